"""One gate out of everything that stands: answers, clearances, pauses, the person, the diary. Recording them: gate.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lbp_core.coach.screening.screening import screen, why_presentation
from lbp_core.coach.screening.standing import Standing, in_force, lay_together, still_paused, still_raised
from lbp_core.coach.weekly.felt_lately import FeltLately
from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import questions
from lbp_core.evidence.words import words_for
from lbp_core.models.clearing import LimitsInForce
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.pause import PAUSE
from lbp_core.models.question import Level
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import ScreenInput
from lbp_core.models.verdict import Disposition, MayTrain, most_cautious
from lbp_core.rules import pause
from lbp_core.rules.record import ask
from lbp_core.storage import safety
from lbp_core.storage.flags import GivenAnswer, NumberedPause, every_answer, pauses_of
from lbp_core.storage.transaction import Transaction


@dataclass(frozen=True, kw_only=True)
class Stands:
    """One client's safety side: what holds now, which answers raised it, which pauses hold, which limits."""

    standing: Standing
    raised: tuple[GivenAnswer, ...]
    paused: tuple[NumberedPause, ...]
    limits: tuple[LimitsInForce, ...]

    @property
    def since(self) -> date | None:
        """The day the oldest of what is open was first raised; a routine answer's only where nothing presses."""
        bank = questions()
        pressing = [one for one in self.raised if bank[one.question].level is not Level.ROUTINE]
        return min((one.on for one in (*(pressing or self.raised), *self.paused)), default=None)


def what_stands(tx: Transaction, client_ids: Sequence[str], *, on: date) -> dict[str, Stands]:
    """By client, in three questions to storage, and a fourth where anything is open."""
    given = safety.newest_answers(tx, client_ids)
    cleared_by = safety.clearances_of(tx, client_ids)
    pauses = pauses_of(tx, client_ids)
    standing = {
        name: lay_together(given.get(name, []), cleared_by.get(name, []), questions(), on=on) for name in client_ids
    }
    answered = _answers_to_open_questions(tx, standing)
    return {
        name: Stands(
            standing=standing[name],
            raised=still_raised(answered.get(name, ()), cleared_by.get(name, [])),
            paused=still_paused(pauses.get(name, []), cleared_by.get(name, [])),
            limits=in_force(cleared_by.get(name, [])),
        )
        for name in client_ids
    }


def _answers_to_open_questions(tx: Transaction, standing: Mapping[str, Standing]) -> dict[str, tuple[GivenAnswer, ...]]:
    open_ones = {name: set(found.open) for name, found in standing.items() if found.open}
    if not open_ones:
        return {}
    found = every_answer(tx, list(open_ones), set[str]().union(*open_ones.values()))
    return {name: tuple(one for one in found.get(name, []) if one.question in asks) for name, asks in open_ones.items()}


def let_in(client: Client, stands: Stands, full: ScreeningRecord | None, felt: FeltLately | None, *, on: date) -> Gate:
    """The gate of one client. The diary speaks of the stage only where somebody was screened."""
    about = _about(client, full, felt or FeltLately(), on=on)
    standing = stands.standing
    asked = about.model_copy(
        update={"answers": standing.answers, "clearances": standing.clearances, "stable": standing.stable}
    )
    in_flare = felt is not None and felt.in_flare and full is not None
    ended, paused = screen(asked, in_flare=in_flare), _paused(stands.paused)
    spoken = ended.reasons if ended.disposition is not Disposition.MANAGE or not paused else ()
    reasons = tuple(sorted((*paused, *spoken), key=lambda one: -one.verdict.caution))
    disposition = most_cautious(one.verdict for one in reasons)
    words = words_for(disposition)
    return Gate(
        may_train=MayTrain.NO if paused else ended.may_train,
        disposition=disposition,
        presentation=ended.presentation,
        headline=words.headline,
        for_client=words.for_client,
        for_trainer=words.for_trainer,
        reasons=reasons,
        covers=(*standing.open, *_worked_out(ended.reasons), *((PAUSE,) if paused else ())),
        ask=ended.ask,
        screened_on=None if full is None else full.on,
        since=stands.since,
        why_stage=why_presentation(asked, in_flare=in_flare),
        limits=stands.limits,
    )


def _paused(pauses: Sequence[NumberedPause]) -> tuple[ScreeningReason, ...]:
    """The most urgent pause that is open, as a reason; nothing where there is none."""
    if not pauses:
        return ()
    worst = max(reversed(pauses), key=lambda one: one.pause.soon.caution).pause
    facts = pause.PauseFacts(soon=worst.soon, reason=worst.reason.rstrip(" ."))
    return tuple(
        ScreeningReason.model_validate(rule.reason_for(facts, limits()).model_dump())
        for rule in ask(pause.PAUSE, facts, limits())
    )


def _about(client: Client, full: ScreeningRecord | None, felt: FeltLately, *, on: date) -> ScreenInput:
    """What is known of the person beside the answers: from the newest full screening, with the weeks since added.

    The diary's weeks come with it; once one of them began after the screening, the average asked there is out of date.
    """
    age = client.details.age(on)
    if full is None:
        return ScreenInput(answers={}, age=age, as_of=on, sex=client.details.sex)
    weeks = full.asked.duration_weeks
    out_of_date = felt.newest_begins is not None and felt.newest_begins > full.on
    return full.asked.model_copy(
        update={
            "as_of": on,
            "age": full.asked.age if age is None else age,
            "duration_weeks": None if weeks is None else weeks + max(0, (on - full.on).days) / 7,
            "pain_average": None if out_of_date else full.asked.pain_average,
            "week_means": felt.week_means or None,
        }
    )


def _worked_out(reasons: Sequence[ScreeningReason]) -> tuple[str, ...]:
    """Ids that nobody answers (an age) and that fired: a clearance names them too."""
    fired = {reason.rule.partition(".")[2] for reason in reasons}
    return tuple(question for question, item in questions().items() if item.derived and question in fired)
