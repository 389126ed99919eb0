"""Letters to a clinician: drafted, kept when made, and printed again from what was kept. What one says: letter_draft.py."""

from datetime import date, datetime
from functools import lru_cache

from lbp_core.coach.letters.letter_draft import ends_of, offered, put_together
from lbp_core.coach.papers.papers import file_paper, papers
from lbp_core.coach.printed.on_paper import weeks_drawn
from lbp_core.coach.studio import Studio, today
from lbp_core.documents.letter import letter_sheet
from lbp_core.documents.making import make
from lbp_core.documents.signs import not_printed
from lbp_core.models.letter import Letter, LetterRecord
from lbp_core.models.refusal import Refused
from lbp_core.storage.client_file import Paper
from lbp_core.storage.once import id_from

__all__ = [
    "draft_letter",
    "ends_of",
    "forget_printed",
    "letter_page",
    "letters",
    "make_letter",
    "not_printed",
    "offered",
    "printed",
]

KIND = "letter"
DRAFT = "draft"
FORMS = ("pdf", "png")
"""What a letter is read as: the page itself, and a picture of it for the screen."""
KEPT_PRINTED = 8


def draft_letter(studio: Studio, client_id: str, *, on: date) -> Letter:
    """The letter as it would be made that day, kept nowhere. Raises Refused where nothing on record asks for one."""
    return put_together(studio, client_id, on=on, reference=DRAFT)


def make_letter(studio: Studio, client_id: str, *, key: str, at: datetime) -> LetterRecord:
    """Prints the letter once and, where that worked, keeps what it says in the client's file.

    Raises Refused where nothing on record asks for one, where it cannot be printed, or where the client has withdrawn
    consent to keep notes.
    """
    reference = f"L-{id_from(KIND, client_id, key)[:6].upper()}"
    letter = put_together(studio, client_id, on=today(studio, at), reference=reference)
    printed(letter, at)
    return _record(file_paper(studio, client_id, KIND, letter, key=key, at=at))


def letters(studio: Studio, client_id: str) -> tuple[LetterRecord, ...]:
    """Every letter of one client, the newest first. Raises Refused for a client who is not in this studio."""
    return tuple(map(_record, papers(studio, client_id, KIND, Letter)))


def letter_page(studio: Studio, client_id: str, letter_id: str, *, form: str) -> bytes:
    """The letter's one page as it was made, in one of FORMS. Raises Refused where this client has no such letter."""
    found = next((one for one in letters(studio, client_id) if one.id == letter_id), None)
    if found is None or form not in FORMS:
        raise Refused("There is no such letter in this client's file. Open the client's page and choose one there.")
    return printed(found.letter, found.at)[FORMS.index(form)]


def printed(letter: Letter, at: datetime) -> tuple[bytes, ...]:
    """The page in each of FORMS; the same letter and instant give the same bytes, and the last few are kept at hand."""
    return _printed(letter.model_dump_json(), at)


def forget_printed() -> None:
    """Lets go of the letters that are kept at hand."""
    _printed.cache_clear()


@lru_cache(maxsize=KEPT_PRINTED)
def _printed(said: str, at: datetime) -> tuple[bytes, ...]:
    letter = Letter.model_validate_json(said)
    return make(letter_sheet(letter, weeks_drawn(letter.weeks), at=at), FORMS)


def _record(paper: Paper[Letter]) -> LetterRecord:
    return LetterRecord(id=paper.id, client_id=paper.client_id, at=paper.at, letter=paper.body)
