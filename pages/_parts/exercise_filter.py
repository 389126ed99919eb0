"""The library's filters: taps only. What fits is for the core to say."""

from dataclasses import replace

import streamlit as st

from lbp_core.coach.library.browsing import Browse
from lbp_core.coach.library.shelf import equipment
from lbp_core.models.exercise import Category, Pattern
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation
from pages._parts.exercise_words import CATEGORIES, PATTERNS, TRIGGERS
from pages._parts.words import STAGES

NOTHING = "nothing"
FOLDED = ("patterns", "stage", "kit", "triggers")


def exercise_filter() -> Browse:
    """Draws search and filters; what was tapped."""
    words = st.text_input(
        "Find an exercise",
        key="exercise_search",
        type="search",
        placeholder="Bird dog, hinge, RDL, clam …",
        icon=":material/search:",
        live=True,
    )
    kinds = _many("What for", {kind: name for kind, (name, _) in CATEGORIES.items()}, "kinds")
    asked = Browse(words=words or "", categories=[Category(one) for one in kinds])
    chosen = sum(map(_is_set, FOLDED))
    label = f"More filters ({chosen} set)" if chosen else "More filters"
    more = st.expander(label, icon=":material/tune:", key="more_filters", expanded=bool(chosen), on_change="rerun")
    if not (more.open or chosen):
        return asked  # forty buttons that nobody has asked for yet
    with more:
        return _folded(asked)


def _is_set(key: str) -> bool:
    """As tapped, or, before it was drawn for the first time, as the address says."""
    return bool(st.session_state[key]) if key in st.session_state else key in st.query_params


def filters_set() -> dict[str, list[str]]:
    """The filters as the address says them, for links that bring them back."""
    return {name: st.query_params.get_all(name) for name in ("kinds", *FOLDED) if name in st.query_params}


def _folded(asked: Browse) -> Browse:
    patterns = _many("Movement pattern", PATTERNS, "patterns")
    stages = tuple(Presentation)[::-1]
    stage = st.pills("Stage", stages, format_func=STAGES.__getitem__, key="stage", wrap=False, bind="query-params")
    kit = _many("Kit at hand", {NOTHING: "Nothing at all", **equipment()}, "kit")
    triggers = _many("What brings the pain on", TRIGGERS, "triggers")
    return replace(
        asked,
        patterns=[Pattern(one) for one in patterns],
        stage=None if stage is None else Presentation(stage),
        kit=[piece for piece in kit if piece != NOTHING] if kit else None,
        triggers=[Trigger(one) for one in triggers],
    )


def _many(label: str, names: dict[str, str], key: str) -> list[str]:
    return list(
        st.pills(
            label,
            tuple(names),
            selection_mode="multi",
            format_func=names.__getitem__,
            key=key,
            wrap=False,
            bind="query-params",
        )
    )
