"""Notes on the whole body: neck, upper back, hips, knees, and what eases the pain. Written at intake, changed by a new one."""

from datetime import datetime

from lbp_core.coach.papers.papers import file_paper, papers
from lbp_core.coach.studio import Studio
from lbp_core.models.body_note import BodyNote, Ease, Feel
from lbp_core.models.refusal import Refused
from lbp_core.storage.client_file import Paper

KIND = "body_note"
REGIONS = {
    "neck": "Neck",
    "upper_back": "Upper back",
    "hips": "Hips",
    "knees": "Knees",
    "other": "Anywhere else",
}
"""A note's fields for parts of the body, in the order they are asked, with their names."""
FEELS = {Feel.NONE: "No trouble", Feel.STIFF: "Stiff", Feel.SORE: "Sore", Feel.OLD_INJURY: "Old injury"}
EASES = {
    Ease.BENDING_FORWARD: "Bending forward",
    Ease.ARCHING: "Arching back",
    Ease.WALKING: "Walking",
    Ease.STANDING: "Standing",
    Ease.SITTING: "Sitting",
    Ease.LYING: "Lying down",
    Ease.CHANGING_POSITION: "Changing position",
}


def record_body_note(studio: Studio, client_id: str, note: BodyNote, *, key: str, at: datetime) -> Paper[BodyNote]:
    """Files the note; it stands in front of earlier ones. Raises Refused where it says nothing at all."""
    words = (note.words or "").strip() or None
    note = note.model_copy(update={"words": words})
    if note == BodyNote():
        raise Refused("Nothing was chosen, so no note was kept. Choose at least one answer, or leave the notes out.")
    return file_paper(studio, client_id, KIND, note, key=key, at=at)


def body_note(studio: Studio, client_id: str) -> Paper[BodyNote] | None:
    """The newest note, or None where there is none."""
    return next(iter(papers(studio, client_id, KIND, BodyNote)), None)


def body_lines(note: BodyNote) -> tuple[tuple[str, str], ...]:
    """Each part with how it is, what eases the pain, and the words added. What was not asked is left out."""
    found = [(REGIONS[part], FEELS[feel]) for part in REGIONS if (feel := getattr(note, part)) is not None]
    if note.eases is not None:
        found.append(("Eases the pain", ", ".join(EASES[one] for one in note.eases) or "Nothing yet"))
    if note.words is not None:
        found.append(("Noted", note.words))
    return tuple(found)
