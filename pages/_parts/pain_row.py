"""Pain during an exercise: the strip, and beneath it what a score that bothers asks for. A score draws nothing else again.

Unless more of the page must change: a rule that now holds the sets, what to do now, or the last word on an exercise that is
done. Then the whole page is drawn.
"""

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.models.floor import AtWork
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.easier import PAIN, changes_in, easier
from pages._parts.felt import pain_during
from pages._parts.here import TRAINER, in_words, refused, require, studio
from pages._parts.led_on import led_on
from pages._parts.offers import Tap, kept_at_work, say_later, tapped
from pages._parts.redraw import again
from pages._parts.stops import still_open


@st.fragment
def pain_row(view: SessionView, drawn: ExerciseCard) -> None:
    """The score as storage has it. A tap is kept first, then shown. `drawn` is the card as the page around it shows it."""
    require(TRAINER)
    with in_words(f"pain during {drawn.exercise.id} in session {view.record.id}"):
        _row(view, drawn)


def _row(view: SessionView, drawn: ExerciseCard) -> None:
    exercise = drawn.exercise.id
    place, key = f"pain_{view.record.id}_{exercise}", f"{view.record.id}_{exercise}"
    early = tapped(place)
    work, why_not = kept_at_work(view, exercise, early)
    led = why_not is None and early is not None and _led(view, work, early)
    if led or work.card is None or work.record.finished or _more_changes(drawn, work.card):
        if why_not is not None:
            say_later(view.record.id, why_not)
        st.rerun()
    if why_not is not None:
        refused(why_not)
    taps = sum(entry.exercise == exercise for entry in work.record.entries)
    late = pain_during(work.card, key=key, place=place, taps=taps)
    if easier(work.record, work.card, key=key, changes=changes_in(work.record), place=PAIN):
        st.rerun()
    if late is not None and late != early:
        kept_at_work(view, exercise, late)
        again()


def _led(view: SessionView, work: AtWork, tap: Tap) -> bool:
    """Whether that score leads on to another stop: only the exercise that is done is looked at together with the others."""
    if work.card is not None and not still_open(work.card):
        return led_on(training.session(studio(), view.record.id), tap)
    return led_on(view.model_copy(update={"record": work.record}), tap)


def _more_changes(drawn: ExerciseCard, now: ExerciseCard) -> bool:
    """Whether anything above or beneath the strip says something else than it should."""
    return _around(drawn) != _around(now)


def _around(card: ExerciseCard) -> tuple[object, ...]:
    above = None if card.bothers else card.advice
    return above, card.held, card.symptom, card.eased, card.skipped
