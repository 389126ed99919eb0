"""The words people read for the words the core uses, with the tone and icon of each. No sentences of the rules."""

from lbp_core.models.exercise import Block
from lbp_core.models.gate import Gate
from lbp_core.models.history import Symptom
from lbp_core.models.programme import DayKind
from lbp_core.models.verdict import Disposition, Presentation, Tag, Verdict
from pages._parts.look import CALM, NOTE, QUIET, STOP, WARN

STAGES = {
    Presentation.ACUTE_FLARED: "Settling a flare",
    Presentation.SUBACUTE_IMPROVING: "Building back",
    Presentation.CHRONIC_RECURRENT: "Getting strong",
    None: "Stage not known yet",
}

VERDICTS = {  # headline, tone, icon
    Verdict.PROGRESS: ("One step up", CALM, "trending_up"),
    Verdict.HOLD: ("Keep the same level", NOTE, "trending_flat"),
    Verdict.REGRESS: ("Step back one level", WARN, "trending_down"),
    Verdict.REFER_ROUTINE: ("Ask a clinician to look, no rush", WARN, "stethoscope"),
    Verdict.REFER_URGENT: ("Pause, and see a GP urgently", STOP, "medical_services"),
    Verdict.REFER_SAME_DAY: ("Pause, and get medical advice today", STOP, "medical_services"),
    Verdict.STOP_EMERGENCY: ("Stop. Emergency help now", STOP, "emergency"),
}

DISPOSITIONS = {
    Disposition.MANAGE: ("Ready to train", CALM, "check_circle"),
    Disposition.REFER_ROUTINE: ("Train gently, and see a clinician", WARN, "stethoscope"),
    Disposition.OUT_OF_SCOPE: ("A clinician first", WARN, "front_hand"),
    Disposition.UNFINISHED: ("Not finished yet", WARN, "pending"),
    Disposition.REFER_URGENT: ("Pause, and see a GP urgently", STOP, "medical_services"),
    Disposition.REFER_SAME_DAY: ("Pause, and get medical advice today", STOP, "medical_services"),
    Disposition.STOP_EMERGENCY: ("Stop. Emergency help now", STOP, "emergency"),
}

BLOCKS = {
    Block.WARM_UP: ("Warm-up", "self_improvement"),
    Block.CORE: ("Core", "accessibility_new"),
    Block.STRENGTH: ("Strength", "fitness_center"),
    Block.FINISH: ("Finish", "directions_walk"),
}

DAYS = {
    DayKind.STRENGTH: ("Strength", "fitness_center"),
    DayKind.CORE: ("Core", "accessibility_new"),
    DayKind.WALK: ("Walk", "directions_walk"),
}

SYMPTOMS = {Symptom.SHARP: "Sharp", Symptom.TRAVELLING: "Travelling", Symptom.CLIMBING: "Rising"}

TAGS = {
    Tag.CONFIRMED: "Confirmed in its source",
    Tag.WIDELY_HELD: "Widely held",
    Tag.OUR_RULE: "Our rule",
}


def gate_badge(gate: Gate) -> tuple[str, str, str]:
    """Words, tone and icon of the gate, short enough for a badge."""
    if gate.locked:
        return ("Training paused" if gate.screened_on else "Not screened", _tone(gate), "lock")
    return DISPOSITIONS[gate.disposition]


def _tone(gate: Gate) -> str:
    return DISPOSITIONS[gate.disposition][1] if gate.screened_on else QUIET


def outcome(word: str) -> tuple[str, str, str]:
    """Words, tone and icon for a verdict, a disposition or a presentation, whichever the rule speaks of."""
    for known, table in ((Verdict, VERDICTS), (Disposition, DISPOSITIONS)):
        if word in list(known):
            return table[known(word)]
    return (STAGES.get(word, word.replace("_", " ")), QUIET, "label")


def plain(text: str) -> str:
    """User text for a place that reads markdown: every sign is taken as it stands."""
    return "".join(f"\\{sign}" if sign.isascii() and not sign.isalnum() and sign != " " else sign for sign in text)
