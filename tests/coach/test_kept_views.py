"""A review view is put together once for as long as nothing is written; nobody is shown what they may not see for it."""

from datetime import timedelta

import pytest

from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.people import Role, Seen
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Verdict
from tests.coach.test_reviewing import good_week, take
from tests.people import day, ready, train


def test_looking_again_reads_nothing_new_and_any_write_is_seen_at_once(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    times: list[str] = []
    put_together = reviewing._put_together

    def counted(studio: Studio, client_id: str, **said: object) -> object:
        times.append(client_id)
        return put_together(studio, client_id, **said)  # type: ignore[arg-type]

    monkeypatch.setattr(reviewing, "_put_together", counted)
    first = reviewing.review_view(studio, client_id, on=day(7))
    assert reviewing.review_view(studio, client_id, on=day(7)) is first
    assert len(times) == 1
    take(studio, client_id, Verdict.HOLD)
    after = reviewing.review_view(studio, client_id, on=day(7))
    assert len(times) == 2
    assert (first.decisions, len(after.decisions)) == ((), 1)
    train(studio, client_id, on=day(8), before=9)
    assert reviewing.review_view(studio, client_id, on=day(8)).timeline[-1].pain is not None


def test_another_day_is_another_view(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    sunday, monday = (reviewing.review_view(studio, client_id, on=day(number)) for number in (6, 7))
    assert (sunday.as_of, monday.as_of) == (day(6), day(6))
    assert reviewing.review_view(studio, client_id, on=day(15)).as_of > day(7) + timedelta(days=1)


def test_whoever_may_not_see_the_client_is_refused_although_the_view_is_at_hand(studio: Studio) -> None:
    client_id = ready(studio)
    reviewing.review_view(studio, client_id, on=day(7))
    stranger = studio.seen_by(Seen(person_id="stranger", role=Role.TRAINER, on=day(7)))
    with pytest.raises(Refused):
        reviewing.review_view(stranger, client_id, on=day(7))


def test_inside_a_write_nothing_is_kept(studio: Studio) -> None:
    client_id = ready(studio)
    with studio.store.write():
        one, two = (reviewing.review_view(studio, client_id, on=day(7)) for _ in range(2))
        assert one == two
        assert one is not two
