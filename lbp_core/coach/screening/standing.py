"""What stands when every answer and clearance ever recorded is laid together. Where that ends: coach/screening/screening.py."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lbp_core.facts.answers import DOUBTED
from lbp_core.models.clearing import ClearanceLimits, LimitsInForce
from lbp_core.models.pause import PAUSE
from lbp_core.models.question import Question
from lbp_core.models.screening import Answer, Clearance, StableSymptom
from lbp_core.storage.flags import GivenAnswer, NumberedPause
from lbp_core.storage.safety import NewestAnswer, NumberedClearance


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One answer per question, and what silences some of them. `open` are the ids that only a clearance settles."""

    answers: dict[str, Answer]
    clearances: tuple[Clearance, ...]
    stable: tuple[StableSymptom, ...]
    open: tuple[str, ...]


def lay_together(
    given: Sequence[NewestAnswer], cleared_by: Sequence[NumberedClearance], bank: Mapping[str, Question], *, on: date
) -> Standing:
    """Per question the newest real answer, except that a yes stays until a clearance recorded after it covers it.

    What came later is decided by the order of writing, never by a clock; a clearance dated before the day of the answer
    does not cover it either. A clearance covers what nobody is asked (an age) whenever it was given.
    """
    by_question: dict[str, list[NewestAnswer]] = {}
    for one in given:
        by_question.setdefault(one.question, []).append(one)
    states = {name: _state(by_question[name], cleared_by) for name in bank if name in by_question}
    covered = {question for question, (_, is_cleared) in states.items() if is_cleared}
    covered |= {question for question, item in bank.items() if item.derived and _covers(cleared_by, question)}
    still_open = tuple(
        question
        for question in bank
        if question in states and question not in covered and _asks_for_more(states[question][0])
    )
    return Standing(
        answers={question: newest.answer for question, (newest, _) in states.items()},
        clearances=_as_of(cleared_by, covered, on=on),
        stable=tuple(
            StableSymptom(id=question, date=newest.on)
            for question, (newest, _) in states.items()
            if newest.stable and newest.answer is Answer.YES
        ),
        open=still_open,
    )


def still_raised(given: Sequence[GivenAnswer], cleared_by: Sequence[NumberedClearance]) -> tuple[GivenAnswer, ...]:
    """Of every answer to questions that are open, in the order of writing: those that no clearance and no clear no settled.

    A no settles a doubt and never a yes.
    """
    found: dict[str, list[GivenAnswer]] = {}
    for one in given:
        raised = found.setdefault(one.question, [])
        if one.answer is Answer.NO:
            raised[:] = [earlier for earlier in raised if earlier.answer is Answer.YES]
        elif not one.stable and not _settles(cleared_by, one):
            raised.append(one)
    return tuple(sorted((one for raised in found.values() for one in raised), key=lambda one: one.seq))


def still_paused(pauses: Sequence[NumberedPause], cleared_by: Sequence[NumberedClearance]) -> tuple[NumberedPause, ...]:
    """The trainer's own pauses that no clearance recorded after them ended, oldest first."""
    return tuple(
        one
        for one in pauses
        if not any(
            word.seq > one.seq and word.record.clearance.date >= one.on and PAUSE in word.record.clearance.covers
            for word in cleared_by
        )
    )


def in_force(cleared_by: Sequence[NumberedClearance]) -> tuple[LimitsInForce, ...]:
    """The clearances that limit something, newest first: each until later ones cover all that it covers."""
    found, covered = [], set[str]()
    for one in reversed(cleared_by):
        record, word = one.record, one.record.clearance
        limits = record.limits or ClearanceLimits()
        if not covered.issuperset(word.covers) and (not limits.empty or word.limits or record.review_on):
            found.append(
                LimitsInForce(
                    by=word.by,
                    role=record.role,
                    given_on=word.date,
                    limits=limits,
                    says=word.limits,
                    review_on=record.review_on,
                )
            )
        covered |= set(word.covers)
    return tuple(found)


def _state(given: Sequence[NewestAnswer], cleared_by: Sequence[NumberedClearance]) -> tuple[NewestAnswer, bool]:
    """The answer that counts for one question, and whether a clearance covers it."""
    open_yes = [one for one in given if one.answer is Answer.YES and not one.stable and not _settles(cleared_by, one)]
    if open_yes:
        return max(open_yes, key=lambda one: one.seq), False
    newest = max(given, key=lambda one: one.seq)
    return newest, newest.answer is not Answer.NO and _settles(cleared_by, newest)


def _settles(cleared_by: Iterable[NumberedClearance], answer: NewestAnswer | GivenAnswer) -> bool:
    return any(
        one.seq > answer.seq
        and one.record.clearance.date >= answer.on
        and answer.question in one.record.clearance.covers
        for one in cleared_by
    )


def _covers(cleared_by: Iterable[NumberedClearance], question: str) -> bool:
    return any(question in one.record.clearance.covers for one in cleared_by)


def _asks_for_more(newest: NewestAnswer) -> bool:
    return newest.answer in DOUBTED or (newest.answer is Answer.YES and not newest.stable)


def _as_of(cleared_by: Iterable[NumberedClearance], covered: set[str], *, on: date) -> tuple[Clearance, ...]:
    """The clearances narrowed to what they settle, dated so that they speak of the answers as they stand today."""
    narrowed = (
        one.record.clearance.model_copy(
            update={"date": on, "covers": tuple(name for name in one.record.clearance.covers if name in covered)}
        )
        for one in cleared_by
    )
    return tuple(one for one in narrowed if one.covers)
