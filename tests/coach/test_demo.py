"""The demo studio: every story ends where its file says, nobody is real, and the same seed makes the same studio."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.demo.demo import Invented, build
from lbp_core.coach.floor import training
from lbp_core.coach.gate.gate import gate
from lbp_core.coach.papers import scope
from lbp_core.coach.papers.consents import may_share
from lbp_core.coach.papers.par_q import par_q
from lbp_core.coach.screening.body_notes import body_note
from lbp_core.coach.screening.measures import measures
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.coach.weekly import reviewing
from lbp_core.evidence import demo_stories as file
from lbp_core.evidence.demo_stories import Story, demo_stories
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.under_way import is_under_way
from lbp_core.models.body_note import Feel
from lbp_core.models.measure import Change
from lbp_core.models.par_q import ParQStanding
from lbp_core.models.records import EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.views import DueKind
from tests.people import all_due

FRIDAY = datetime(2026, 11, 20, 14, tzinfo=UTC)
BY_NAME = {story.name: story for story in demo_stories()}
SHORT = tuple(BY_NAME[name] for name in ("Callum Reid", "Fiona MacLeod", "Nicola Fraser", "George Abbott"))


@dataclass(frozen=True)
class Made:
    """A demo studio and what its building told."""

    studio: Studio
    invented: Invented
    steps: list[tuple[int, int, str]]

    def client(self, name: str) -> str:
        """That story's client id."""
        return self.invented.clients[name]


def make(folder: Path, *, at: datetime = FRIDAY, seed: int = 1, stories: tuple[Story, ...] | None = None) -> Made:
    steps: list[tuple[int, int, str]] = []
    studio = open_studio(f"sqlite:///{folder / 'studio.db'}", create=True, demo=True)
    invented = build(
        studio, at=at, seed=seed, stories=stories, progress=lambda done, of, name: steps.append((done, of, name))
    )
    return Made(studio, invented, steps)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    made = make(tmp_path_factory.mktemp("demo"))
    with closing(made.studio.store):
        yield made


def test_there_are_a_dozen_people_and_more_each_marked_as_invented(demo: Made) -> None:
    rows = caseload.caseload(demo.studio, on=FRIDAY.date(), limit=100)
    assert demo.studio.demo
    assert len(rows) == len(demo_stories()) >= 12
    assert all(row.client.details.demo for row in rows)
    assert len({row.client.details.birth_year for row in rows}) >= 10, "people of many ages"


def test_the_papers_are_as_the_stories_have_them(demo: Made) -> None:
    on = FRIDAY.date()
    forms = {name: par_q(demo.studio, demo.client(name), on=on).standing for name in BY_NAME}
    assert forms["Robert Hale"] is ParQStanding.EXPIRED
    assert forms["Nicola Fraser"] is ParQStanding.ABSENT
    assert {forms[name] for name in BY_NAME if name not in {"Robert Hale", "Nicola Fraser"}} == {ParQStanding.VALID}
    assert may_share(demo.studio, demo.client("Margaret Ellis"))
    assert not may_share(demo.studio, demo.client("Chloe Adeyemi"))
    (papers,) = [one for one in all_due(demo.studio, on=on) if one.kind is DueKind.PAPERS]
    assert papers.client_name == "Robert Hale"
    changes = {row.name: row.change for row in measures(demo.studio, demo.client("Alan Braithwaite"), on=on)}
    assert changes["Roland-Morris (RMDQ)"] is Change.WORSE
    note = body_note(demo.studio, demo.client("Daniel Okafor"))
    assert note is not None
    assert note.body.neck is Feel.SORE
    who = scope.trainer(demo.studio)
    assert who is not None
    assert scope.plans_alone(who)


@pytest.mark.parametrize("name", BY_NAME)
def test_the_gate_is_where_the_story_leaves_it(demo: Made, name: str) -> None:
    assert gate(demo.studio, demo.client(name), on=FRIDAY.date()).locked is BY_NAME[name].expect.locked


@pytest.mark.parametrize("name", [name for name, story in BY_NAME.items() if story.expect.waiting])
def test_last_weeks_decision_waits_with_the_verdict_of_the_story(demo: Made, name: str) -> None:
    view = reviewing.review_view(demo.studio, demo.client(name), on=FRIDAY.date())
    assert view.as_of == monday_of(FRIDAY.date()) - timedelta(days=1)
    assert view.decided is None
    assert view.result.verdict is BY_NAME[name].expect.waiting
    due = [one.kind for one in all_due(demo.studio, on=FRIDAY.date()) if one.client_id == demo.client(name)]
    assert DueKind.REVIEW in due


@pytest.mark.parametrize("name", [name for name, story in BY_NAME.items() if story.weeks])
def test_the_decisions_along_the_way_are_those_of_the_story(demo: Made, name: str) -> None:
    expect = BY_NAME[name].expect
    view = reviewing.review_view(demo.studio, demo.client(name), on=FRIDAY.date())
    taken = [one.taken for one in view.decisions]
    assert set(expect.ever) <= set(taken)
    assert not set(expect.never) & set(taken)
    if expect.last is not None:
        assert taken[0] is expect.last
    undecided = 1 if expect.waiting is not None else 0
    assert len(taken) == BY_NAME[name].weeks - undecided, "every week is decided, except one that waits"


