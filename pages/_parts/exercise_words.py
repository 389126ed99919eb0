"""The words for patterns, kinds, facts and triggers of the library, as a trainer reads them."""

from lbp_core.models.exercise import Category, Pattern
from lbp_core.models.return_to import Criterion, Fact, Group
from lbp_core.models.screening import Trigger

CATEGORIES = {
    Category.CORE_STABILITY: ("Core stability", "accessibility_new"),
    Category.HIP_AND_GLUTE: ("Hips and glutes", "directions_walk"),
    Category.MOBILITY: ("Mobility", "self_improvement"),
    Category.MOVEMENT_PRACTICE: ("Movement practice", "swap_vert"),
    Category.UPPER_BODY: ("Upper body", "rowing"),
    Category.CARDIO: ("Cardio", "favorite"),
}

PATTERNS = {
    Pattern.MOBILITY: "Mobility",
    Pattern.TRUNK: "Trunk",
    Pattern.BRIDGE: "Bridge",
    Pattern.HIP: "Hip",
    Pattern.HINGE: "Hinge",
    Pattern.SQUAT: "Squat",
    Pattern.LUNGE: "One leg",
    Pattern.PULL: "Pull",
    Pattern.PUSH: "Push",
    Pattern.CARRY: "Carry",
    Pattern.SPRING: "Spring",
    Pattern.CARDIO: "Cardio",
}

TRIGGERS = {
    Trigger.FLEXION: "Bending",
    Trigger.EXTENSION: "Arching",
    Trigger.ROTATION: "Turning",
    Trigger.SITTING: "Sitting",
    Trigger.STANDING: "Standing",
    Trigger.WALKING: "Walking",
    Trigger.LIFTING: "Lifting",
    Trigger.IMPACT: "Jolts",
    Trigger.COUGH: "Coughing",
    Trigger.LEG_SYMPTOMS: "Leg symptoms",
}

GROUPS = {
    Group.HEAVY_DEADLIFT: "Heavy barbell pulls",
    Group.REPEATED_SIT_UPS: "Many sit-ups or twists",
    Group.FAST_HINGE: "Fast hinges",
    Group.TIRED_BENDING: "Deep bending when tired",
    Group.IMPACT: "Jumps and landings",
    Group.HARD_ENDURANCE: "Hard endurance",
}

FACTS = {
    Fact.SCREENING: ("from the screening", "fact_check"),
    Fact.STAGE: ("from the screening and the diary", "fact_check"),
    Fact.WEEK_PAIN: ("from the diary", "monitoring"),
    Fact.CALM_WEEKS: ("from the diary", "monitoring"),
    Fact.CONFIDENCE: ("from the check-in", "edit_note"),
    Fact.SESSIONS: ("from the sessions", "fitness_center"),
    Fact.FAILED_TWICE: ("from the sessions", "fitness_center"),
    Fact.TRAINER: ("the trainer ticks it", "check_box_outline_blank"),
}


def threshold(line: Criterion) -> str:
    """'at least 2 weeks', 'at most 3 out of 10', or nothing where the line has no number."""
    if line.at_least is not None:
        return f"at least {line.at_least:g} {line.unit}"
    return "" if line.at_most is None else f"at most {line.at_most:g} {line.unit}"


def steps(numbers: tuple[int, ...]) -> str:
    """'step 3', 'steps 1–4', 'steps 1, 3–5': runs of numbers drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"{'step' if len(numbers) == 1 else 'steps'} {said}"
