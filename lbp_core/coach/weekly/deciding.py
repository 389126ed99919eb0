"""What a decision does to the programme: the steps behind a recommendation or an override. Who may decide: reviewing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_core.coach.weekly.exercise_decisions import ExerciseDecision, outcomes_of
from lbp_core.coach.weekly.review import reviewed
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.gate import Gate
from lbp_core.models.programme import Programme
from lbp_core.models.records import DecisionRecord, ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Change, Meanwhile, ReviewInput, ReviewResult
from lbp_core.models.verdict import Disposition, Verdict
from lbp_core.planning.next_week import next_programme
from lbp_core.planning.rest_of_week import with_rest_of_week
from lbp_core.planning.week_steps import steps_for
from lbp_core.storage.sessions import sessions_on
from lbp_core.storage.transaction import Transaction

FOR_TRAINING = {
    Verdict.PROGRESS: Meanwhile.PROGRESS,
    Verdict.HOLD: Meanwhile.HOLD,
    Verdict.REGRESS: Meanwhile.REGRESS,
    Verdict.REFER_ROUTINE: Meanwhile.HOLD,
}
URGENT = Verdict.REFER_URGENT.caution
OWN_JUDGEMENT = "Worried, though no answer says so? Choose a referral and write what you saw."
"""What stands beside the choices."""


@dataclass(frozen=True)
class Taken:
    """What training does next week: nothing where `meanwhile` is none."""

    meanwhile: Meanwhile
    changes: tuple[Change, ...]
    load_factor: float


def check_override(recommended: ReviewResult, taken: Verdict, why: str | None, gate: Gate) -> str | None:
    """The reason given, without spaces around it. Raises Refused where there must be one, or where none is enough.

    Down is free, up needs a reason, and nothing goes over a stop, an urgent referral or a locked gate. Down to an urgent
    referral needs a reason too: it pauses training until a clearance, and the clinician reads why.
    """
    reason = (why or "").strip() or None
    if gate.locked and taken is Verdict.PROGRESS:
        raise Refused(f"Training is paused, so nothing can step up. {gate.headline}. {gate.for_trainer}")
    if refers(recommended, taken) is not None and reason is None:
        raise Refused("Write one sentence on what you saw: it pauses training, and the clinician reads it. Then save.")
    if taken.caution >= recommended.verdict.caution:
        return reason
    if recommended.verdict.caution >= URGENT:
        raise Refused(
            "This recommendation is a matter of safety and cannot be overridden. Follow it; training opens again when a "
            "clearance is recorded."
        )
    if reason is None:
        raise Refused("This is bolder than the recommendation. Write one sentence on why, then save it.")
    return reason


def refers(recommended: ReviewResult, taken: Verdict) -> Disposition | None:
    """How soon somebody should look, where the trainer refers on their own judgement; None where they do not."""
    beyond = taken.caution >= URGENT and taken.caution > recommended.verdict.caution
    return Disposition(taken.value) if beyond else None


def steps_of(given: ReviewInput, recommended: ReviewResult, taken: Verdict, gate: Gate) -> Taken:
    """The recommendation's own steps, or those that fit the override."""
    if gate.locked or taken.caution >= URGENT:
        return Taken(Meanwhile.NONE, (), 0.0)
    if taken is recommended.verdict:
        return Taken(recommended.meanwhile, recommended.changes, recommended.load_factor)
    meanwhile, known, found = FOR_TRAINING[taken], limits(), reviewed(given).exercises
    bolder = [one.facts.exercise for one in found if _merely_held(one)] if taken is Verdict.PROGRESS else []
    changes, factor = steps_for(
        outcomes_of(found, known, also=bolder),
        meanwhile,
        whole=taken is Verdict.REGRESS,
        room=1 + known.review.step_up_most.value / 100,
        limits=known.review,
    )
    return Taken(meanwhile, changes, factor)


def next_version(current: ProgrammeVersion, taken: Taken, gate: Gate, *, as_of: date) -> Programme:
    """The programme from the Monday after `as_of` on, made for the stage that the gate names."""
    return next_programme(
        current.programme,
        taken.changes,
        meanwhile=taken.meanwhile,
        monday=as_of + timedelta(days=1),
        library=library(),
        limits=limits(),
        stage=gate.presentation,
        cleared=gate.within,
    )


def ahead_of(tx: Transaction, base: ProgrammeVersion, taken: Taken, gate: Gate, *, as_of: date, on: date) -> Programme:
    """`next_version` headed by what may still be trained of the week that is running: from `on`, or the day after once
    that day's session is done."""
    trained = any(one.finished for one in sessions_on(tx, base.client_id, on))
    left = on + timedelta(days=1) if trained else on
    ahead = next_version(base, taken, gate, as_of=as_of)
    return with_rest_of_week(ahead, base.programme, left_from=left, cleared=gate.within, library=library())


def base_version(
    versions: Sequence[ProgrammeVersion], decisions: Sequence[DecisionRecord], *, as_of: date
) -> ProgrammeVersion | None:
    """The newest version that this week's own decisions did not make: deciding twice never steps twice."""
    made = {one.programme_version_id for one in decisions if one.as_of == as_of}
    return next((one for one in versions if one.id not in made), None)


def _merely_held(one: ExerciseDecision) -> bool:
    """Going bolder moves what was done and merely held, never what has to step back."""
    return one.verdict is Verdict.HOLD and one.up is not None and bool(one.facts.last.sets_done)
