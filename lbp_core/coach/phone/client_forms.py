"""The client's own form: its words, its safety list, and the advice that cannot wait. Saving it: sharing.py."""

from collections.abc import Mapping
from hashlib import blake2b

from lbp_core.coach.screening.asking import to_ask
from lbp_core.coach.screening.telling import alone, flags, pauses
from lbp_core.evidence.client_words import ClientWords, client_words
from lbp_core.evidence.in_hand_words import InHandWords, in_hand_words
from lbp_core.evidence.spoken import once_per_language
from lbp_core.evidence.words import DispositionWords, words_for
from lbp_core.models.question import Question
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import CheckInForm


def words() -> ClientWords:
    """What the client reads. Raises BrokenKnowledge."""
    return client_words()


def in_hand() -> InHandWords:
    """What stands around the forms on the tablet. Raises BrokenKnowledge."""
    return in_hand_words()


@once_per_language
def safety_list() -> tuple[Question, ...]:
    """Every safety question of a check-in in order, each followed by what is asked after a yes to it."""
    first = to_ask(Occasion.CHECK_IN, {})
    return to_ask(Occasion.CHECK_IN, {item.id: Answer.YES for item in first})


def help_now(answers: Mapping[str, Answer]) -> DispositionWords | None:
    """What to read at once where these answers, taken alone, pause training; None where none of them does."""
    flagged = flags(ScreenInput(answers=dict(answers), age=None))
    ends = alone(flagged) if flagged else Disposition.MANAGE
    return words_for(ends) if pauses(ends) else None


@once_per_language
def help_if_yes(question_id: str) -> DispositionWords | None:
    """The same for a single yes: what stands under a question as soon as it is tapped."""
    return help_now({question_id: Answer.YES})


def activity_field(name: str) -> str:
    """The form field of one of the client's own activities: by its words, so that a changed list never mixes them up."""
    return f"activity_{blake2b(name.encode(), digest_size=5).hexdigest()}"


def parts(form: CheckInForm) -> tuple[str, ...]:
    """The parts of this client's check-in in order: what the progress bar counts."""
    named = (f"activity_{number}" for number, _ in enumerate(form.activities, 1))
    return ("pain_average", "pain_worst", "flare", "nights_disturbed", "confidence", *named, "sessions_done", "safety")
