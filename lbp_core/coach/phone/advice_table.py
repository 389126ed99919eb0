"""What to read at once after each safety answer, laid out so that a phone without a connection can look it up.

An answer has its level, and so have two answers that together need more than each alone; the highest counts. A test compares
it with what the server itself would say: never milder.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from lbp_core.coach.screening.telling import alone, flags, pauses
from lbp_core.evidence.words import DispositionWords, words_for
from lbp_core.models.base import Frozen
from lbp_core.models.question import Question
from lbp_core.models.screening import Answer, ScreenInput
from lbp_core.models.verdict import Disposition

RAISES = (Answer.YES, Answer.UNSURE, Answer.DECLINED)
PAUSING = tuple(sorted(filter(pauses, Disposition), key=lambda one: one.caution))
Given = tuple[str, Answer]
Together = tuple[str, str, int]


class AdviceTable(Frozen):
    """`single`: form field 'q_id=answer' to level, 0 for none. `pairs`: two such fields and the higher level of both.

    `counts_as`: after a yes, a doubt about what is asked next counts as a yes to it.
    """

    single: Mapping[str, int]
    pairs: tuple[Together, ...]
    counts_as: Mapping[str, str]


def levels() -> dict[int, DispositionWords]:
    """Each level's words, 1 the mildest that pauses training."""
    return {level: words_for(one) for level, one in enumerate(PAUSING, 1)}


@lru_cache(maxsize=16)
def advice_table(items: Sequence[Question]) -> AdviceTable:
    """The levels of these questions' answers. `items` is a tuple, so that it is laid out once."""
    given = [(item.id, answer) for item in items for answer in RAISES]
    single = {one: _level(one) for one in given}
    pairs = [
        (_field(one), _field(other), _level(one, other))
        for one, other in combinations(given, 2)
        if one[0] != other[0] and _level(one, other) > max(single[one], single[other])
    ]
    return AdviceTable(
        single={_field(one): level for one, level in single.items()},
        pairs=tuple(pairs),
        counts_as={
            _field((item.id, answer)): _field((item.id, Answer.YES))
            for item in items
            if item.follows is not None
            for answer in (Answer.UNSURE, Answer.DECLINED)
            if single[item.id, Answer.YES]
        },
    )


def _field(given: Given) -> str:
    return f"q_{given[0]}={given[1].value}"


def _level(*given: Given) -> int:
    """Where these answers end by themselves, as a level; 0 where training goes on."""
    flagged = flags(ScreenInput(answers=dict(given), age=None))
    ends = alone(flagged) if flagged else Disposition.MANAGE
    return PAUSING.index(ends) + 1 if ends in PAUSING else 0
