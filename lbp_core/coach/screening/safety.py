"""Safety answers in a history: which are still open, and what they ask for. The rules are those of the screening."""

from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import questions
from lbp_core.facts.answers import URGENT, ScreeningFacts
from lbp_core.models.reason import Reason
from lbp_core.models.review import ReviewInput
from lbp_core.models.verdict import Disposition, Verdict
from lbp_core.rules.record import ask
from lbp_core.rules.screening import SCREENING

AS_VERDICT = {
    Disposition.REFER_ROUTINE: Verdict.REFER_ROUTINE,
    Disposition.OUT_OF_SCOPE: Verdict.REFER_ROUTINE,
    Disposition.REFER_URGENT: Verdict.REFER_URGENT,
    Disposition.REFER_SAME_DAY: Verdict.REFER_SAME_DAY,
    Disposition.STOP_EMERGENCY: Verdict.STOP_EMERGENCY,
}
"""Where a screening would end, as the week's verdict. 'Manage' and 'unfinished' ask for nothing here."""


def open_ids(given: ReviewInput) -> frozenset[str]:
    """Safety ids answered yes and not covered by a clearance dated on or after the answer, however long ago."""
    return frozenset(
        item
        for row in given.rows
        for item in row.safety or ()
        if not any(item in clearance.covers and clearance.date >= row.date for clearance in given.clearances)
    )


def safety_reasons(given: ReviewInput) -> tuple[Reason, ...]:
    """Every screening rule that the open answers make fire, most cautious first; nothing where none is open."""
    standing = open_ids(given)
    if not standing:
        return ()
    facts, known = _as_screening(standing), limits()
    return tuple(
        Reason(
            rule=rule.id,
            verdict=AS_VERDICT[rule.verdict],
            says=rule.because.format(facts=facts, limits=known),
            source=rule.source,
            tag=rule.tag,
        )
        for rule in ask(SCREENING, facts, known)
        if rule.verdict in AS_VERDICT
    )


def _as_screening(standing: frozenset[str]) -> ScreeningFacts:
    bank = questions()
    return ScreeningFacts(
        standing=standing,
        silenced=frozenset(),
        urgent_groups=frozenset(bank[item].group for item in standing if bank[item].level in URGENT),
        emergency_doubts=(),
        urgent_doubts=(),
        not_asked=(),
        routine_unsettled=False,
        age=None,
        duration_weeks=None,
        ask=(),
    )
