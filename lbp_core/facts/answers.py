"""What the answers add up to: which yes stands, what is in doubt, what was never asked. No opinions here.

Which answers count
- A yes stands unless it is silenced. So does 'unsure' or 'declined' to a follow-up whose question was answered yes: the
  more cautious branch. A follow-up's own yes stands whatever its question was answered; a yes is never argued away.
- `stable` silences its id: an old symptom, assessed. Its follow-ups are not silenced, so a change speaks again.
- A clearance silences the ids that it covers when it is dated on or after `as_of`, the day of the answers. Answers
  without `as_of` have no day; nobody can say that the clearance came after them, so it silences nothing and `as_of`
  is asked for.
- Silence never stands in for asking: a question not asked stays not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lbp_core.models.question import Level, Question
from lbp_core.models.screening import Answer, ScreenInput

SETTLED = frozenset({Answer.YES, Answer.NO})
DOUBTED = frozenset({Answer.UNSURE, Answer.DECLINED})
URGENT = frozenset({Level.URGENT, Level.URGENT_SAME_DAY})
PRESSING = URGENT | {Level.EMERGENCY}
NAMED = 3


@dataclass(frozen=True, kw_only=True)
class ScreeningFacts:
    """One screening's answers, sorted. `standing` are the ids whose yes counts; ages in years, duration in weeks."""

    standing: frozenset[str]
    silenced: frozenset[str]
    urgent_groups: frozenset[str]
    emergency_doubts: tuple[Question, ...]
    urgent_doubts: tuple[Question, ...]
    not_asked: tuple[Question, ...]
    routine_unsettled: bool
    age: int | None
    duration_weeks: float | None
    ask: tuple[str, ...]

    def has(self, *ids: str) -> bool:
        """True where any of these stands."""
        return not self.standing.isdisjoint(ids)

    def is_silenced(self, question_id: str) -> bool:
        """True where a clearance or an old assessment covers it."""
        return question_id in self.silenced

    @property
    def emergency_doubts_named(self) -> str:
        """The emergency questions in doubt, in words."""
        return _named(self.emergency_doubts)

    @property
    def urgent_doubts_named(self) -> str:
        """The urgent questions in doubt, in words."""
        return _named(self.urgent_doubts)

    @property
    def not_asked_named(self) -> str:
        """The required questions nobody asked, in words."""
        return _named(self.not_asked)


def screening_facts(asked: ScreenInput, bank: Mapping[str, Question]) -> ScreeningFacts:
    """Sort one screening's answers by the question bank. Ids are taken as checked."""
    silenced = _silenced(asked)
    asked_for = [item for item in bank.values() if not item.derived]
    standing = frozenset(item.id for item in asked_for if _stands(item, asked.answers) and item.id not in silenced)
    doubts = [item for item in asked_for if _in_doubt(item, asked.answers) and item.id not in silenced]
    return ScreeningFacts(
        standing=standing,
        silenced=silenced,
        urgent_groups=frozenset(bank[item].group for item in standing if bank[item].level in URGENT),
        emergency_doubts=tuple(item for item in doubts if item.level is Level.EMERGENCY),
        urgent_doubts=tuple(item for item in doubts if item.level in URGENT),
        not_asked=tuple(item for item in asked_for if item.level in PRESSING and _is_missing(item, asked.answers)),
        routine_unsettled=any(_is_unsettled_routine(item, asked.answers) for item in asked_for),
        age=asked.age,
        duration_weeks=asked.duration_weeks,
        ask=tuple(item.id for item in asked_for if _is_worth_asking(item, asked.answers)),
    )


def undated(asked: ScreenInput) -> bool:
    """True where clearances are given and the answers have no day to compare them with."""
    return asked.as_of is None and bool(asked.clearances)


def _silenced(asked: ScreenInput) -> frozenset[str]:
    stable = {symptom.id for symptom in asked.stable}
    day = asked.as_of
    return frozenset(stable).union(*(item.covers for item in asked.clearances if day is not None and item.date >= day))


def _answer(question_id: str, answers: Mapping[str, Answer]) -> Answer:
    return answers.get(question_id, Answer.NOT_ASKED)


def _stands(item: Question, answers: Mapping[str, Answer]) -> bool:
    answer = _answer(item.id, answers)
    if answer is Answer.YES:
        return True
    return item.follows is not None and answer in DOUBTED and _answer(item.follows, answers) is Answer.YES


def _in_doubt(item: Question, answers: Mapping[str, Answer]) -> bool:
    return item.follows is None and _answer(item.id, answers) in DOUBTED


def _is_missing(item: Question, answers: Mapping[str, Answer]) -> bool:
    return item.required and _answer(item.id, answers) is Answer.NOT_ASKED


def _is_unsettled_routine(item: Question, answers: Mapping[str, Answer]) -> bool:
    return item.level not in PRESSING and (_in_doubt(item, answers) or _is_missing(item, answers))


def _is_worth_asking(item: Question, answers: Mapping[str, Answer]) -> bool:
    answer = _answer(item.id, answers)
    if answer is not Answer.NOT_ASKED:
        return answer in DOUBTED
    return item.required or (item.follows is not None and _answer(item.follows, answers) is Answer.YES)


def _named(items: tuple[Question, ...]) -> str:
    words = "; ".join(item.short for item in items[:NAMED])
    return words if len(items) <= NAMED else f"{words}; and {len(items) - NAMED} more"
