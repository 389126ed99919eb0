"""The five steps of a screening: what stands on each, what was tapped, and what is already saved of this run."""

from datetime import UTC, datetime

import streamlit as st

from lbp_core.coach import asking, caseload, gate
from lbp_core.models.question import Section
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from pages._parts.gate_card import gate_card
from pages._parts.here import on, studio
from pages._parts.look import NOTE, STOP, card
from pages._parts.question import question
from pages._parts.training_questions import training_answers
from pages._parts.words import DISPOSITIONS

STEPS = tuple(section.value for section in Section)
TITLES = {
    Section.NOW: "What must not wait",
    Section.PRIVATE: "Private questions",
    Section.LEGS: "Legs",
    Section.HEALTH: "General health",
    Section.PAIN: "The pain itself",
}


def step_here() -> str | None:
    """The step in the URL, or None where no run is going on."""
    step = st.query_params.get("step")
    return step if step in STEPS and st.query_params.get("run", "").isdecimal() else None


def alone(step: str) -> bool:
    """True while the client holds the tablet: the record is then out of sight."""
    return step == Section.PRIVATE and st.session_state.get(_handed_key()) is True


def begun(client_id: str) -> ScreeningRecord | None:
    """What is saved of this run already: the newest full screening written since it began."""
    since = datetime.fromtimestamp(int(st.query_params["run"]), UTC)
    full = (record for record in gate.screenings(studio(), client_id) if record.occasion is Occasion.FULL)
    return next((record for record in full if record.at >= since), None)


def gathered(client_id: str, step: str, known: ScreeningRecord | None) -> ScreenInput | None:
    """Draws the step. The whole run so far with this step's answers once 'Next' was tapped, else None."""
    section = Section(step)
    place = STEPS.index(step) + 1
    st.progress(place / len(STEPS), f"Step {place} of {len(STEPS)} · {TITLES[section]}")
    _flag_so_far(client_id, known)
    if section is Section.PRIVATE and not _handed_over(client_id):
        return None
    details = caseload.client(studio(), client_id).details
    run = f"{client_id}_{st.query_params['run']}"
    before = {} if known is None else known.asked.answers
    with st.container(key=f"step_{section}_{run}"):
        given = _safety(section, run, {} if section is Section.PRIVATE else before)
        told = training_answers(run, known) if section is Section.PAIN else {}
    if not _next(section, given, run):
        return None
    base = ScreenInput(answers={}, age=details.age(on()), sex=details.sex, as_of=on()) if known is None else known.asked
    return ScreenInput.model_validate(base.model_dump() | {"answers": {**before, **given}} | told)


def _safety(section: Section, run: str, before: dict[str, Answer]) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    tapped = {
        one.id: answer
        for one in asking.to_ask(Occasion.FULL, {}, section)
        if (answer := st.session_state.get(f"question_{run}_{one.id}", before.get(one.id))) is not None
    }
    with st.grid(2, min_column_width=480, gap="small"):
        for one in asking.to_ask(Occasion.FULL, tapped, section):
            with card(f"ask_{run}_{one.id}", fill=True):
                answer = question(one.asks, key=f"{run}_{one.id}", saved=before.get(one.id))
            given[one.id] = Answer.NOT_ASKED if answer is None else answer
    return given


def _next(section: Section, given: dict[str, Answer], run: str) -> bool:
    left = sum(answer is Answer.NOT_ASKED for answer in given.values())
    done = (
        "Done. Hand the tablet back"
        if section is Section.PRIVATE
        else "Save and see the result"
        if section is Section.PAIN
        else "Save and go on"
    )
    if left:
        st.caption(f"{left} without an answer yet. You may go on: an open question stays open, it never becomes a no.")
    return st.button(
        done, key=f"next_{run}_{section}", type="primary", width="stretch", icon=":material/arrow_forward:"
    )


def _flag_so_far(client_id: str, known: ScreeningRecord | None) -> None:
    """A yes that cannot wait is said at once, with what to do now, not at the end."""
    if known is not None and DISPOSITIONS[known.result.disposition][1] == STOP:
        gate_card(gate.gate(studio(), client_id, on=on()), client_id, way_on=False)


def _handed_key() -> str:
    return f"handed_{st.query_params.get('client')}_{st.query_params.get('run')}"


def _handed_over(client_id: str) -> bool:
    if st.session_state.get(_handed_key()):
        return True
    with card(f"hand_over_{client_id}", NOTE):
        st.header("The client answers these alone", icon=":material/front_hand:", anchor=False)
        st.text("Hand the tablet over and look away. Earlier answers are not shown, and you get it back at the end.")
        if st.button("I have handed it over", key=f"handed_over_{client_id}", type="primary", width="stretch"):
            st.session_state[_handed_key()] = True
            st.rerun()
    return False
