"""What a page shows beside a programme: why a dose, the dose a notch less or more, what was ruled out by what."""

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.programme import Prescription, Programme
from lbp_core.planning.causes import by_cause
from lbp_core.planning.dose_steps import DoseStep
from lbp_core.planning.dose_steps import dose_steps as steps
from lbp_core.planning.next_week import needs_of
from lbp_core.planning.why_dose import why_dose

__all__ = ["DoseStep", "dose_because", "dose_steps", "ruled_out"]


def dose_because(programme: Programme, item: Prescription) -> str:
    """One sentence on the dose, from what the programme was drafted for; '' for what the library no longer has."""
    return why_dose(item, needs_of(programme, library(), limits()))


def ruled_out(programme: Programme) -> tuple[str, ...]:
    """What was ruled out, a sentence for each cause: 'There is no bench: Hip thrust, step 2; …'."""
    causes = by_cause(programme.ruled_out).items()
    return tuple(f"{cause[:1].upper()}{cause[1:]}: {'; '.join(names)}." for cause, names in causes)


def dose_steps(item: Prescription) -> tuple[DoseStep, ...]:
    """What of the dose can be changed; nothing for what the library no longer has."""
    exercise = library().get(item.exercise)
    if exercise is None or item.rung > len(exercise.ladder):
        return ()
    return steps(item.dose, exercise.rung(item.rung))
