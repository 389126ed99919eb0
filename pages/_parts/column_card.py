"""One exercise in a column: the sets, the pain, the stop signs, the next one. All other ways are on the whole card."""

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.card_head import card_head
from pages._parts.felt import pain_during, signs_and_form
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.offers import Tap
from pages._parts.onward import onward
from pages._parts.sets_row import sets_row
from pages._parts.stop_signs import advice


def column_card(view: SessionView, shown: ExerciseCard, *, place: str) -> Tap | None:
    """Draws it; what was tapped, where nobody had laid that ready."""
    record = view.record
    key = f"{record.id}_{shown.exercise.id}"
    taps = sum(entry.exercise == shown.exercise.id for entry in record.entries)
    with card(f"exercise_{key}"):
        card_head(shown, session_id=record.id)
        tap = advice(shown, key=key, place=place, taps=taps, of=view)
        if shown.symptom is None:
            sets_row(view, shown.exercise.id)
        score = pain_during(shown, key=key, place=place, taps=taps)
        with row(f"signs_{key}"):
            sign = signs_and_form(shown, key=key, place=place, taps=taps)
        with row(f"onward_{key}"):
            whole = {"client": view.client.id, "session": record.id, "at": shown.exercise.id}
            to("session", words_here().side.more, icon="more_horiz", key=f"more_{key}", first=False, **whole)
            onward(view, shown)
    return tap or sign or score
