"""Every verb of the coach that takes a studio, and what a matrix cell hands it. What must come back is in test_matrix.py."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from typing import Any

import lbp_core.coach
from lbp_core.coach.leaving.history import Found
from lbp_core.exchange.history.reading import Told
from lbp_core.models.alerts import Agreed, AlertAnswer
from lbp_core.models.body_note import BodyNote
from lbp_core.models.client import ClientDetails, WeightUnit
from lbp_core.models.comfort import Comfort
from lbp_core.models.consent import Subject
from lbp_core.models.exercise import Block
from lbp_core.models.glance import Show, SortBy
from lbp_core.models.history import CheckIn
from lbp_core.models.measure import MeasureScore
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.people import Role
from lbp_core.models.programme import Programme, Wishes
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.return_to import Tick
from lbp_core.models.screening import Answer, Clearance, Disposition, Occasion
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.symptom_told import SymptomTold
from lbp_core.models.trainer import Trainer
from tests.people import all_no, at, calm, emergency

Verb = Callable[..., Any]
NO_HISTORY = Found("Strong", (), (), (), 0, 0, (), ())

AT_THE_DOOR = {
    "signing_in", "locking", "trying", "visiting", "cannot_wait", "demo", "demo_papers", "demo_people", "allowed", "clock",
    "studio", "second_steps", "by_provider", "news", "languages",
}  # fmt: skip
"""Rooms whose verbs take the machine's own studio, before anybody is known or for no person's eyes: tests/access tries them
through the door itself."""

HANDED = {
    "handouts.put_together", "road.stage_weeks", "road.standing_of", "week_message.week_message", "letter_sender.send_back",
    "letter_sender.sender_of", "glances.bring_up", "glances.brought_up", "people.one_click_people", "people.set_up_first",
    "on_the_floor.at_work", "on_the_floor.keep_at_work",
    "at_rest.at_rest", "briefing.brief", "backups.told", "kit.put_all_in",
}  # fmt: skip
"""Verbs that look up no client: they work on what they are handed, or before there is anybody."""


@dataclass(frozen=True)
class Target:
    """One client as the cells name them: the id, a session of theirs, and how it stands to whoever looks."""

    how: str
    client_id: str
    session_id: str


@cache
def verbs() -> dict[str, Verb]:
    """Every public function of lbp_core/coach whose first parameter is `studio`, by 'room.verb'."""
    found: dict[str, Verb] = {}
    for room in pkgutil.walk_packages(lbp_core.coach.__path__, "lbp_core.coach."):
        module = importlib.import_module(room.name)
        for name, verb in inspect.getmembers(module, inspect.isfunction):
            own = verb.__module__ == module.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(verb).parameters), "") == "studio":
                found[f"{room.name.rpartition('.')[2]}.{name}"] = verb
    return found


def about_a_client(verb: Verb) -> bool:
    """True where the verb is told which client, session or view it is about."""
    return bool({"client_id", "session_id"} & set(inspect.signature(verb).parameters))


def at_the_door(name: str) -> bool:
    """True where no person's eyes are meant."""
    return name.split(".")[0] in AT_THE_DOOR or name in HANDED


def said(name: str, target: Target, *, programme: Programme, on: date, number: int) -> dict[str, Any]:
    """What that verb is handed in one cell. Raises LookupError with a sentence for a parameter nobody has thought of."""
    own = of_its_own(programme, target, on).get(name, {})
    common = _common(programme, target, on=on, number=number)
    handed: dict[str, Any] = {}
    for one in list(inspect.signature(verbs()[name]).parameters.values())[1:]:
        if one.name in own or one.name in common:
            handed[one.name] = own.get(one.name, common.get(one.name))
        elif one.default is one.empty:
            raise LookupError(
                f"coach.{name} takes '{one.name}', and the access matrix does not know what to hand it. Add it to "
                "tests/access/registry.py: to of_its_own for this verb, or to _common where every verb means the same."
            )
    return handed


def _common(programme: Programme, target: Target, *, on: date, number: int) -> dict[str, Any]:
    """What a parameter of that name means in every verb."""
    return {
        "client_id": target.client_id,
        "session_id": target.session_id,
        "on": on,
        "as_of": on - timedelta(days=on.weekday() + 1),
        "since": on - timedelta(days=30),
        "at": at(on, 12),
        "key": f"cell {number}",
        "by": By.TRAINER,
        "exercise": programme.days[0].prescriptions[0].exercise,
        "start": on,
        "details": ClientDetails(name="Somebody New"),
        "version": 1,
        "limit": 1_000,
        "show": Show.EVERYONE,
        "sort": SortBy.NAME,
        "address": "somewhere",
        "role": Role.TRAINER,
        "person_id": "jo",
        "programme": programme,
        "source": programme,
        "day": programme.days[0].kind,
        "block": Block.CORE,
        "why": "A reason.",
        "entries": [Entry(kind=EntryKind.NOTE, text="Tried.")],
        "base": "no-such-version",
    }


