"""The lists are found without reading everybody, and show just what reading everybody would."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import alerts, gate, pausing
from lbp_core.coach.gate.alerts_open import open_alerts
from lbp_core.coach.papers import consents, par_q
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.saving import saving_trouble
from lbp_core.coach.studio import Studio
from lbp_core.coach.today.away import is_away
from lbp_core.coach.today.glances import bring_up, look
from lbp_core.coach.today.latest import latest_of, numbers_of
from lbp_core.coach.today.waiting import due_for, waiting
from lbp_core.coach.weekly import reviewing
from lbp_core.facts.calendar import sunday_of
from lbp_core.models.alerts import Agreed, Alert, AlertAnswer
from lbp_core.models.client import ClientDetails
from lbp_core.models.consent import Subject
from lbp_core.models.glance import Show, SortBy
from lbp_core.models.history import CheckIn, FlareLength
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Clearance, Occasion
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import Due, DueKind
from lbp_core.storage import tables
from lbp_core.storage.client_file import add_paper
from lbp_core.storage.clients import clients_of
from tests.people import MONDAY, all_no, anna, at, calm, day, opened, planned, ready, screened, train

SAID = ("ces_saddle", "neuro_footdrop", "ca_night", "leg_pain", "infl", "preg")
STEPS = 30


class Life:
    """A studio to which things happen in no order; every step has a key of its own."""

    def __init__(self, studio: Studio, seed: int) -> None:
        self.studio, self.dice, self.steps = studio, random.Random(seed), 0
        self.on = 0
        self.ids: list[str] = []

    @property
    def when(self) -> date:
        return day(self.on)

    def step(self) -> str:
        """One thing happens to one client, today or after some days."""
        self.steps += 1
        self.on += self.dice.choice((0, 0, 0, 1, 1, 3, 7, 30, 60))
        kinds = [name for name in dir(self) if name.startswith("do_")]
        name = self.dice.choice(kinds) if self.ids else "do_come"
        try:
            getattr(self, name)(self.dice.choice(self.ids) if self.ids else "")
        except Refused:
            return f"{name} refused"
        return name

    @property
    def key(self) -> str:
        return f"step {self.steps}"

    def answer(self) -> dict[str, Answer]:
        return {self.dice.choice(SAID): self.dice.choice((Answer.YES, Answer.YES, Answer.UNSURE))}

    def do_come(self, _who: str) -> None:
        name = self.dice.choice(("Ada", "bea", "Cem", "Dan", "Ève")) + f" {self.dice.randrange(3)}"
        born = self.dice.choice((1985, 1958, 2012, None))
        made = caseload.add_client(
            self.studio, ClientDetails(name=name, birth_year=born), key=self.key, at=at(self.when)
        )
        self.ids.append(made.id)

    def do_come_ready(self, _who: str) -> None:
        made = anna(self.studio, key=self.key, name=f"Fay {self.steps}", when=at(self.when))
        screened(self.studio, made.id, on=self.when)
        planned(self.studio, made.id, on=self.when)
        self.ids.append(made.id)

    def do_screen(self, who: str) -> None:
        said = self.answer() if self.dice.random() < 0.3 else {}
        asked = calm(**said).model_copy(update={"pain_now": float(self.dice.randrange(11))})
        gate.record_screening(
            self.studio, who, asked, occasion=Occasion.FULL, by=By.TRAINER, key=self.key, at=at(self.when)
        )

    def do_plan(self, who: str) -> None:
        drafted = planning.draft(self.studio, who, Wishes(), start=self.when)
        planning.save(self.studio, who, drafted, because="Once more.", key=self.key, at=at(self.when, 9))

    def do_open(self, who: str) -> None:
        opened(self.studio, who, on=self.when, key=self.key)

    def do_train(self, who: str) -> None:
        if training.day_for(self.studio, who, on=self.when) is not None:
            train(self.studio, who, on=self.when, before=float(self.dice.randrange(8)))

    def do_end(self, who: str) -> None:
        found = training.open_now(self.studio, who)
        if found is not None:
            training.tap(self.studio, found.id, Entry(kind=EntryKind.FINISHED), key=self.key, at=at(self.when, 12))

    def do_check_in(self, who: str) -> None:
        told = CheckIn(
            date=self.when,
            pain_average=self.dice.choice((None, 0.0, 4.0)),
            flare=self.dice.choice((None, *FlareLength)),
        )
        answers = all_no(Occasion.CHECK_IN) | (self.answer() if self.dice.random() < 0.3 else {})
        answers = {name: one for name, one in answers.items() if name in all_no(Occasion.CHECK_IN)}
        sharing.send_check_in(self.studio, who, told, answers, by=By.CLIENT, key=self.key, at=at(self.when, 20))

    def do_morning(self, who: str) -> None:
        sharing.send_morning(self.studio, who, 5.0, {}, by=By.CLIENT, key=self.key, at=at(self.when, 7))

    def do_say(self, who: str) -> None:
        sharing.send_morning(self.studio, who, None, self.answer(), by=By.CLIENT, key=self.key, at=at(self.when, 22))

    def do_clear(self, who: str) -> None:
        covers = gate.gate(self.studio, who, on=self.when).covers
        said = Clearance(date=self.when, by="Dr Lind", covers=covers)
        gate.record_clearance(self.studio, who, said, role="GP", key=self.key, at=at(self.when, 13))

    def do_pause(self, who: str) -> None:
        pausing.refer(self.studio, who, "Grey", soon=Disposition.REFER_URGENT, key=self.key, at=at(self.when, 14))

    def do_decide(self, who: str) -> None:
        as_of = sunday_of(self.when)
        reviewing.decide(self.studio, who, as_of=as_of, taken=None, why=None, key=self.key, at=at(self.when, 15))

    def do_consent(self, who: str) -> None:
        asked = self.dice.choice((consents.give, consents.withdraw))
        asked(self.studio, who, self.dice.choice(list(Subject)), by=By.CLIENT, key=self.key, at=at(self.when))

    def do_par_q(self, who: str) -> None:
        ends = self.dice.choice((ParQOutcome.ALL_NO, ParQOutcome.ASKS_CLINICIAN))
        said = ParQ(done_on=self.when, outcome=ends, expires=self.when)
        par_q.record_par_q(self.studio, who, said, key=self.key, at=at(self.when))

    def do_change(self, who: str) -> None:
        found = caseload.client(self.studio, who)
        details = found.details.model_copy(update={"birth_year": self.dice.choice((1950, 1990))})
        caseload.change_client(self.studio, who, details, version=found.version, key=self.key, at=at(self.when))

    # ---- reading everybody ------------------------------------------------------------------------------------------

    def slow_waiting(self, on: date) -> tuple[tuple[Due, ...], ...]:
        """Everybody read whole, and put in order here."""
        with self.studio.store.read() as tx:
            people = clients_of(tx, self.ids)
            lately = latest_of(tx, people, on=on, taps=numbers_of(tx, people, on=on))
        found = []
        for one in people:
            all_of_it = due_for(self.studio, one.id, on=on)
            if is_away(one, lately[one.id], on=on):
                all_of_it = tuple(due for due in all_of_it if due.kind is DueKind.SAFETY)
            if all_of_it:
                first = all_of_it[0]
                caution = gate.gate(self.studio, one.id, on=on).disposition.caution
                place = (list(DueKind).index(first.kind), -caution if first.kind is DueKind.SAFETY else 0, first.since)
                found.append((place, all_of_it))
        return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))

    def slow_alerts(self, on: date) -> list[Alert]:
        """Everybody asked."""
        with self.studio.store.read() as tx:
            found = open_alerts(tx, self.ids, on=on)
        return sorted(found, key=lambda one: (not one.pressing, -one.disposition.caution, one.tellings[-1].at))


@pytest.mark.hazard("H02")
@pytest.mark.hazard("H20")
@pytest.mark.parametrize("seed", range(6))
def test_the_quick_way_and_reading_everybody_agree_whatever_happened(studio: Studio, seed: int) -> None:
    life = Life(studio, seed)
    happened = []
    for _ in range(STEPS):
        happened.append((life.on, life.step()))
        on = day(life.on + life.dice.choice((0, 0, 0, 1, 6, 7, 29, 80, 300, -1)))
        assert waiting(studio, on=on, limit=100).clients == life.slow_waiting(on), happened
        assert list(alerts.alerts(studio, on=on)) == life.slow_alerts(on), happened
        with studio.store.read() as tx:
            kept = sorted(tx.execute(tables.glances.select()).all())
        with studio.store.write() as tx:
            tx.execute(tables.glances.update().values(holds_until=""))
        bring_up(studio, on=on)
        with studio.store.read() as tx:
            again = sorted(tx.execute(tables.glances.select()).all())
        days = {"read_on", "holds_until"}
        assert [_but(row, days) for row in kept] == [_but(row, days) for row in again], happened


def _but(row: object, names: set[str]) -> dict[str, object]:
    return {name: value for name, value in row._mapping.items() if name not in names}


def test_the_lives_reach_every_kind_of_waiting(sqlite_studio: Studio) -> None:
    """A test that never sees an overdue check-in or an away client proves little."""
    seen: set[str] = set()
    life = Life(sqlite_studio, 99)
    for number in range(90):
        if number % 30:
            life.step()
        else:
            life.do_come_ready(f"{life.steps}")
            life.do_train(life.ids[-1])
        for on in (life.when, day(life.on + 1)):
            seen |= {one.kind.value for each in waiting(sqlite_studio, on=on, limit=100).clients for one in each}
    assert seen == {kind.value for kind in DueKind}
    assert caseload.count(sqlite_studio, on=life.when, show=Show.AWAY)


@pytest.mark.hazard("H20")
def test_every_table_about_a_client_puts_the_glance_out_of_date(studio: Studio) -> None:
    """A table that comes later must be marked too, or named here with its reason."""
    beside = {
        "glances": "itself",
        "answers": "always written with their screening",
        "client_links": "no list shows links",
        "care": "whose client it is changes nothing about them",
        "audit": "who looked changes nothing about them",
    }
    asked = {name for name, one in tables.metadata.tables.items() if "client_id" in one.columns} - set(beside)
    with studio.store.read() as tx:
        known = (
            "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%at_a_glance'"
            if tx.dialect.name == "sqlite"
            else "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name LIKE '%at_a_glance'"
        )
        marked = set(tx.execute(text(known)).scalars())
    assert asked | {"clients"} == marked


@pytest.mark.hazard("H20")
def test_an_alert_is_shown_also_where_nothing_can_be_written(
    sqlite_studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ready(sqlite_studio)
    sharing.send_morning(
        sqlite_studio, client_id, None, {"ces_saddle": Answer.YES}, by=By.CLIENT, key="m", at=at(day(1), 23)
    )

    def full(*_: object, **__: object) -> int:
        raise Refused("The disk is full.")

    monkeypatch.setattr(alerts, "bring_up", full)
    assert [one.client_id for one in alerts.alerts(sqlite_studio, on=day(2))] == [client_id]


def test_reading_again_writes_only_what_is_out_of_date(studio: Studio) -> None:
    first, second = ready(studio), anna(studio, key="b", name="Bo").id
    assert bring_up(studio, on=MONDAY) == 2
    assert bring_up(studio, on=MONDAY) == 0
    train(studio, first, on=MONDAY)
    assert bring_up(studio, on=MONDAY) == 1
    assert bring_up(studio, on=day(1)) == 2
    with studio.store.read() as tx:
        [one] = look(tx, clients_of(tx, [second]), on=day(200))
    assert (one.away, one.due, one.holds_until) == (True, None, date(2027, 1, 1))


def test_who_is_away_waits_for_nothing_but_their_safety_and_is_found_by_the_chip(studio: Studio) -> None:
    gone, worried = ready(studio), anna(studio, key="b", name="Zoe").id
    train(studio, gone, on=MONDAY)
    screened(studio, worried, key="z")
    sharing.send_morning(studio, worried, None, {"ces_saddle": Answer.YES}, by=By.CLIENT, key="m", at=at(MONDAY, 22))
    late = day(200)
    assert [each[0].client_id for each in waiting(studio, on=late, limit=100).clients] == [worried]
    assert due_for(studio, gone, on=late), "their own record still says what is late"
    found = caseload.caseload(studio, on=late, show=Show.AWAY)
    assert [(row.client.name, row.away, row.last_contact) for row in found] == [
        ("Anna Berg", True, MONDAY),
        ("Zoe", True, MONDAY),
    ]
    assert caseload.caseload(studio, on=late, show=Show.HERE) == ()
    sharing.send_morning(studio, gone, 3.0, {}, by=By.CLIENT, key="back", at=at(late, 8))
    assert gone in [each[0].client_id for each in waiting(studio, on=late, limit=100).clients]


def test_a_score_that_goes_out_of_sight_while_its_client_is_away_is_noticed(studio: Studio) -> None:
    client_id = anna(studio).id
    sharing.send_morning(studio, client_id, 5.0, {}, by=By.CLIENT, key="m", at=at(MONDAY, 8))
    with studio.store.read() as tx:
        [one] = look(tx, clients_of(tx, [client_id]), on=day(60))
    assert (one.away, one.pain, one.holds_until) == (True, 5.0, day(61))


def test_the_orders_and_the_chips_of_the_caseload(studio: Studio) -> None:
    names = {}
    for name, pain in (("Ada", 0.0), ("Bea", 7.0), ("Aaron", None), ("Dan", 3.0)):
        names[name] = anna(studio, key=name, name=name).id
        if pain is not None:
            screened(studio, names[name], key=name)
            sharing.send_morning(studio, names[name], pain, {}, by=By.CLIENT, key=name, at=at(day(len(names)), 8))
    pausing.refer(studio, names["Dan"], "Grey", soon=Disposition.REFER_URGENT, key="p", at=at(day(5)))

    def listed(**asked: object) -> list[str]:
        rows = caseload.caseload(studio, on=day(9), **asked)
        assert len(rows) == caseload.count(studio, on=day(9), show=asked.get("show", Show.EVERYONE))
        return [row.client.name for row in rows]

    assert listed(sort=SortBy.PAIN) == ["Bea", "Dan", "Ada", "Aaron"], "a zero is known, and comes before what is not"
    assert listed(sort=SortBy.CONTACT) == ["Aaron", "Ada", "Bea", "Dan"], "longest ago first"
    assert listed(sort=SortBy.GATE)[0] == "Dan"
    assert listed(sort=SortBy.DUE)[0] == "Dan"
    assert listed(show=Show.PAUSED) == ["Dan"]
    assert listed(show=Show.NOT_SCREENED) == ["Aaron"]
    assert set(listed(sort=SortBy.STAGE)) == set(names)


def test_of_many_who_wait_only_the_first_are_read_and_all_are_counted(sqlite_studio: Studio) -> None:
    with sqlite_studio.store.write():
        for number in range(60):
            anna(sqlite_studio, key=str(number), name=f"Client {number:02}")
    first = waiting(sqlite_studio, on=MONDAY, limit=9)
    assert [each[0].client_name for each in first.clients] == [f"Client {number:02}" for number in range(9)]
    assert first.count == 60
    assert len(waiting(sqlite_studio, on=MONDAY, limit=33).clients) == 33


def test_an_alert_speaks_for_its_clients_safety_and_a_handled_one_leaves_the_rest_of_theirs(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY)
    anna(studio, key="b", name="Bo")
    sharing.send_morning(studio, client_id, None, {"ca_night": Answer.YES}, by=By.CLIENT, key="m", at=at(day(7), 7))
    [alert] = ringing = alerts.alerts(studio, on=day(7))
    beside = waiting(studio, on=day(7), limit=9, beside=ringing)
    assert ([each[0].client_name for each in beside.clients], beside.count) == (["Bo"], 1)
    said = AlertAnswer(tellings=(alert.tellings[0].id,), agreed=Agreed.APPOINTMENT, day=day(9))
    alerts.answer_alert(studio, client_id, said, key="a", at=at(day(7), 9))
    handled = waiting(studio, on=day(7), limit=9, beside=alerts.alerts(studio, on=day(7)))
    assert [each[0].kind for each in handled.clients] == [DueKind.SCREENING, DueKind.REVIEW]
    assert handled.count == 2


def test_a_paper_of_any_kind_counts_as_a_write_about_the_client(studio: Studio) -> None:
    from lbp_core.storage.once import once

    client_id = ready(studio)
    bring_up(studio, on=MONDAY)
    with studio.store.write() as tx:
        said = ParQ(done_on=MONDAY, outcome=ParQOutcome.ALL_NO, expires=MONDAY)
        add_paper(
            tx, once(tx, "x", client_id, "1", at=at(MONDAY)), client_id, "anything", said, at=at(MONDAY), on=MONDAY
        )
    assert bring_up(studio, on=MONDAY) == 1


def test_rows_are_kept_while_nothing_is_written_and_read_again_after_any_write(studio: Studio) -> None:
    client_id = ready(studio)

    def pain() -> float | None:
        return caseload.caseload(studio, on=day(1))[0].last_pain

    assert pain() is None
    asked: list[str] = []
    event.listen(studio.store._engine, "before_cursor_execute", lambda *one: asked.append(one[2]))
    pain()
    assert not [one for one in asked if "session_entries" in one], "nothing was written, nothing is read whole again"
    sharing.send_morning(studio, client_id, 6.0, {}, by=By.CLIENT, key="m", at=at(day(1), 7))
    assert pain() == 6.0

    def undone() -> None:
        with studio.store.write():
            sharing.send_morning(studio, client_id, 9.0, {}, by=By.CLIENT, key="n", at=at(day(1), 8))
            assert pain() == 9.0, "inside the write it is that write's own view"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    sharing.send_morning(studio, client_id, 2.0, {}, by=By.CLIENT, key="o", at=at(day(1), 9))
    assert pain() == 2.0, "a write that was undone left nothing behind, though its place is taken again"


def test_lists_are_read_while_nothing_can_be_saved_and_the_page_can_say_so(
    sqlite_studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(sqlite_studio)
    bring_up(sqlite_studio, on=MONDAY)
    anna(sqlite_studio, key="b", name="Bo")

    @contextmanager
    def full(*_: object) -> Iterator[None]:
        raise OperationalError("COMMIT", None, Exception("database or disk is full"))
        yield

    with monkeypatch.context() as patch:
        patch.setattr("lbp_core.storage.store.turn_to_write", full)
        with pytest.raises(Refused, match="The disk is full"):
            anna(sqlite_studio, key="c", name="Cy")
        assert len(caseload.caseload(sqlite_studio, on=MONDAY)) >= 1
        told = saving_trouble(sqlite_studio)
        assert told is not None
        assert "what you tap is not kept" in told
        assert "Make room" in told
    anna(sqlite_studio, key="d", name="Di")
    assert saving_trouble(sqlite_studio) is None, "one kept write ends it"
    assert len(caseload.caseload(sqlite_studio, on=MONDAY)) == 3
