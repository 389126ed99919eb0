"""The ways to make an exercise easier, one beneath the other: what to do, exactly, and the taps that do it."""

import streamlit as st

from lbp_core.coach.floor.easing import ease_in_plan, ease_today, ways_to_ease
from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.library.shelf import dose_words
from lbp_core.models.easing import Bother, Easing
from lbp_core.models.records import SessionRecord
from lbp_core.models.views import ExerciseCard
from pages._parts.here import in_words, now, once, studio
from pages._parts.look import CALM, card
from pages._parts.redraw import again


def easier_ways(record: SessionRecord, shown: ExerciseCard, felt: Bother | None, *, key: str) -> bool:
    """Draws them, the best answer on top. True once one stands in the session."""
    words, done = words_here().easier, False
    ways = ways_to_ease(studio(), record.id, shown.exercise.id, felt=felt)
    if not ways:
        st.text(words.none)
    for way in ways:
        place = f"{key}_{way.strategy}"
        around = card(f"eases_{place}", CALM) if way.first else st.container(key=f"eases_{place}")
        with around, st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"line_ease_{place}"):
            _says(shown, way)
            done = _today(record, shown, way, place) or done
            _in_plan(record, shown, way, place)
    return done


def _today(record: SessionRecord, shown: ExerciseCard, way: Easing, place: str) -> bool:
    look = "primary" if way.first else "secondary"
    if not st.button(words_here().easier.today, key=f"today_{place}", type=look):
        return False
    with in_words(f"easing {place}"):
        ease_today(studio(), record.id, shown.exercise.id, way.strategy, key=once("ease", place), at=now())
        return True
    return False


def _says(shown: ExerciseCard, way: Easing) -> None:
    """What to do, exactly; the dose where the words do not say it."""
    new = way.instead is not None or way.rung != shown.prescription.rung
    dose = f"  \n:gray[{dose_words(way.dose, shown.unit)}]" if new else ""
    st.markdown(f"**{way.name}**  \n{way.says}{dose}", width="stretch")


def _in_plan(record: SessionRecord, shown: ExerciseCard, way: Easing, place: str) -> None:
    """The same from the next session on. What was written takes the button's place."""
    words, flag = words_here().easier, f"planned_{place}"
    if flag not in st.session_state:
        if st.button(words.in_plan, key=f"plan_{place}"):
            with in_words(f"easing {place} in the plan"):
                tap = once("ease in plan", place)
                version = ease_in_plan(studio(), record.id, shown.exercise.id, way.strategy, key=tap, at=now())
                st.session_state[flag] = version.number
                again()
    else:
        st.caption(words.kept.format(number=st.session_state[flag]), width="content")
