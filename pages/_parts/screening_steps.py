"""One step of a screening: how far it is, what is asked on it, and the way on. Saving it is in screening_saving.py."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lbp_core.coach import caseload, client_forms, gate
from lbp_core.coach.screening_told import assessed_on_record
from lbp_core.models.question import Section
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Answer
from pages._parts.here import on, studio
from pages._parts.look import row
from pages._parts.screening_asked import Asked, Given
from pages._parts.screening_facts import Facts, missing_facts
from pages._parts.screening_intake import Intake, intake
from pages._parts.screening_questions import section_questions
from pages._parts.screening_run import STEPS, TITLES, go
from pages._parts.screening_taps import key_of, sheet_here
from pages._parts.training_questions import training_answers

DONE = {Section.PRIVATE: "Done. Hand the tablet back", Section.PAIN: "Save and see the result"}


@dataclass(frozen=True)
class Step:
    """What stands on the step when its way on is tapped."""

    given: Given = field(default_factory=Given)
    told: dict[str, Any] = field(default_factory=dict)
    intake: Intake = field(default_factory=Intake)
    facts: Facts = field(default_factory=Facts)


def progress(section: Section) -> None:
    """How far it is."""
    place = STEPS.index(section) + 1
    st.progress(place / len(STEPS), f"Step {place} of {len(STEPS)} · {TITLES[section]}")


def take(client_id: str, section: Section, known: ScreeningRecord | None) -> Step | None:
    """Draws the step; what stands on it once the way on was tapped, else None."""
    sheet = sheet_here(client_id, section)
    saved = {} if known is None or section is Section.PRIVATE else known.asked.answers
    with st.container(key=f"step_{key_of(sheet, section)}"):
        if section is Section.PAIN:
            told = training_answers(sheet, known)
            step = Step(told=told, intake=intake(sheet))
        else:
            client = caseload.client(studio(), client_id)
            facts = missing_facts(client, sheet) if section is STEPS[0] else Facts()
            old = {} if section is Section.PRIVATE else assessed_on_record(gate.screenings(studio(), client_id))
            asked = Asked(section, sheet, client.details.age(on()), client.details.sex, saved, old)
            step = Step(given=section_questions(asked), facts=facts)
    return step if _onward(section, step.given, key_of(sheet, section), client_id) else None


def _onward(section: Section, given: Given, key: str, client_id: str) -> bool:
    """The way back, what cannot wait or is still open, and the way on: always in sight."""
    with row(f"onward_{key}"):
        if section not in {Section.PRIVATE, STEPS[0]} and st.button(
            "Back", key=f"back_{key}", icon=":material/arrow_back:"
        ):
            go(client_id, STEPS[STEPS.index(section) - 1])
        _in_short(section, given)
        words = DONE.get(section, "Save and go on")
        return st.button(words, key=f"next_{key}", type="primary", width=300, icon=":material/arrow_forward:")


def _in_short(section: Section, given: Given) -> None:
    needed = client_forms.help_now(given.standing)
    left = sum(answer is Answer.NOT_ASKED for answer in given.answers.values())
    if needed is not None:
        st.markdown(f":red[**:material/emergency: {needed.headline}**]", width="stretch")
    elif left:
        st.caption(f"{left} open. You may go on: open stays open, it never becomes a no.", width="stretch")
    else:
        st.caption("What you leave out stays open." if section is Section.PAIN else "All answered.", width="stretch")
