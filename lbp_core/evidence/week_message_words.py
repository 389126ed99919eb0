"""The words of the message after a decided week, as data/words/week_message.yaml has them. See coach/weekly/week_message.py."""

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen


class Says(Frozen):
    """What the week was decided to be. What is urgent has no message: it is told by phone."""

    progress: str
    hold: str
    regress: str
    refer_routine: str


class Meanwhile(Frozen):
    """What training does while a clinician is asked."""

    hold: str
    regress: str


class WeekMessageWords(Frozen):
    """data/words/week_message.yaml: a missing or unknown part fails at start-up."""

    subject: str
    greeting: str
    says: Says
    meanwhile: Meanwhile
    plan: str
    closing: str
    sign: str
    by_phone: str


@once_per_language
def week_message_words() -> WeekMessageWords:
    """The message's words. Raises BrokenKnowledge."""
    return read_spoken(WeekMessageWords, "words/week_message.yaml")
