"""The client's handout: their programme on one page, printed on a tap and kept at hand while the server runs."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from lbp_core.charts.square_code import square_code
from lbp_core.coach.door.audit import exported
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.scope import trainer
from lbp_core.coach.printed.handout_lines import calendar_told, exercises_told, week_shown
from lbp_core.coach.printed.tray import Tray
from lbp_core.coach.studio import Studio, today
from lbp_core.documents.handout import handout_sheet
from lbp_core.documents.making import make
from lbp_core.evidence.handout_words import handout_words
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.spoken import speaking
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import Client, WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.models.handout import Handout
from lbp_core.models.programme import Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.pictures.draw import paper_svg
from lbp_core.planning.words import day_in_words, listed, load_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import newest_versions

FORMS = ("pdf", "png")
PICTURE_WIDE = 240
SIX_DAYS = timedelta(days=6)
_TRAY = Tray(holds=12)


def print_handout(studio: Studio, client_id: str, *, address: str | None, at: datetime) -> str:
    """Prints the newest programme for the client and says under which id it lies ready.

    `address` is where the square code leads; None leaves it out. Raises Refused where there is no programme, where
    training is paused, or where the page cannot be printed.
    """
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=today(studio, at))
        version = newest_versions(tx, [client_id]).get(client_id)
    if version is None:
        raise Refused(f"{client.name} has no programme yet. Save one, then print it.")
    if gate.locked:
        raise Refused(f"No handout is printed for {client.name} now. {gate.headline}. {gate.for_trainer}")
    with speaking(client.details.language):
        handout = put_together(studio, client, version, gate, address=address, on=today(studio, at))
    said = f"{version.id} {client.details.language} {handout.model_dump_json()}"
    name = sha256(f"{studio.store.place} {client_id} {said}".encode()).hexdigest()[:20]
    if _TRAY.take(client_id, name) is None:
        _TRAY.lay(
            client_id, name, make(handout_sheet(handout, drawn(handout), client.details.language, at=version.at), FORMS)
        )
        exported(studio, client_id, "handout", at=at)
    return name


def handout_page(client_id: str, name: str, *, form: str) -> bytes:
    """A handout that was printed a while ago. Raises Refused where it does not lie ready any more."""
    found = _TRAY.take(client_id, name)
    if found is None or form not in FORMS:
        raise Refused("This handout does not lie ready any more. Open the client's programme and print it again.")
    return found[FORMS.index(form)]


def put_together(
    studio: Studio, client: Client, version: ProgrammeVersion, gate: Gate, *, address: str | None, on: date
) -> Handout:
    """What the page says. The doses are those of the week that `on` lies in."""
    words, unit, programme = handout_words(), client.details.weight_unit, version.programme
    week = week_shown(programme, on=on)
    ceiling = f"{limits().review.pain_ceiling.value:g}"
    same = all(exercises_told(one, unit) == exercises_told(week, unit) for one in programme.weeks)
    return Handout(
        client_name=client.name,
        title=words.title.format(name=client.name.split()[0]),
        subtitle=_subtitle(studio, programme),
        on=on,
        exercises=exercises_told(week, unit),
        weeks=calendar_told(programme),
        doses_of=None if same else words.doses_of.format(monday=day_in_words(week.monday)),
        limits=tuple(_limits(gate, unit)),
        fine=tuple(line.format(n=ceiling) for line in words.fine),
        stop=words.stop,
        help=words.help,
        address=address,
        words=words.labels,
    )


def drawn(handout: Handout) -> dict[str, str]:
    """The SVGs of a handout by name: a picture per exercise that has one, and the square code."""
    pictures = {
        one.id: paper_svg(one.id, library()[one.id].rung(one.rung).name, width=PICTURE_WIDE)
        for one in handout.exercises
        if one.shows is not None
    }
    return pictures | ({} if handout.address is None else {"code": square_code(handout.address)})


def _subtitle(studio: Studio, programme: Programme) -> str:
    words, who = handout_words(), trainer(studio)
    first, last = programme.weeks[0].monday, programme.weeks[-1].monday + SIX_DAYS
    dates = words.subtitle.format(first=day_in_words(first), last=f"{day_in_words(last)} {last.year}")
    if who is None:
        return dates
    name = who.name if who.studio is None else f"{who.name}, {who.studio}"
    return f"{dates} · {words.with_trainer.format(trainer=name)}"


def _limits(gate: Gate, unit: WeightUnit) -> Iterable[str]:
    """Each clearance that still limits something, in the client's words and the clinician's own."""
    for one in gate.limits:
        said = [*_ticked(one.limits, unit), *([one.says] if one.says else [])]
        if said:
            yield handout_words().limits.format(by=one.by, says=listed(said))


def _ticked(limited: ClearanceLimits, unit: WeightUnit) -> Iterable[str]:
    words = handout_words().limit_words
    if limited.load_g_most is not None:
        yield words.load.format(n=load_in_words(limited.load_g_most, unit))
    for name in ("no_loaded_bending", "no_impact", "supervised_only"):
        if getattr(limited, name):
            yield getattr(words, name)
