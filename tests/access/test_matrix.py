"""The access matrix: every verb of the coach, through everybody's eyes, on every sort of client. No cell may tell who is there.

Routes and pages are tried through the door itself, from the same registry, by tests/access/test_routes.py.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.door import caring
from lbp_core.coach.floor import training
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.history import CheckIn
from lbp_core.models.people import Role, Seen
from lbp_core.models.programme import Programme
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Occasion
from lbp_core.storage import care, people
from lbp_core.storage.once import once
from tests.access.registry import Target, about_a_client, at_the_door, said, verbs
from tests.people import all_no, anna, at, day, opened, planned, screened
from tests.source import modules

ON = day(9)
HOWS = ("own", "shared", "share ended", "another's", "missing")
GONE = HOWS[2:]
EYES = ("owner", "trainer", "assistant", "client")


class Undone(Exception):
    """Takes everything back that a cell has written."""


@dataclass(frozen=True)
class Outcome:
    """How a cell ended: shown, refused (with its sentence) or failed, and everything it showed."""

    kind: str
    says: str
    shown: str

    def of(self, target: Target) -> "Outcome":
        """The same without the ids that were asked for."""
        says = self.says.replace(target.client_id, "<client>").replace(target.session_id, "<session>")
        return replace(self, says=says)


@dataclass(frozen=True)
class World:
    """A studio with Sam and Jo, one client of each sort as Sam sees them, and what each cell did."""

    studio: Studio
    targets: dict[str, Target]
    programme: Programme
    outcomes: dict[tuple[str, str, str], Outcome]


def canary(how: str) -> str:
    """A client's name that stands nowhere else."""
    return f"Quill {how.title().replace(chr(39), '')} Farthing"


def made(folder: Path) -> tuple[Studio, dict[str, Target]]:
    studio = open_studio(f"sqlite:///{folder / 'studio.db'}", create=True)
    with studio.store.write() as tx:
        for who, role in (("sam", Role.OWNER), ("jo", Role.OWNER), ("kit", Role.ASSISTANT)):
            written = once(tx, "add_person", "", who, at=at(day(0)), result=who)
            people.add_person(tx, written, name=who.title(), login=who, role=role, password=None, on=day(0))
    targets = {}
    for how in HOWS[:-1]:
        client_id = anna(studio, key=how, name=canary(how)).id
        whose = "sam" if how == "own" else "jo"
        with studio.store.write() as tx:
            care.take_on(tx, [client_id], whose)
        screened(studio, client_id)
        planned(studio, client_id)
        session = opened(studio, client_id, on=day(1))
        training.tap(
            studio, session, Entry(kind=EntryKind.NOTE, text=f"Note on {canary(how)}"), key="n", at=at(day(1), 11)
        )
        training.tap(studio, session, Entry(kind=EntryKind.FINISHED), key="f", at=at(day(1), 11))
        told = CheckIn(date=day(6), pain_average=4.0, pain_worst=5.0)
        sharing.send_check_in(
            studio,
            client_id,
            told,
            all_no(Occasion.CHECK_IN),
            by=By.CLIENT,
            note=f"From {canary(how)}",
            key="c",
            at=at(day(6)),
        )
        sharing.make_link(studio, client_id, key="l", at=at(day(6)))
        targets[how] = Target(how, client_id, opened(studio, client_id, on=day(8), key="again"))
    caring.share(studio, targets["shared"].client_id, "sam", until=ON, key="s", at=at(ON))
    with studio.store.write() as tx:
        care.share(tx, targets["share ended"].client_id, "sam", until=ON - timedelta(days=1))
    targets["missing"] = Target("missing", "f" * 20, "e" * 20)
    return studio, targets


def eyes(studio: Studio, who: str, targets: dict[str, Target]) -> Studio:
    """The studio as that visitor sees it."""
    if who == "client":
        return studio.seen_by(Seen(client_id=targets["own"].client_id, on=ON))
    person = "kit" if who == "assistant" else "sam"
    return studio.seen_by(Seen(person_id=person, role=Role(who), on=ON))