def test_a_trainer_who_thought_otherwise_left_the_reason(demo: Made) -> None:
    decisions = reviewing.review_view(demo.studio, demo.client("Daniel Okafor"), on=FRIDAY.date()).decisions
    assert [one.why for one in decisions if one.why] == ["A week of travel ahead."]


def test_nobody_with_a_locked_gate_has_trained_since(demo: Made) -> None:
    assert training.sessions(demo.studio, demo.client("George Abbott")) == ()
    newest = training.sessions(demo.studio, demo.client("Gareth Pugh"))[0]
    assert newest.on < monday_of(FRIDAY.date())


def test_no_row_is_dated_in_the_future(demo: Made) -> None:
    for client in demo.invented.clients.values():
        for session in training.sessions(demo.studio, client):
            assert session.opened <= FRIDAY
            assert session.on <= FRIDAY.date()


def test_about_a_fifth_of_the_mornings_is_missing_and_none_is_made_up(demo: Made) -> None:
    found = [
        session.latest(EntryKind.PAIN_NEXT_MORNING) is not None
        for name in ("Daniel Okafor", "Robert Hale", "Tom Whitaker", "Siobhan Kelly")
        for session in training.sessions(demo.studio, demo.client(name))
        if session.on < FRIDAY.date()
    ]
    assert 0.65 < sum(found) / len(found) < 0.9


def test_the_missed_weeks_are_holes_in_the_timeline(demo: Made) -> None:
    weeks = reviewing.review_view(demo.studio, demo.client("Robert Hale"), on=FRIDAY.date()).timeline
    assert len(weeks) == 53
    assert [week.pain for week in weeks[27:29]] == [None, None]


def test_building_tells_how_far_it_is(demo: Made) -> None:
    assert [step[0] for step in demo.steps] == list(range(1, len(demo_stories()) + 1))
    assert demo.invented.says.startswith(f"{len(demo_stories())} invented clients")


@pytest.mark.parametrize("day", range(7))
def test_whatever_the_weekday_one_session_is_due_and_one_is_open_half_way(tmp_path: Path, day: int) -> None:
    at = FRIDAY + timedelta(days=day)
    made = make(tmp_path, at=at, stories=SHORT[:2])
    on = today(made.studio, at)
    with closing(made.studio.store):
        due = {(one.client_id, one.kind) for one in all_due(made.studio, on=on)}
        assert (made.client("Callum Reid"), DueKind.SESSION) in due
        left = training.open_now(made.studio, made.client("Fiona MacLeod"))
        assert left is not None
        assert left.on == on
        assert is_under_way(left)
        assert not left.finished


def test_the_first_minute_of_a_day_is_no_trouble(tmp_path: Path) -> None:
    at = datetime(2026, 3, 29, 0, 1, tzinfo=UTC)
    made = make(tmp_path, at=at, stories=SHORT)
    with closing(made.studio.store):
        assert set(made.invented.clients) == {story.name for story in SHORT}


def test_the_same_seed_makes_the_same_studio_and_another_does_not(tmp_path: Path) -> None:
    told = []
    for number, seed in enumerate((7, 7, 8)):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = make(folder, seed=seed, stories=SHORT[:2])
        with closing(made.studio.store):
            told.append(
                [
                    (client, session)
                    for client in made.invented.clients.values()
                    for session in training.sessions(made.studio, client)
                ]
            )
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_a_studio_of_real_people_is_left_alone(tmp_path: Path) -> None:
    studio = open_studio(f"sqlite:///{tmp_path / 'real.db'}", create=True)
    with closing(studio.store):
        with pytest.raises(Refused, match="holds real people"):
            build(studio, at=FRIDAY, stories=SHORT)
        assert caseload.caseload(studio, on=FRIDAY.date()) == ()


def test_a_building_that_breaks_off_leaves_nobody(tmp_path: Path) -> None:
    studio = open_studio(f"sqlite:///{tmp_path / 'demo.db'}", create=True, demo=True)

    def stop(done: int, of: int, name: str) -> None:
        raise KeyboardInterrupt

    with closing(studio.store):
        with pytest.raises(KeyboardInterrupt):
            build(studio, at=FRIDAY, stories=SHORT[2:], progress=stop)
        assert caseload.caseload(studio, on=FRIDAY.date()) == ()


def test_a_story_with_an_unknown_question_says_which_and_what_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "clients.yaml"
    wrong.write_text(
        file.FILE.read_text("utf-8").replace("question: neuro_footdrop", "question: neuro_footdrp"), "utf-8"
    )
    monkeypatch.setattr(file, "FILE", wrong)
    with pytest.raises(
        BrokenKnowledge, match="'neuro_footdrp' is not a safety question. Did you mean 'neuro_footdrop'"
    ):
        file.demo_stories.__wrapped__()


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("weeks_ago: 9, kind: trainer", "weeks_ago: 90, kind: trainer", "lies before the 16 weeks"),
        ("kind: says, question: neuro_footdrop", "kind: says", "needs 'question'"),
        ("kind: trainer, taken: hold,", "kind: trainer,", "needs 'taken'"),
    ],
)
def test_an_event_that_cannot_happen_is_told_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was: str, becomes: str, says: str
) -> None:
    text = file.FILE.read_text("utf-8")
    assert was in text
    wrong = tmp_path / "clients.yaml"
    wrong.write_text(text.replace(was, becomes), "utf-8")
    monkeypatch.setattr(file, "FILE", wrong)
    with pytest.raises(BrokenKnowledge, match=says):
        file.demo_stories.__wrapped__()
