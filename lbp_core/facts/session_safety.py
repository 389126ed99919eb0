"""The safety answers among the taps of one session: which ids were answered yes, and which answers were given at all."""

from collections.abc import Mapping, Sequence

from lbp_core.models.screening import Answer


def yes_ids(given: Sequence[dict[str, Answer]]) -> tuple[str, ...] | None:
    """Ids answered yes at any time; an empty tuple only where the last answers were each a clear no; else None."""
    found = tuple(dict.fromkeys(name for answers in given for name, answer in answers.items() if answer is Answer.YES))
    if found or not given:
        return found or None
    return () if all(answer is Answer.NO for answer in given[-1].values()) else None


def real_answers(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers without those that were not given."""
    return {name: answer for name, answer in answers.items() if answer != Answer.NOT_ASKED}
