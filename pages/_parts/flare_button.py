"""'Flare today': one tap, and one more that says what will happen. Then the calm version stands at once."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.plan.flare import flare_ahead, note_flare, take_flare_back
from pages._parts.days import weekday
from pages._parts.here import in_words, now, on, once, studio
from pages._parts.look import NOTE, WARN, card, row

ICON = ":material/mode_heat:"


def flare_button(client_id: str) -> None:
    """The button, and in its place what it would do once it was tapped. A flare that was noted draws the page again."""
    asked = f"flare_asked_{client_id}"
    if asked not in st.session_state:
        words, noted = words_here().flare, flare_ahead(studio(), client_id, on=on()).noted
        label = words.button if noted is None else words.standing
        if not st.button(label, key=f"flare_{client_id}", icon=ICON):
            return
        st.session_state[asked] = True
    answer = flare_card(client_id)
    if answer is not None:
        del st.session_state[asked]
        st.rerun()


def flare_card(client_id: str) -> bool | None:
    """What will happen, until when, and the tap that does it. True once it is noted, False for 'not now', else None."""
    words, today = words_here().flare, on()
    ahead = flare_ahead(studio(), client_id, on=today)
    calm, ramp = weekday(ahead.calm_until), weekday(ahead.ramp_until)
    with card(f"flare_{client_id}", WARN if ahead.noted is None else NOTE):
        if ahead.noted is None:
            st.text(words.ahead.format(calm=calm, ramp=ramp))
        else:
            st.text(words.noted.format(day=weekday(ahead.noted), calm=calm, ramp=ramp))
        with row(f"flare_ways_{client_id}"):
            if ahead.noted != today and _confirmed(
                words.confirm if ahead.noted is None else words.again, client_id, ahead.filed
            ):
                return True
            if ahead.undo and _taken_back(words.undo, client_id, ahead.filed):
                return True
            if st.button(
                words.go_on if ahead.noted == today else words.not_now, key=f"no_flare_{client_id}", type="tertiary"
            ):
                return False
    return None


def _taken_back(label: str, client_id: str, filed: int) -> bool:
    if not st.button(label, key=f"undo_flare_{client_id}", icon=":material/undo:"):
        return False
    with in_words(f"flare of {client_id}"):
        take_flare_back(studio(), client_id, key=once("flare_back", client_id, filed), at=now())
        return True
    return False


def _confirmed(label: str, client_id: str, filed: int) -> bool:
    if not st.button(label, key=f"yes_flare_{client_id}", type="primary", icon=ICON):
        return False
    with in_words(f"flare of {client_id}"):
        note_flare(studio(), client_id, key=once("flare", client_id, on(), filed), at=now())
        return True
    return False
