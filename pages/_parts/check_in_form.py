"""The client's check-in on the tablet: the questions of the phone, in the same words and order. It saves nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.looking_over import slip
from lbp_core.models.history import Activity, CheckIn, FlareLength
from lbp_core.models.screening import Answer
from lbp_core.models.views import CheckInForm
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip
from pages._parts.safety_list import safety_list
from pages._parts.words import plain


@dataclass(frozen=True)
class Filled:
    """What stands on the page now. What nobody tapped is unknown."""

    check_in: CheckIn
    answers: dict[str, Answer]
    note: str | None


def check_in_form(form: CheckInForm, *, today: date, key: str) -> Filled:
    """Draws the form. `key` carries the client and the visit, so that no tap of another client is ever shown."""
    scales = client_forms.words().scales
    average, worst = (_score(getattr(scales, name), name, key) for name in ("pain_average", "pain_worst"))
    flare, days = _flare(key)
    check_in = CheckIn(
        date=min(today, form.week + timedelta(days=6)),
        pain_average=average,
        pain_worst=worst,
        flare=flare,
        flare_days=days,
        nights_disturbed=_count("nights_disturbed", key),
        confidence=_score(scales.confidence, "confidence", key),
        activities=tuple(
            Activity(name=name, score=_score(scales.activity, client_forms.activity_field(name), key, asks=name))
            for name in form.activities
        ),
        sessions_done=_count("sessions_done", key),
    )
    answers = safety_list(key=key)
    with card(f"words_{key}"):
        note = st.text_area(client_forms.words().note["asks"], key=f"typed_{key}", max_chars=1_000)
    return Filled(check_in, answers, (note or "").strip() or None)


def asked_twice(said: CheckIn) -> None:
    """What may be a slip of the thumb, as a question before it is sent."""
    if asks := slip(said):
        st.warning(asks, icon=":material/contact_support:")


def _score(scale: Any, name: str, key: str, *, asks: str | None = None) -> int | None:
    with card(f"{name}_{key}"):
        return pain_strip(_label(asks or scale.asks, scale.hint), key=f"{name}_{key}", ends=(scale.low, scale.high))


def _flare(key: str) -> tuple[FlareLength | None, int | None]:
    words = client_forms.words().flare
    with card(f"flare_{key}"):
        label, named = _label(words.asks, words.hint), list(FlareLength)
        flare = st.segmented_control(
            label, named, format_func=lambda one: getattr(words, one), key=f"flare_{key}", wrap=True
        )
        return flare, _tapped("flare_days", key) if flare is FlareLength.DAYS else None


def _count(name: str, key: str) -> int | None:
    with card(f"{name}_{key}"):
        return _tapped(name, key)


def _tapped(name: str, key: str) -> int | None:
    asked = getattr(client_forms.words().counts, name)
    label = _label(asked.asks, asked.hint)
    return st.segmented_control(label, range(asked.first, asked.last + 1), key=f"{name}_{key}", wrap=True)


def _label(asks: str, hint: str | None) -> str:
    return f"**{plain(asks)}**" + (f"  \n:gray[{plain(hint)}]" if hint else "")
