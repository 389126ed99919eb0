"""Where a screening stands: the step in the address, whose hands, what is saved, what is tapped. Nothing is drawn here."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import streamlit as st

from lbp_core.coach.screening import asking
from lbp_core.coach.screening.run_so_far import run_so_far
from lbp_core.coach.screening.screening_told import ScreeningTold
from lbp_core.models.question import Section
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Answer, Occasion
from pages._parts.here import on, studio

STEPS = tuple(Section)
TITLES = {
    Section.NOW: "What must not wait",
    Section.PRIVATE: "Private questions",
    Section.LEGS: "Legs",
    Section.HEALTH: "General health",
    Section.PAIN: "The pain itself",
}


def step_here() -> Section | None:
    """The step in the address, or None where no run is going on."""
    step = st.query_params.get("step")
    return Section(step) if step in STEPS and st.query_params.get("run", "").isdecimal() else None


def go(client_id: str, step: Section | None = None, *, run: str | None = None) -> None:
    """Draws the page anew at that step of the run, or at the result."""
    address = {"client": client_id}
    if step is not None:
        address |= {"run": run or st.query_params["run"], "step": step.value}
    st.query_params.from_dict(address)
    st.rerun()


def saved_so_far(client_id: str) -> ScreeningRecord | None:
    """Every answer saved since this run began."""
    return run_so_far(studio(), client_id, since=datetime.fromtimestamp(int(st.query_params["run"]), UTC))


def first_open(known: ScreeningRecord | None) -> Section:
    """The first step with a question that has no answer yet; the last one where all have theirs."""
    given = {} if known is None else known.asked.answers
    return next(
        (one for one in STEPS if any(asked.id not in given for asked in asking.to_ask(Occasion.FULL, given, one))),
        STEPS[-1],
    )


def step_of(open_questions: Iterable[str]) -> Section:
    """The first step that asks one of those; the last one where none of them is a safety question."""
    wanted, yes = set(open_questions), {one.id: Answer.YES for one in asking.to_ask(Occasion.FULL, {})}
    return next((one.section for one in asking.to_ask(Occasion.FULL, yes) if one.id in wanted), STEPS[-1])


def run_of_today(told: Sequence[ScreeningTold]) -> ScreeningTold | None:
    """The full screening that was begun today, where there is one."""
    full = next((one for one in told if one.record.occasion is Occasion.FULL), None)
    return full if full is not None and full.record.on == on() else None


def run_since(began: datetime) -> str:
    """How the address names the run that began then."""
    return str(int(began.timestamp()))
