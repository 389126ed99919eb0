"""What a set of safety answers asks for by itself, and what the person who gave it reads at once. The rules: rules/screening."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from lbp_core.coach.screening.screening import screen
from lbp_core.coach.screening.standing import Standing
from lbp_core.evidence.questions import asked_at
from lbp_core.evidence.spoken import spoken
from lbp_core.evidence.words import words_for
from lbp_core.models.language import Language
from lbp_core.models.screening import Answer, Occasion, ScreenInput, Told
from lbp_core.models.verdict import Disposition, MayTrain
from lbp_core.rules.screening import MAY_TRAIN

SILENT_AGE = 40
"""An age that no rule speaks of: what is asked here is what the answers say."""


def flags(asked: ScreenInput) -> dict[str, Answer]:
    """The answers that are more than a plain no; a yes called old and stable is none."""
    stable = {one.id for one in asked.stable}
    return {
        name: answer
        for name, answer in asked.answers.items()
        if answer not in {Answer.NO, Answer.NOT_ASKED} and not (answer is Answer.YES and name in stable)
    }


def alone(flagged: Mapping[str, Answer]) -> Disposition:
    """Where these answers end when everything else is a clear no: what they ask for, however short the set was."""
    return _alone(frozenset(flagged.items()))


@lru_cache(maxsize=1_024)
def _alone(flagged: frozenset[tuple[str, Answer]]) -> Disposition:
    answers = {one.id: Answer.NO for one in asked_at(Occasion.FULL)} | dict(flagged)
    return screen(ScreenInput(answers=answers, age=SILENT_AGE)).disposition


def pauses(ends: Disposition) -> bool:
    """True where nothing loaded may be trained at that end."""
    return MAY_TRAIN[ends] is MayTrain.NO


def said_to_client(told: Told) -> Told:
    """What was told, in the language of whoever reads it now. In English it is what was kept, word for word."""
    if spoken() is Language.EN:
        return told
    words = words_for(told.disposition)
    return told.model_copy(update={"headline": words.headline, "for_client": words.for_client})


def told_at_once(asked: ScreenInput, standing: Callable[[], Standing]) -> Told | None:
    """The words for these answers, or the more cautious ones for them and what is open already; None where all is no.

    `standing` is asked only where an answer raises something.
    """
    flagged = flags(asked)
    ends = alone(flagged) if flagged else Disposition.MANAGE
    if ends is Disposition.MANAGE:
        return None
    known = standing()
    cleared = {name for one in known.clearances for name in one.covers} | {one.id for one in known.stable}
    earlier = {name: one for name, one in known.answers.items() if one is not Answer.NO and name not in cleared}
    together = alone({**earlier, **_no_milder(flagged, earlier)})
    ends = max(ends, together, key=lambda one: one.caution)
    words = words_for(ends)
    return Told(disposition=ends, headline=words.headline, for_client=words.for_client)


def _no_milder(flagged: Mapping[str, Answer], earlier: Mapping[str, Answer]) -> dict[str, Answer]:
    """The new answers without a doubt about what was a yes before."""
    return {name: one for name, one in flagged.items() if one is Answer.YES or earlier.get(name) is not Answer.YES}
