"""A week's recommendation under the safety gate: what a locked or half-open gate makes of it. It only ever eases."""

from lbp_core.coach.screening.safety import AS_VERDICT
from lbp_core.models.gate import Gate
from lbp_core.models.reason import Reason
from lbp_core.models.review import Meanwhile, ReviewResult
from lbp_core.models.verdict import MayTrain, Verdict, most_cautious

LOCKED = "Training is paused: {says}"
HALF_OPEN = "Modified work only, so nothing steps up: {says}"


def under_gate(result: ReviewResult, gate: Gate) -> ReviewResult:
    """The recommendation as the gate leaves it: nothing loaded while it is locked, no step up while work is modified."""
    if gate.may_train is MayTrain.YES:
        return result
    if gate.may_train is MayTrain.MODIFIED:
        return _without_step_up(result, gate)
    asks = AS_VERDICT.get(gate.disposition, Verdict.HOLD)
    reasons = _joined(result, gate, asks, LOCKED)
    return result.model_copy(
        update={
            "verdict": most_cautious(reason.verdict for reason in reasons),
            "meanwhile": Meanwhile.NONE,
            "reasons": reasons,
            "changes": (),
            "load_factor": 0.0,
        }
    )


def _without_step_up(result: ReviewResult, gate: Gate) -> ReviewResult:
    if result.verdict is not Verdict.PROGRESS:
        return result
    return result.model_copy(
        update={
            "verdict": Verdict.HOLD,
            "meanwhile": Meanwhile.HOLD,
            "reasons": _joined(result, gate, Verdict.HOLD, HALF_OPEN),
            "changes": tuple(change for change in result.changes if change.load_factor < 1),
            "load_factor": min(1.0, result.load_factor),
        }
    )


def _joined(result: ReviewResult, gate: Gate, asks: Verdict, sentence: str) -> tuple[Reason, ...]:
    """The gate's leading reason beside the week's own, most cautious first; none is lost."""
    first = gate.reasons[0]
    said = Reason(
        rule=first.rule,
        verdict=asks,
        says=sentence.format(says=first.says),
        source=first.source,
        tag=first.tag,
    )
    known = {reason.rule for reason in result.reasons}
    joined = result.reasons if first.rule in known else (said, *result.reasons)
    return tuple(sorted(joined, key=lambda reason: -reason.verdict.caution))