def tried(studio: Studio, name: str, seen: Studio, handed: dict[str, Any]) -> Outcome:
    """One cell. Whatever it wrote is taken back."""
    outcome: list[Outcome] = []
    try:
        with studio.store.write():
            try:
                outcome.append(Outcome("shown", "", repr(verbs()[name](seen, **handed))))
            except Refused as sentence:
                outcome.append(Outcome("refused", str(sentence), str(sentence)))
            except Exception as error:  # noqa: BLE001 - what it is, the cells judge
                outcome.append(Outcome("failed", f"{type(error).__name__}: {error}"[:200], repr(error)))
            raise Undone
    except Undone:
        return outcome[0]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Every cell, tried once."""
    studio, targets = made(tmp_path_factory.mktemp("matrix"))
    version = planning.programme(studio, targets["own"].client_id)
    assert version is not None
    outcomes = {}
    for name, verb in verbs().items():
        if at_the_door(name):
            continue
        for who in EYES:
            seen = eyes(studio, who, targets)
            for how in HOWS if about_a_client(verb) else ("nobody",):
                target = targets.get(how, targets["missing"])
                if name in PRINTS and (who, how) not in {("owner", "own"), *((w, h) for w in EYES for h in GONE)}:
                    continue
                handed = said(name, target, programme=version.programme, on=ON, number=len(outcomes))
                outcomes[name, who, how] = tried(studio, name, seen, handed).of(target)
    yield World(studio, targets, version.programme, outcomes)
    studio.store.close()


PRINTS = dict.fromkeys(
    (
        "handouts.print_handout",
        "discharge.print_discharge",
        "progress.print_progress",
        "year_printed.print_year",
        "letters.letter_page",
    ),
    True,
)
"""Verbs that start a program to print: seen once, refused as often as all others."""


def test_every_verb_has_its_row() -> None:
    """A new verb fails here, or in the fixture with the sentence that says what to hand it."""
    for name in verbs():
        if not at_the_door(name):
            target = Target("missing", "f" * 20, "e" * 20)
            assert about_a_client(verbs()[name]) or name in STUDIO_WIDE, (
                f"coach.{name} names no client and has no row. Add it to STUDIO_WIDE in tests/access/test_matrix.py with who "
                "may use it; or to HANDED or AT_THE_DOOR in tests/access/registry.py with its reason."
            )
            assert target


def test_only_these_rooms_step_out_of_what_somebody_may_see() -> None:
    """An assistant's week, the answers that cannot wait for the right tablet, the lists' own index; and, once it was asked who
    may, the records that leave whole, come back or are erased."""
    outside = {path for path in modules() if ".whole()" in (ROOT / path).read_text(encoding="utf-8")}
    assert outside == {
        f"lbp_core/coach/{room}.py"
        for room in (
            "today/week_ahead",
            "screening/cannot_wait",
            "today/glances",
            "leaving/bringing_in",
            "leaving/erasing",
            "leaving/studio_kit",
        )
    }


def test_there_are_a_thousand_cells_and_more(world: World, record_property: Callable[[str, object], None]) -> None:
    kinds = Counter(outcome.kind for outcome in world.outcomes.values())
    record_property(
        "measured",
        f"access matrix: {len(world.outcomes)} cells over {len({n for n, _, _ in world.outcomes})} verbs, {dict(kinds)}",
    )
    assert len(world.outcomes) >= 1_000


@pytest.mark.hazard("H05")
def test_who_may_not_be_seen_is_the_same_as_who_is_not_there(world: World) -> None:
    told = []
    for (name, who, how), outcome in world.outcomes.items():
        closed = how in GONE if who != "client" else how in HOWS and how != "own"
        if closed and (outcome.kind == "failed" or outcome != world.outcomes[name, who, "missing"]):
            told.append(f"coach.{name}, {who}, {how}: {outcome.kind} {outcome.says}")
    assert not told, "\n".join(told)


@pytest.mark.hazard("H05")
def test_no_cell_shows_a_name_or_an_id_of_who_may_not_be_seen(world: World) -> None:
    told = []
    for (name, who, how), outcome in world.outcomes.items():
        for other in set(HOWS[:-1]) - SEES[who]:
            marks = (canary(other), world.targets[other].client_id, world.targets[other].session_id)
            if (name, who) not in MAY_NAME and any(mark in outcome.shown for mark in marks):
                told.append(f"coach.{name}, {who}, {how} shows {other}")
    assert not told, "\n".join(told)


def test_who_is_in_care_is_seen(world: World) -> None:
    """What is refused here is refused for a reason of its own, never as if the client were not there."""
    told = []
    for (name, who, how), outcome in world.outcomes.items():
        if who in {"owner", "trainer"} and how in {"own", "shared"}:
            gone = any(words in outcome.says for words in ("no such client", "no such session"))
            if outcome.kind == "failed" or gone:
                told.append(f"coach.{name}, {who}, {how}: {outcome.kind} {outcome.says}")
    assert not told, "\n".join(told)


def test_an_assistant_gets_into_no_record(world: World) -> None:
    told = []
    for (name, who, how), outcome in world.outcomes.items():
        if who == "assistant" and how in HOWS and outcome.kind != "refused":
            told.append(f"coach.{name}, {how}: {outcome.kind} {outcome.says}")
    assert not told, "\n".join(told)


@pytest.mark.hazard("H03")
def test_a_client_decides_and_clears_nothing(world: World) -> None:
    found = {name: world.outcomes[name, "client", "own"] for name in CLIENT_NEVER}
    assert not [
        f"coach.{name}: {outcome.kind} {outcome.says}" for name, outcome in found.items() if outcome.kind != "refused"
    ]


def test_what_belongs_to_no_client_keeps_to_its_roles(world: World) -> None:
    told = []
    for name, roles in STUDIO_WIDE.items():
        for who in EYES:
            outcome = world.outcomes[name, who, "nobody"]
            wanted = "refused" if who not in roles or name in REFUSED_FOR_A_REASON else "shown"
            if outcome.kind != wanted:
                told.append(f"coach.{name}, {who}: {outcome.kind} {outcome.says}, wanted {wanted}")
    assert not told, "\n".join(told)


SEES = {"owner": {"own", "shared"}, "trainer": {"own", "shared"}, "assistant": set(), "client": {"own"}}
MAY_NAME = {("week_ahead.appointments", "assistant"), ("audit.log_of_studio", "owner")}
"""The names of the week for an assistant; the ids, never the names, in the owner's log."""

