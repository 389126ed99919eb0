"""One exercise as the library has it: as a tile among others, and as a page of its own."""

import streamlit as st

from lbp_core.coach.browsing import left_out, opens, usual_gate
from lbp_core.coach.shelf import dose_words, equipment, sources
from lbp_core.models.exercise import Exercise, Rung
from lbp_core.models.verdict import Presentation
from pages._parts.alternatives import alternatives
from pages._parts.checklist import return_checklist
from pages._parts.drawing import drawing
from pages._parts.exercise_words import CATEGORIES, GROUPS, PATTERNS, steps
from pages._parts.links import to
from pages._parts.look import CALM, NOTE, QUIET, STOP, WARN, card, row
from pages._parts.words import STAGES, TAGS

STAGE_TONES = {
    Presentation.ACUTE_FLARED: CALM,
    Presentation.SUBACUTE_IMPROVING: NOTE,
    Presentation.CHRONIC_RECURRENT: QUIET,
}


def exercise_tile(one: Exercise, fitting: tuple[int, ...] = ()) -> None:
    """Name, kind, and how many steps, or which of them fit what was asked; the whole tile opens it."""
    words, icon = CATEGORIES[one.category]
    many = f"{len(one.ladder)} steps"
    if 0 < len(fitting) < len(one.ladder):
        many = f"fits: {steps(fitting)} of {len(one.ladder)}"
    badges = f":gray-badge[:material/{icon}: {words}] :gray-badge[{many}]"
    if one.held_back is not None:
        badges += f" :orange-badge[:material/hourglass_top: {GROUPS[one.held_back.group]}]"
    with card(f"case_exercise_{one.id}", fill=True), st.container(gap="xxsmall"):
        st.page_link("exercises.py", label=f"**{one.name}**", query_params={"exercise": one.id})
        st.markdown(f"{badges}  \n:gray[{one.cues[0]}]")


def exercise_page(one: Exercise) -> None:
    """Everything the library says of it."""
    to("exercises", "All exercises", icon="arrow_back")
    words, icon = CATEGORIES[one.category]
    st.title(one.name, anchor=False)
    with row(gap="xsmall"):
        st.badge(words, icon=f":material/{icon}:", color=QUIET)
        st.badge(PATTERNS[one.pattern], color=QUIET)
        if one.held_back is not None:
            st.badge("Held back early", icon=":material/hourglass_top:", color=WARN)
    st.caption("Also called " + ", ".join(one.also))
    left, right = st.columns([1.3, 1], gap="medium")
    with left:
        return_checklist(one)
        _ladder(one)
        alternatives(one)
    with right:
        _cues(one)
        _rests_on(one)


def _ladder(one: Exercise) -> None:
    with card(f"ladder_{one.id}"):
        st.subheader("Ladder, easiest first", anchor=False)
        st.caption(f"A step opens when this holds: {usual_gate()[0].lower()}{usual_gate()[1:]}")
        stage = None
        for number, (rung, gate) in enumerate(zip(one.ladder, opens(one), strict=True), 1):
            if rung.earliest is not stage:
                stage = rung.earliest
                st.badge(f"From '{STAGES[stage]}' on", icon=":material/stairs:", color=STAGE_TONES[stage])
            _step(one, number, rung, gate)
        for says, rungs in left_out(one).items():
            st.caption(f":material/block: Not early where {says}: {steps(rungs)}.")


def _step(one: Exercise, number: int, rung: Rung, gate: str | None) -> None:
    """One step: its number, then name, dose, cue and kit, and its own gate where it has one."""
    names = equipment()
    kit = ", ".join(names[piece] for piece in rung.equipment)
    said = [f"**{rung.name}**", dose_words(rung.dose), rung.cue, kit and f":gray[:material/handyman: {kit}]"]
    said.append(gate and f":gray[:material/lock_open: {gate}]")
    with st.container(key=f"rung_{one.id}_{number}", horizontal=True, wrap=False, gap="small"):
        st.markdown(f":{STAGE_TONES[rung.earliest]}-badge[**{number}**]", width="content")
        drawing(one.id, number, width=120)
        st.markdown("  \n".join(filter(None, said)), width="stretch")


def _cues(one: Exercise) -> None:
    with card(f"cues_{one.id}"):
        st.subheader("Cues", anchor=False)
        st.markdown("\n".join(f"- {cue}" for cue in one.cues))
        if one.faults:
            st.caption("Watch for: " + "; ".join(one.faults))
    with card(f"fine_{one.id}", CALM):
        st.markdown(f"**Fine**  \n{one.fine}")
    with card(f"not_fine_{one.id}", STOP):
        st.markdown(f"**Stop**  \n{one.stop}")


def _rests_on(one: Exercise) -> None:
    with card(f"rests_{one.id}"):
        source = sources().get(one.source)
        st.markdown(f"**Why**  \n{one.why}")
        st.caption(f"{TAGS[one.tag]} · {one.source if source is None else source.title}")
        if one.compression is not None:
            low, high = one.compression.newtons
            newtons = f"about {low:,} N" if low == high else f"{low:,} to {high:,} N"
            titles = "; ".join(sources()[key].title for key in one.compression.sources)
            st.markdown(f"**Estimated lumbar compression**  \n{newtons} ({one.compression.of}). {one.compression.note}")
            st.caption(f"{TAGS[one.compression.tag]} · {titles}")
        known = (("wger", one.elsewhere.wger), ("free-exercise-db", one.elsewhere.free_exercise_db))
        if named := "; ".join(f"{where}: {name}" for where, name in known if name):
            st.caption(f"Elsewhere: {named}")
