"""One step of a screening: how far it is, what is asked on it, and the way on. Saving it is in screening_saving.py."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.screening_told import assessed_on_record
from lbp_core.models.question import Section
from lbp_core.models.records import ScreeningRecord
from pages._parts.here import on, studio
from pages._parts.screening_asked import Asked, Given
from pages._parts.screening_facts import Facts, missing_facts
from pages._parts.screening_intake import Intake, intake
from pages._parts.screening_onward import onward
from pages._parts.screening_questions import section_questions
from pages._parts.screening_run import STEPS, TITLES
from pages._parts.screening_taps import key_of, sheet_here
from pages._parts.training_questions import training_answers


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
    words = client_forms.in_hand().private
    title = words.named if section is Section.PRIVATE else TITLES[section]
    st.progress(place / len(STEPS), words.step.format(place=place, many=len(STEPS), title=title))


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
    return step if onward(section, step.given, step.told, client_id, key=key_of(sheet, section)) else None
