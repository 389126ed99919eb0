"""A step saved: its answers by whose hands they are, what else was told on it, and where the run goes from there."""

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.screening.body_notes import record_body_note
from lbp_core.coach.screening.run_so_far import adds_nothing
from lbp_core.coach.screening.starting_point import record_start
from lbp_core.models.question import Section
from lbp_core.models.records import By, ScreeningRecord
from lbp_core.models.screening import Occasion, ScreenInput
from lbp_core.models.verdict import Disposition
from pages._parts.here import now, on, once, studio
from pages._parts.screening_assessed import check_told
from pages._parts.screening_facts import save_facts
from pages._parts.screening_run import STEPS
from pages._parts.screening_steps import Step
from pages._parts.screening_taps import sheet_here


def save(client_id: str, section: Section, known: ScreeningRecord | None, step: Step) -> Section | None:
    """The step to go to: the next one, or None for the result. Raises Refused with what is missing; nothing is saved then."""
    stable, sheet = check_told(step.given.old.values()), sheet_here(client_id, section)
    person = save_facts(caseload.client(studio(), client_id), step.facts).details
    asked = ScreenInput(answers=step.given.answers, age=person.age(on()), sex=person.sex, stable=stable)
    asked = ScreenInput.model_validate(asked.model_dump() | step.told)
    record = _kept(client_id, section, known, asked)
    key = once("intake", client_id, sheet.run, step.intake)
    if step.intake.confidence is not None:
        record_start(studio(), client_id, step.intake.confidence, key=key, at=now())
    if step.intake.note is not None:
        record_body_note(studio(), client_id, step.intake.note, key=key, at=now())
    studio().pad.tear_off(sheet)
    stop = record is not None and record.result.disposition is Disposition.STOP_EMERGENCY
    onward = STEPS[STEPS.index(section) + 1 :]
    return None if stop or not onward else onward[0]


def _kept(
    client_id: str, section: Section, known: ScreeningRecord | None, asked: ScreenInput
) -> ScreeningRecord | None:
    """The record; None where the step says nothing that this run does not hold already."""
    if known is not None and section is not Section.PAIN and adds_nothing(known.asked, asked):
        return None
    by = By.CLIENT if section is Section.PRIVATE else By.TRAINER
    key = once("screening", client_id, section, known.id if known else "first", asked)
    return gate.record_screening(studio(), client_id, asked, occasion=Occasion.FULL, by=by, key=key, at=now())
