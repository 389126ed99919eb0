"""The printed pages and drawings of a leaving kit, made anew from the records. Nothing is noted or laid on a tray here."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.letters import letters
from lbp_core.coach.printed import handouts
from lbp_core.coach.printed.on_paper import weeks_drawn
from lbp_core.coach.printed.progress import progress
from lbp_core.coach.studio import Studio
from lbp_core.documents.drawing import drawing_sheet
from lbp_core.documents.handout import handout_sheet
from lbp_core.documents.making import Sheet, make
from lbp_core.documents.progress import HEIGHTS, WIDE, progress_sheet
from lbp_core.models.letter import LetterRecord
from lbp_core.models.refusal import Refused
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import newest_versions

Made = Callable[[], bytes]


def drawings(studio: Studio, client_id: str, *, on: date) -> tuple[tuple[str, Made], ...]:
    """The weeks as a drawing in both forms; none where nothing is written down yet."""
    page = progress(studio, client_id, on=on)
    if not page.weeks.points:
        return ()
    charts = weeks_drawn(page.weeks, wide=WIDE, heights=HEIGHTS)
    sheet = drawing_sheet(page.weeks.says, page.weeks.in_words, charts, at=_midnight(studio, on))
    pages = {form: partial(_one, sheet, form) for form in ("svg", "png")}
    return tuple((f"charts/pain-and-load.{form}", made) for form, made in pages.items())


def handout_pdf(studio: Studio, client_id: str, *, on: date) -> bytes:
    """The newest programme as its handout, without a square code. Raises Refused where there is none to hand out."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        version = newest_versions(tx, [client_id]).get(client_id)
    if version is None:
        raise Refused("there is no programme.")
    if gate.locked:
        raise Refused("training is paused.")
    handout = handouts.put_together(studio, client, version, gate, address=None, on=on)
    return make(handout_sheet(handout, handouts.drawn(handout), at=version.at))[0]


def progress_pdf(studio: Studio, client_id: str, *, on: date) -> bytes:
    """The progress report of that day."""
    page = progress(studio, client_id, on=on)
    charts = weeks_drawn(page.weeks, wide=WIDE, heights=HEIGHTS)
    return make(progress_sheet(page, charts, at=_midnight(studio, on)))[0]


def letters_out(studio: Studio, client_id: str) -> tuple[tuple[str, Made], ...]:
    """Every letter that was made, oldest first, under its day and its id."""
    made = reversed(letters.letters(studio, client_id))
    return tuple((f"{one.letter.on.isoformat()}-{one.id}.pdf", partial(_letter, one)) for one in made)


def _letter(one: LetterRecord) -> bytes:
    return letters.printed(one.letter, one.at)[letters.FORMS.index("pdf")]


def _one(sheet: Sheet, form: str) -> bytes:
    return make(sheet, (form,))[0]


def _midnight(studio: Studio, on: date) -> datetime:
    return datetime.combine(on, time(), studio.zone)
