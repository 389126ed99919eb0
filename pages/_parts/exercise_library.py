"""The library as tiles with their pictures, filtered as one taps. One exercise with everything known of it is elsewhere."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import streamlit as st

from lbp_core.coach.library.browsing import browse
from lbp_core.coach.library.shelf import exercises
from lbp_core.models.exercise import Exercise
from pages._parts.exercise_filter import exercise_filter, filters_set
from pages._parts.exercise_words import CATEGORIES, PATTERNS
from pages._parts.here import ASSISTANT, TRAINER, require
from pages._parts.leaf import leaf

Fitting = tuple[Exercise, tuple[int, ...]]


@st.fragment
def exercise_library() -> None:
    """Search, filters and tiles; a tap draws only these again."""
    require(TRAINER, ASSISTANT)
    asked = exercise_filter()
    found, held = browse(asked)
    known = {one.id: one for one in exercises()}
    fitting = [(known[name], steps) for name, steps in found.items()]
    shelves = [(None, fitting)] if asked.words.strip() or asked.triggers else list(_by_kind(fitting))
    leaf("tiles", shelves=shelves if fitting else [], held=held, count=len(fitting), carried=filters_set())


def _by_kind(fitting: Iterable[Fitting]) -> Iterator[tuple[str, list[Fitting]]]:
    kinds, patterns = list(CATEGORIES), list(PATTERNS)
    ranked = sorted(fitting, key=lambda pair: (kinds.index(pair[0].category), patterns.index(pair[0].pattern)))
    for kind, shelf in groupby(ranked, key=lambda pair: pair[0].category):
        yield CATEGORIES[kind][0], list(shelf)
