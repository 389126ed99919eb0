"""The safety questions of one step: a few at a time, each with what follows from its yes. 'None of these' says no to each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from lbp_core.coach import asking
from lbp_core.coach.pad import Sheet
from lbp_core.models.question import Question, Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, Sex, StableSymptom
from pages._parts.question import answer_tap
from pages._parts.screening_advice import advice
from pages._parts.screening_assessed import assessed
from pages._parts.screening_taps import groups_of, hold, key_of, none_of, recall_answers


@dataclass(frozen=True)
class Given:
    """What stands on the step now. What nobody tapped is not asked; an assessment that is half told is False."""

    answers: dict[str, Answer] = field(default_factory=dict)
    old: list[StableSymptom | bool] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """Who is asked, where their taps are held, and what is known: saved answers that may be shown, old symptoms."""

    section: Section
    sheet: Sheet
    age: int | None
    sex: Sex | None
    saved: Mapping[str, Answer]
    known_old: Mapping[str, StableSymptom]

    def questions(self, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
        """The step's questions after those answers, worded for this client."""
        return asking.to_ask(Occasion.FULL, answers, self.section, age=self.age, sex=self.sex)

    def after(self, one: Question, answer: Answer = Answer.YES) -> tuple[Question, ...]:
        """What that answer opens."""
        return tuple(item for item in self.questions({one.id: answer}) if item.follows == one.id)


def section_questions(asked: Asked) -> Given:
    """Draws the step and hands back what stands on it."""
    tapped, given = recall_answers(asked.section, asked.sheet, asked.saved), Given()
    for group in groups_of(asked.questions({})):
        listed = st.container(gap=None, key=f"asks_{key_of(asked.sheet, group[0].id)}")
        none_of(group, asked.sheet, tapped)
        with listed:
            for one in group:
                _ask(one, asked, given)
    return given


def _ask(one: Question, asked: Asked, given: Given) -> None:
    """The question with its answers beside it; a yes opens what is asked after it, and what to do now."""
    key = key_of(asked.sheet, one.id)
    with st.container(key=f"ask_{key}"):
        st.markdown(one.asks)
        answer = answer_tap(one.asks, key=key)
        hold(asked.sheet, one.id, answer)
        given.answers[one.id] = Answer.NOT_ASKED if answer is None else answer
        if answer is None or answer is Answer.NO:
            return
        with st.container(key=f"then_{key}"):
            for after in asked.after(one, answer):
                _ask(after, asked, given)
            if one.follows is None and not _is_old(one, answer, asked, given):
                about = {one.id, *(item.id for item in asked.after(one))}
                advice(
                    {name: said for name, said in given.answers.items() if name in about}, by=asked.sheet.by, key=key
                )


def _is_old(one: Question, answer: Answer, asked: Asked, given: Given) -> bool:
    """True once the trainer says that a yes is old and looked at; who and when goes with it."""
    if answer is not Answer.YES or asked.sheet.by is not By.TRAINER or not asking.can_be_old(one.id):
        return False
    found = assessed(one.id, asked.sheet, key_of(asked.sheet, one.id), asked.known_old.get(one.id))
    if found is not None:
        given.old.append(found)
    return found is not None
