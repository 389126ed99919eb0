"""Invented letters: a plain one, and any number of random ones, long and short, with everything a keyboard can type."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pypdf

from lbp_core.coach.printed.on_paper import weeks_drawn
from lbp_core.documents import press
from lbp_core.documents.letter import letter_sheet
from lbp_core.documents.making import Sheet, job_of
from lbp_core.evidence.letter_words import letter_words
from lbp_core.evidence.questions import questions
from lbp_core.models.letter import (
    Letter,
    LetterAnswer,
    LetterDenied,
    LetterFact,
    LetterKind,
    LetterPain,
    LetterSender,
    LetterWeeks,
)
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Disposition

POINTS_A_MM = 72 / 25.4
AT = datetime(2026, 3, 10, 9, tzinfo=UTC)
NAMES = (
    "Ann Li",
    "Maximiliane-Friederike von Hohenstein-Oberau",
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessen",
    "Zoë Łukasiewicz-Ñandú O’Brien",
    "عبد الله بن محمد",
    "שרה כהן",
    "प्रिया शर्मा",
    "王小明",
    "Sam 🏋️‍♀️ Strong 💪",
    "#set text(red) $x^2$ *bold* _it_ `raw` \\ <label> @ref //gone",
)
SIGNS = "#let x = 1 ; $ \\frac{1}{2} $ *bold* _under_ ` ``` [a](b) <b>&amp; \\u{1F600} \" ' {} ] [ @fig ~ -- --- // /* = + - 1."


def a_letter(**changes: Any) -> Letter:
    """A letter about one open answer; `changes` replace its parts."""
    words, end = letter_words(), letter_words().ends["refer_urgent"]
    name = changes.get("client_name", "Anna Berg")
    plain = Letter(
        kind=LetterKind.LETTER,
        disposition=Disposition.REFER_URGENT,
        reference="L-1A2B3C",
        on=date(2026, 3, 10),
        sender=LetterSender(name="Sam Porter", lines=("Level 4 personal trainer", "Insured with Example Mutual")),
        to=end.to.format(name=name),
        client_name=name,
        born="born 1985",
        heading=end.heading,
        urgency=end.urgency,
        pressing=False,
        opening=(f"{end.opening.format(name=name)} {words.facts_only}",),
        answers=some_answers(1),
        denied=LetterDenied(lead="Answered ‘no’ on 9 March 2026:", items=("a serious accident", "fever or shivers")),
        pain=LetterPain(lead="Pain, as told on 9 March 2026", facts=(LetterFact(label="Now", says="4 of 10"),)),
        training=("No programme has been made yet.",),
        weeks=LetterWeeks(enough=3, says=words.weeks["none"], in_words=words.weeks["none"]),
        asks=tuple(line.format(name=name) for line in end.asks),
        sharing=words.sharing["not_agreed"].format(name=name),
        send_back=words.send_back["by_hand"].format(name=name, trainer="Sam Porter"),
        words=words.labels,
    )
    return plain.model_copy(update=changes)


def some_answers(number: int) -> tuple[LetterAnswer, ...]:
    """The bank's questions from the start, over and over, each answered yes."""
    bank = [one for one in questions().values() if not one.derived]
    return tuple(
        LetterAnswer(
            number=place + 1, id=bank[place % len(bank)].id, asks=bank[place % len(bank)].asks,
            short=bank[place % len(bank)].short, answer="Yes", when="9 Mar 2026, to the trainer",
        )
        for place in range(number)
    )  # fmt: skip


def weeks_of_ups_and_downs(number: int, dice: Random) -> LetterWeeks:
    """So many weeks, some silent."""
    first = date(2026, 3, 9) - timedelta(weeks=number)
    points = []
    for place in range(number):
        pain = None if dice.random() < 0.2 else round(dice.uniform(0, 10), 1)
        band = None if pain is None else (max(0.0, pain - 1), min(10.0, pain + 1))
        points.append(
            WeekPoint(
                monday=first + timedelta(weeks=place), pain=pain, readings=dice.randrange(1, 7), level=pain, band=band,
                load=None if dice.random() < 0.2 else float(dice.randrange(0, 12_000)), flare=dice.random() < 0.1,
            )
        )  # fmt: skip
    return LetterWeeks(points=tuple(points), enough=3, says="Load up 40 % since May, pain down", in_words="In words.")


def a_random_letter(dice: Random) -> Letter:
    """Anything that a record can hold, up to the longest of each."""

    def lines(most: int, long: int) -> tuple[str, ...]:
        return tuple(" ".join(SIGNS.split()[: dice.randrange(3, 20)])[:long] for _ in range(dice.randrange(most + 1)))

    name = dice.choice(NAMES)[:80]
    bank = [one.short for one in questions().values()]
    note = dice.random() < 0.3
    plain = a_letter(client_name=name)
    return plain.model_copy(
        update={
            "kind": LetterKind.NOTE if note else LetterKind.LETTER,
            "pressing": note,
            "first": letter_words().first if note else None,
            "sender": LetterSender(name=dice.choice([None, *NAMES]), lines=lines(2, 160)),
            "opening": (*plain.opening, *lines(2, 260)),
            "answers": some_answers(dice.choice([0, 1, 2, 5, 12, 30, 60])),
            "denied": None if dice.random() < 0.2 else LetterDenied(lead="Answered ‘no’:", items=tuple(bank)),
            "pain": LetterPain(
                lead="Pain", facts=tuple(LetterFact(label="Brought on by", says=one) for one in lines(6, 90))
            ),
            "training": lines(3, 180),
            "weeks": weeks_of_ups_and_downs(dice.choice([1, 6, 26]), dice) if dice.random() < 0.06 else plain.weeks,
        }
    )  # fmt: skip


def sheet_of(letter: Letter) -> Sheet:
    return letter_sheet(letter, weeks_drawn(letter.weeks), at=AT)


def printed_here(letter: Letter, form: str = "pdf") -> bytes:
    """The page, set in this process: the same press, without the wait for a new one."""
    return press.printed(json.loads(job_of(sheet_of(letter), (form,))))[0]


def words_in(pdf: bytes) -> str:
    """What can be read on the page, spaces as single spaces."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def edges(pdf: bytes) -> tuple[float, float, float]:
    """Left, lowest and highest place of any text on the page, in millimetres from its lower left corner."""
    places: list[tuple[float, float]] = []

    def seen(text: str, matrix: list[float], *_rest: Any) -> None:
        if text.strip():
            places.append((matrix[4] / POINTS_A_MM, matrix[5] / POINTS_A_MM))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=seen)
    return min(x for x, _ in places), min(y for _, y in places), max(y for _, y in places)
