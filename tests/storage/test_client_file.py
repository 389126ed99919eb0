"""Papers in a client's file and the studio's: filed once, the newest counts, older ones stay."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import DBAPIError

from lbp_core.models.base import Frozen
from lbp_core.models.client import ClientDetails
from lbp_core.storage import tables
from lbp_core.storage.client_file import add_paper, add_studio_paper, newest_papers, papers_of, studio_papers
from lbp_core.storage.clients import add_client
from lbp_core.storage.once import once
from lbp_core.storage.store import Store

NOW = datetime(2026, 3, 2, 23, 30, 0, 123456, tzinfo=UTC)
ON = date(2026, 3, 3)


class Told(Frozen):
    """A paper for the test."""

    words: str
    number: int | None = None


def someone(tx: Connection, name: str) -> str:
    written = once(tx, "client", "", name, at=NOW)
    add_client(tx, written, ClientDetails(name=name), on=NOW.date())
    return written.result


def file(tx: Connection, client_id: str, key: str, said: Told, kind: str = "par_q") -> str:
    written = once(tx, kind, client_id, key, at=NOW)
    if not written.again:
        add_paper(tx, written, client_id, kind, said, at=NOW, on=ON)
    return written.result


def test_a_paper_is_read_back_as_it_was_filed(store: Store) -> None:
    said = Told(words="Zoë’s own words; 'quoted' {braces}", number=0)
    with store.write() as tx:
        anna = someone(tx, "Anna")
        made = file(tx, anna, "1", said)
    with store.read() as tx:
        (found,) = papers_of(tx, [anna], "par_q", Told)[anna]
    assert (found.id, found.client_id, found.at, found.on, found.body) == (made, anna, NOW, ON, said)


def test_papers_come_oldest_first_and_by_client_and_kind(store: Store) -> None:
    with store.write() as tx:
        anna, boris, clara = (someone(tx, name) for name in ("Anna", "Boris", "Clara"))
        for number in range(12):
            file(tx, (anna, boris)[number % 2], str(number), Told(words="", number=number))
        file(tx, anna, "other", Told(words="other"), kind="consent")
    with store.read() as tx:
        found = papers_of(tx, [anna, boris, clara], "par_q", Told)
        newest = newest_papers(tx, [anna, boris, clara], "par_q", Told)
        only_boris = newest_papers(tx, [boris], "par_q", Told)
        assert papers_of(tx, [], "par_q", Told) == {}
    assert [one.body.number for one in found[anna]] == [0, 2, 4, 6, 8, 10]
    assert [one.body.number for one in found[boris]] == [1, 3, 5, 7, 9, 11]
    assert set(found) == set(newest) == {anna, boris}
    assert {client: one.body.number for client, one in newest.items()} == {anna: 10, boris: 11}
    assert set(only_boris) == {boris}


@pytest.mark.hazard("H10")
def test_the_same_paper_sent_twice_is_filed_once(store: Store) -> None:
    with store.write() as tx:
        anna = someone(tx, "Anna")
    for _ in range(2):
        with store.write() as tx:
            file(tx, anna, "same", Told(words="yes"))
    with store.read() as tx:
        assert len(papers_of(tx, [anna], "par_q", Told)[anna]) == 1


def test_the_studios_papers_belong_to_no_client(store: Store) -> None:
    with store.write() as tx:
        for number in range(3):
            written = once(tx, "trainer", "", str(number), at=NOW + timedelta(days=number))
            said = Told(words="level", number=number)
            add_studio_paper(tx, written, "trainer", said, at=NOW, on=ON)
    with store.read() as tx:
        assert [one.body.number for one in studio_papers(tx, "trainer", Told)] == [0, 1, 2]
        assert studio_papers(tx, "other", Told) == []
        assert tx.execute(select(func.count()).select_from(tables.client_file)).scalar_one() == 0


@pytest.mark.parametrize(
    "wrong",
    [{"kind": ""}, {"kind": "k" * 41}, {"body": "nothing"}, {"at": "soon"}, {"on_day": "3 March"}, {"seq": 99}],
)
def test_the_table_itself_refuses_what_is_no_paper(store: Store, wrong: dict[str, object]) -> None:
    with store.write() as tx:
        anna = someone(tx, "Anna")
        seq = once(tx, "x", "", "1", at=NOW).seq
    right = {
        "id": "p", "seq": seq, "client_id": anna, "at": "2026-03-02T09:00:00.000000Z", "on_day": "2026-03-02",
        "kind": "par_q", "body": "{}",
    }  # fmt: skip
    with pytest.raises(DBAPIError), store.write() as tx:
        tx.execute(insert(tables.client_file).values(**(right | wrong)))
    with store.write() as tx:
        tx.execute(insert(tables.client_file).values(**right))


def test_a_paper_about_nobody_is_refused(store: Store) -> None:
    with store.write() as tx:
        seq = once(tx, "x", "", "1", at=NOW)
    with pytest.raises(DBAPIError), store.write() as tx:
        add_paper(tx, seq, "nobody", "par_q", Told(words=""), at=NOW, on=ON)
