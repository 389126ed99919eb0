"""The quick card for the gym floor, put together from the questions, the limits and the words that the rules go by today."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from lbp_core.documents.making import make
from lbp_core.documents.quick_card import quick_card_sheet
from lbp_core.evidence.limits import Limit, limits
from lbp_core.evidence.questions import questions
from lbp_core.evidence.quick_card_words import QuickCardWords, quick_card_words
from lbp_core.evidence.words import words_for
from lbp_core.models.quick_card import CardLine, CardRing, QuickCard
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition, Verdict
from lbp_core.planning.words import date_in_words, listed

FORMS = ("pdf", "png")
LEADS_TO = {
    Disposition.STOP_EMERGENCY: "emergency",
    Disposition.REFER_SAME_DAY: "urgent_same_day",
    Disposition.REFER_URGENT: "urgent",
    Disposition.REFER_ROUTINE: "routine",
}
"""Which level of question, answered yes by itself, ends where."""
SCOPE = "scope"
SIGNS: dict[Disposition | Verdict, str] = {
    Disposition.STOP_EMERGENCY: "stop",
    Disposition.REFER_SAME_DAY: "stop",
    Disposition.REFER_URGENT: "see",
    Disposition.REFER_ROUTINE: "see",
    Verdict.PROGRESS: "up",
    Verdict.HOLD: "stay",
    Verdict.REGRESS: "ease",
    Verdict.REFER_ROUTINE: "see",
}
"""The shape beside each, as the template draws it."""


def quick_card(*, on: date) -> QuickCard:
    """What stands on the page that day. Raises BrokenKnowledge where the data cannot be used."""
    said, known = quick_card_words(), _numbers()
    return QuickCard(
        title=said.title,
        subtitle=said.subtitle.format(day=date_in_words(on)),
        ring_title=said.ring.title,
        ring_lead=said.ring.lead,
        ring=tuple(_ring(end, does) for end, does in said.ring.rows.items()),
        beyond=said.ring.beyond.format(scope=listed(list(_answers(SCOPE)))),
        locked=said.ring.locked,
        **_below(said, known),
        foot=said.foot,
    )


def quick_card_page(form: str, *, on: date) -> bytes:
    """The page printed, as 'pdf' or 'png'. Raises Refused where it cannot be."""
    if form not in FORMS:
        raise Refused(f"The quick card is there as {' and '.join(FORMS)}, not as '{form}'.")
    pages: tuple[bytes, ...] = _printed(quick_card(on=on), on)
    return pages[FORMS.index(form)]


@lru_cache(maxsize=4)
def _printed(card: QuickCard, on: date) -> tuple[bytes, ...]:
    """The same page is printed once a day."""
    return make(quick_card_sheet(card, at=datetime.combine(on, time(), UTC)), FORMS)


def _below(said: QuickCardWords, known: dict[str, str]) -> dict[str, Any]:
    pain, decided, words = said.pain, said.decisions, said.words
    return {
        "pain_title": pain.title,
        "pain_lead": pain.lead,
        "pain": tuple(CardLine(sign=one.sign, name=one.name, says=one.says.format(**known)) for one in pain.rows),
        "pain_note": pain.note.format(**known),
        "decisions_title": decided.title,
        "decisions": tuple(
            CardLine(sign=SIGNS[one.verdict], name=one.name, says=one.says.format(**known)) for one in decided.rows
        ),
        "decisions_note": decided.note.format(**known),
        "words_title": words.title,
        "say": words.say,
        "rather_not": words.rather_not,
        "words": words.rows,
    }


def _ring(end: Disposition, does: str) -> CardRing:
    return CardRing(sign=SIGNS[end], headline=words_for(end).headline, does=does, answers=_answers(LEADS_TO[end]))


def _answers(level: str) -> tuple[str, ...]:
    return tuple(one.short for one in questions().values() if one.level == level)


def _numbers() -> dict[str, str]:
    """Every number of the weekly review by its name, with its unit where the unit says something."""
    return {name: _told(limit) for name, limit in limits().review}


def _told(limit: Limit) -> str:
    bare = f"{limit.value:g}"
    if limit.unit == "%":
        return f"{bare} %"
    return str(limit) if limit.unit in {"days", "weeks", "nights"} else bare
