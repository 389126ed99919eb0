"""The message a trainer may send once a week is decided: kind, short, without a score, a chance or a name for anything."""

from lbp_core.coach.papers.scope import trainer
from lbp_core.coach.studio import Studio
from lbp_core.evidence.week_message_words import week_message_words
from lbp_core.models.review import Meanwhile
from lbp_core.models.verdict import Verdict
from lbp_core.models.views import ReviewView


def week_message(studio: Studio, view: ReviewView) -> str | None:
    """The draft for the decision that was taken, else for the one recommended; None for what is told by phone."""
    taken = view.result.verdict if view.decided is None else view.decided.taken
    words = week_message_words()
    says: str | None = getattr(words.says, taken.value, None)
    if says is None:
        return None
    who = trainer(studio)
    lines = [f"{words.greeting.format(name=view.client.name.split()[0])} {says}"]
    if taken in {Verdict.PROGRESS, Verdict.REGRESS}:
        lines.append(words.plan)
    elif taken is Verdict.REFER_ROUTINE:
        lines.append(words.meanwhile.regress if view.result.meanwhile is Meanwhile.REGRESS else words.meanwhile.hold)
    lines.append(words.closing)
    if who is not None:
        lines.append(words.sign.format(trainer=who.name))
    return "\n\n".join(lines)


def subject() -> str:
    """Of the e-mail, where it leaves as one."""
    return week_message_words().subject


def told_by_phone() -> str:
    """What stands where there is no message."""
    return week_message_words().by_phone
