"""Screening: answers in, disposition and presentation out, each with its reasons. Nothing is stored here."""

from collections.abc import Collection

from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import questions
from lbp_core.evidence.reading import nearest
from lbp_core.facts.answers import ScreeningFacts, screening_facts, undated
from lbp_core.facts.presenting import PresentationFacts, presentation_facts
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import ScreenInput, ScreenResult
from lbp_core.models.verdict import Presentation
from lbp_core.rules import presentation, screening
from lbp_core.rules.record import ask, verdict_of


def screen(asked: ScreenInput, *, in_flare: bool = False) -> ScreenResult:
    """Where this screening ends. `in_flare` is what the diary knows of a flare today; the answers cannot say it.

    Raises Refused where an id is not in the question bank: an answer that nobody can read is never passed over.
    """
    check(asked)
    facts = screening_facts(asked, questions())
    staged = presentation_facts(asked, in_flare=in_flare)
    fired = ask(screening.SCREENING, facts, limits())
    disposition = verdict_of(fired)
    return ScreenResult(
        disposition=disposition,
        may_train=screening.may_train(disposition, facts),
        presentation=_stage(staged),
        reasons=tuple(
            ScreeningReason(
                rule=rule.id,
                verdict=rule.verdict,
                says=rule.because.format(facts=facts, limits=limits()),
                source=rule.source,
                tag=rule.tag,
            )
            for rule in fired
        ),
        ask=_what_to_ask(asked, facts, staged),
    )


def check(asked: ScreenInput) -> None:
    """Every id is one that the question bank has, and no assessment lies after the answers. Raises Refused."""
    for given in asked.answers:
        _check_answered(given)
    for given in (covered for clearance in asked.clearances for covered in clearance.covers):
        _check_known(given, "clearances", questions())
    for symptom in asked.stable:
        _check_known(symptom.id, "stable", questions())
        if asked.as_of is not None and symptom.date > asked.as_of:
            raise Refused(
                f"stable has '{symptom.id}' dated {symptom.date}, which is after as_of, {asked.as_of}. "
                "An old symptom was assessed on that day or before; correct one of the two dates."
            )


def does_not_fit(asked: ScreenInput) -> str | None:
    """A sentence where two pain scores cannot both be right, else None. Until they are put right the higher counts."""
    average, worst = asked.pain_average, asked.pain_worst
    if average is None or worst is None or average <= worst:
        return None
    return (
        f"The average pain, {average:g}, is above the worst pain, {worst:g}. One of the two is a slip: ask again and "
        f"correct it. Until then the higher one, {average:g}, counts."
    )


def why_presentation(asked: ScreenInput, *, in_flare: bool = False) -> tuple[tuple[str, str], ...]:
    """The address and sentence of each rule behind the presentation, deciding ones first; nothing where unknown."""
    staged = presentation_facts(asked, in_flare=in_flare)
    if presentation.missing(staged, limits()):
        return ()
    said = (rule.reason_for(staged, limits()) for rule in ask(presentation.PRESENTATION, staged, limits()))
    return tuple((reason.rule, reason.says) for reason in said)


def _stage(staged: PresentationFacts) -> Presentation | None:
    if presentation.missing(staged, limits()):
        return None
    return verdict_of(ask(presentation.PRESENTATION, staged, limits()))


def _what_to_ask(asked: ScreenInput, facts: ScreeningFacts, staged: PresentationFacts) -> tuple[str, ...]:
    age = ("age",) if asked.age is None else ()
    day = ("as_of",) if undated(asked) else ()
    slip = ("pain_worst",) if does_not_fit(asked) else ()
    return (*facts.ask, *age, *day, *slip, *presentation.missing(staged, limits()))


def _check_answered(given: str) -> None:
    bank = questions()
    if given in bank and bank[given].derived:
        raise Refused(f"'{given}' is worked out, never answered. Take it out; give age and duration_weeks instead.")
    if given not in bank:
        _check_known(given, "answers", [item.id for item in bank.values() if not item.derived])


def _check_known(given: str, where: str, known: Collection[str]) -> None:
    if given not in known:
        raise Refused(
            f"{where} has '{given[:60]}', which is not a question id.{nearest(given[:60].lower(), known)} "
            "The ids are in data/questions/screening.yaml; correct it and send the line again."
        )