ALL, COACHES, STAFF, OWNER = set(EYES), {"owner", "trainer"}, {"owner", "trainer", "assistant"}, {"owner"}
STUDIO_WIDE = {
    "alerts.alerts": COACHES | {"client"},
    "allowed_out.whole_studio": OWNER,
    "bringing_in.bring_in_kit": COACHES,
    "bringing_in.bring_in_records": COACHES,
    "keeping_until.due_to_go": COACHES | {"client"},
    "keeping_until.keep_years": OWNER,
    "keeping_until.kept_years": ALL,
    "naming.client_named": COACHES,
    "saving.saving_trouble": ALL,
    "studio_kit.write_studio_kit": OWNER,
    "audit.actors": STAFF,
    "audit.log_of_studio": OWNER,
    "caseload.add_client": COACHES,
    "caseload.caseload": COACHES | {"client"},
    "caseload.count": COACHES | {"client"},
    "on_the_floor.open_on": COACHES | {"client"},
    "tour.bring_back_tour": COACHES,
    "tour.leave_tour": COACHES,
    "tour.tour": ALL,
    "comfort.choose_comfort": STAFF,
    "comfort.comfort": STAFF,
    "own_keys.begin_second_step": STAFF,
    "own_keys.change_password": STAFF,
    "own_keys.end_second_step": STAFF,
    "own_keys.myself": STAFF,
    "own_keys.offer_second_step": STAFF,
    "own_keys.set_pin": STAFF,
    "people.add_person": OWNER,
    "people.change_role": OWNER,
    "people.client_counts": OWNER,
    "people.end_person": OWNER,
    "accounts.expect_account": OWNER,
    "people.looks_after_people": ALL,
    "people.new_password_for": OWNER,
    "people.people": STAFF,
    "plan_templates.keep_template": COACHES,
    "plan_templates.templates": ALL,
    "scope.record_trainer": COACHES,
    "scope.trainer": ALL,
    "waiting.waiting": COACHES | {"client"},
    "week_ahead.appointments": STAFF,
}
"""Verbs that name no client, and through whose eyes they may be used. A client's eyes find themselves alone in any list."""

REFUSED_FOR_A_REASON = {
    "own_keys.begin_second_step", "own_keys.change_password", "own_keys.end_second_step", "own_keys.set_pin",
    "people.add_person", "bringing_in.bring_in_kit", "bringing_in.bring_in_records",
}  # fmt: skip
"""The cell's password or code is wrong, or its file no record: that sentence is not about rights."""

CLIENT_NEVER = (
    "gate.record_clearance", "planning.save", "reviewing.decide", "caseload.change_client", "sharing.make_link",
    "caring.share", "caring.hand_over_for_good", "audit.log_of_client", "training.open_session", "kit.write_kit",
    "kit.write_records", "erasing.erase", "history.keep", "history.look_through",
)  # fmt: skip