def of_its_own(programme: Programme, target: Target, on: date) -> dict[str, dict[str, Any]]:
    """What a parameter means in one verb alone."""
    exercise = programme.days[0].prescriptions[0].exercise
    no, six = all_no(Occasion.CHECK_IN), Entry(kind=EntryKind.SAFETY, answers=all_no(Occasion.SAFETY_SIX))
    return {
        "ahead.ask_ahead": {"whole": False},
        "ahead.questions_ahead": {"whole": False},
        "ahead.send_ahead": {"answers": no},
        "alerts.answer_alert": {"answer": AlertAnswer(tellings=("none",), agreed=Agreed.CALLED_111)},
        "audit.exported": {"what": "a list"},
        "before_drawn.before_drawn": {"dark": False},
        "bringing_in.bring_in_kit": {"file": BytesIO(b"{}")},
        "bringing_in.bring_in_records": {"file": BytesIO(b"{}")},
        "erasing.erase": {"typed": "Nobody At All"},
        "history.keep": {"found": NO_HISTORY},
        "history.look_through": {"given": b"Date,Exercise,Reps\n2025-03-01,Rows,8\n", "told": Told()},
        "kit.write_kit": {"to": BytesIO()},
        "kit.write_records": {"to": BytesIO()},
        "keeping_until.keep_until": {"until": None},
        "keeping_until.keep_years": {"years": 7},
        "naming.client_named": {"asked": "Quill Own Farthing"},
        "studio_kit.write_studio_kit": {"to": BytesIO()},
        "body_notes.record_body_note": {"note": BodyNote(words="stiff")},
        "caring.share": {"until": on},
        "consents.give": {"subject": Subject.DATA},
        "consents.withdraw": {"subject": Subject.DATA},
        "easing.ease_in_plan": {"strategy": "less_weight"},
        "easing.ease_today": {"strategy": "less_weight"},
        "easing.ways_to_ease": {"felt": None},
        "exercise_lines.exercises_drawn": {"unit": WeightUnit.KG, "dark": False},
        "pattern_lines.patterns_drawn": {"unit": WeightUnit.KG, "dark": False},
        "gate.record_clearance": {"clearance": Clearance(date=on, by="Dr Example", covers=("leg_pain",)), "role": "GP"},
        "gate.record_screening": {"asked": calm(), "occasion": Occasion.FULL},
        "letter_draft.put_together": {"reference": "AB"},
        "letters.letter_page": {"letter_id": "no-such-letter", "form": "pdf"},
        "measures.record_measure": {"said": MeasureScore(measure="nrs", score=3.0, on=on)},
        "papers.file_paper": {"kind": "tried", "said": BodyNote(words="stiff")},
        "papers.papers": {"kind": "tried", "shape": BodyNote},
        "par_q.record_par_q": {"said": ParQ(done_on=on, outcome=ParQOutcome.ALL_NO, expires=on + timedelta(days=300))},
        "pausing.refer": {"reason": "To be looked at.", "soon": Disposition.REFER_URGENT},
        "people.add_person": {"name": "New", "login": "new", "password": None, "role": Role.TRAINER},
        "people.change_role": {"role": Role.OWNER},
        "people.end_person": {"hand_to": "sam"},
        "accounts.expect_account": {"email": "new@example.org"},
        "people.new_password_for": {"password": "four plain garden gates"},
        "plan_codes.use_code": {"entered": "ABCD EFGH"},
        "plan_editing.edit": {"change": None},
        "plan_templates.keep_template": {"name": "A week"},
        "planning.draft": {"wishes": Wishes()},
        "planning.save": {"because": "A reason."},
        "reminders.calendar": {"whose": "client"},
        "returning.tick": {"said": Tick(exercise=exercise, says="no such line", holds=True)},
        "reviewing.decide": {"taken": None, "why": None},
        "run_so_far.run_so_far": {"since": at(on - timedelta(days=30))},
        "scope.record_trainer": {"said": Trainer(name="Sam")},
        "sharing.keep_at_once": {"answers": no | {emergency(): Answer.YES}},
        "sharing.send_check_in": {"check_in": CheckIn(date=on, pain_average=3.0), "answers": no},
        "sharing.send_morning": {"score": 3.0, "answers": {}},
        "signing_in.sign_out_everywhere": {},
        "starting_point.record_start": {"confidence": 7.0},
        "stop_rules.keep_stop_rule": {"rule": StopRule(exercise=exercise, above=2)},
        "swapping.swap_today": {"to": "walk"},
        "symptoms.tell_symptom": {"said": SymptomTold(score=4.0, by=By.TRAINER), "answers": no},
        "training.tap": {"entry": six},
        "comfort.choose_comfort": {"said": Comfort()},
        "own_keys.begin_second_step": {"secret": "A" * 32, "code": "000000"},
        "own_keys.change_password": {"old": "wrong", "new": "also wrong"},
        "own_keys.end_second_step": {"password": "wrong"},
        "own_keys.set_pin": {"pin": "4821", "password": "wrong"},
    }
