"""The end of coaching for a client on record: what was done and reached, what to keep up, when to come back; on one page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from lbp_core.charts.titles import pain_change
from lbp_core.charts.words import percent
from lbp_core.charts.words import score as in_figures
from lbp_core.charts.year_paper import year_on_paper
from lbp_core.charts.year_table import year_twin
from lbp_core.coach.door.audit import exported
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.scope import trainer
from lbp_core.coach.plan.road import road_view
from lbp_core.coach.printed.tray import Tray
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.diary import diary
from lbp_core.documents.discharge import discharge_sheet
from lbp_core.documents.making import make
from lbp_core.evidence.discharge_words import DischargeWords, discharge_words
from lbp_core.evidence.exercise_words import exercise_told, step_told
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.spoken import speaking, spoken
from lbp_core.facts.tolerated import tolerated
from lbp_core.models.client import Client, WeightUnit
from lbp_core.models.discharge import Discharge, DischargeActivity, DischargeReached, Tolerated
from lbp_core.models.history import CheckIn, Session
from lbp_core.models.language import Language
from lbp_core.models.programme import DayKind, Programme
from lbp_core.models.refusal import Refused
from lbp_core.models.road import Phase, YearWeek
from lbp_core.planning.words import count_in_words, day_in_words, listed, load_in_words, number_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import newest_versions

FORMS = ("pdf", "png")
WIDE, YEAR = 900, 52
FRIENDS = 4
_TRAY = Tray(holds=12)


def discharge(studio: Studio, client_id: str, *, on: date) -> Discharge:
    """What the page says. Raises Refused for a client without a session, and where training is paused."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        given = diary(tx, studio, client_id, as_of=on, missed_until=on)
        version = newest_versions(tx, [client_id]).get(client_id)
    if gate.locked:
        raise Refused(f"{client.name} cannot be sent on their way now. {gate.headline}. {gate.for_trainer}")
    if version is None or not any(one.completed for one in given.sessions):
        raise Refused(f"{client.name} has not trained yet. There is nothing to look back on.")
    unit = client.details.weight_unit
    words, weeks = discharge_words(), road_view(studio, client_id, on=on).weeks
    done = _done(weeks)
    return Discharge(
        client_name=client.name,
        title=words.title.format(name=client.name.split()[0]),
        subtitle=_subtitle(studio, weeks, on),
        done=done,
        reached=reached_told(given.sessions, unit),
        activities=_activities(client, given.check_ins),
        keep=tuple(_keep(version.programme)),
        flare=tuple(line.format(days=f"{limits().planning.flare_days.value:g}") for line in words.flare),
        strip=_strip(weeks[-YEAR:], done[0]),
        weeks=weeks[-YEAR:],
        **_same_for_everybody(words),
    )


def _strip(weeks: Sequence[YearWeek], done: str) -> str:
    """The drawing of the weeks in words; in another language than English there is none, and what was done stands for it."""
    return year_twin(weeks, finding=done.removesuffix(".")).sentence if spoken() is Language.EN else done


def print_discharge(studio: Studio, client_id: str, *, at: datetime) -> str:
    """Prints the page and says under which name it lies ready. Raises Refused as `discharge` does."""
    with studio.store.read() as tx:
        language = find_client(tx, client_id).details.language
    with speaking(language):
        page = discharge(studio, client_id, on=today(studio, at))
    name = sha256(f"{studio.store.place} {client_id} {language} {page.model_dump_json()}".encode()).hexdigest()[:20]
    if _TRAY.take(client_id, name) is None:
        # the drawing's own words are English: it is left out where the page is not
        charts = {"year": year_on_paper(page.weeks, width=WIDE)} if language is Language.EN else {}
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        _TRAY.lay(client_id, name, make(discharge_sheet(page, charts, language, at=midnight), FORMS))
        exported(studio, client_id, "discharge page", at=at)
    return name


def discharge_page(client_id: str, name: str, *, form: str) -> bytes:
    """A page that was printed a while ago. Raises Refused where it does not lie ready any more."""
    found = _TRAY.take(client_id, name)
    if found is None or form not in FORMS:
        raise Refused("This page does not lie ready any more. Open the client's road and print it again.")
    return found[FORMS.index(form)]


def _same_for_everybody(words: DischargeWords) -> dict[str, Any]:
    return {
        "stop": words.stop,
        "help": words.help,
        "back": words.back,
        "words": words.labels,
        "none_reached": words.reached_none,
        "none_named": words.activities_none,
    }


def _subtitle(studio: Studio, weeks: Sequence[YearWeek], on: date) -> str:
    words, who, first = discharge_words(), trainer(studio), weeks[0].point.monday
    dates = words.subtitle.format(first=f"{day_in_words(first)} {first.year}", last=f"{day_in_words(on)} {on.year}")
    return dates if who is None else f"{dates} · {words.with_trainer.format(trainer=who.name)}"


def _done(weeks: Sequence[YearWeek]) -> tuple[str, ...]:
    words, points = discharge_words(), [one.point for one in weeks]
    spent = Counter(one.phase for one in weeks)
    ways = [f"{words.phase_names[phase]} {count_in_words(spent[phase], 'week')}" for phase in Phase if spent[phase]]
    done = words.done.format(
        weeks=sum(point.sessions_done > 0 for point in points),
        span=count_in_words(len(points), "week"),
        sessions=count_in_words(sum(point.sessions_done for point in points), "session"),
    )
    return done, words.phases.format(phases=", ".join(ways)), _pain(weeks)


def _pain(weeks: Sequence[YearWeek]) -> str:
    """Then and now, a change inside the noise called so."""
    words, known = discharge_words(), limits().review
    found = pain_change(
        [one.point for one in weeks],
        clear_drop=known.gain_points.value,
        clear_share=known.gain_percent.value / 100,
    )
    if found is None:
        return words.pain_unknown
    says: str = getattr(words.pain_says, found.way)
    return words.pain_known.format(finding=says.format(before=score(found.before), now=score(found.now)))


def reached_told(sessions: Sequence[Session], unit: WeightUnit) -> tuple[DischargeReached, ...]:
    """The most of each movement that had settled by the next morning, in the client's words."""
    return tuple(_reached(one, unit) for one in tolerated(sessions, library(), limits().review))


def score(value: float) -> str:
    """'3.4' with at most one decimal, as it is written in the client's language."""
    return number_in_words(in_figures(value))


def _reached(one: Tolerated, unit: WeightUnit) -> DischargeReached:
    exercise, name = library()[one.exercise], exercise_told(one.exercise).name
    step = step_told(one.exercise, one.rung).name
    most = step if name.lower() in step.lower() else f"{name}: {step}"
    if one.load_g is not None:
        most = f"{most}, {load_in_words(one.load_g, unit)}"
    return DischargeReached(movement=discharge_words().patterns[exercise.pattern], most=most)


def _activities(client: Client, check_ins: Iterable[CheckIn]) -> tuple[DischargeActivity, ...]:
    """The client's own activities in their order; a dash where only one score is known."""
    told: dict[str, list[float]] = {name: [] for name in client.details.activities}
    for row in sorted(check_ins, key=lambda one: one.date):
        for one in row.activities:
            if one.score is not None:
                told.setdefault(one.name, []).append(one.score)
    return tuple(
        DischargeActivity(name=name, then=score(known[0]) if len(known) > 1 else "–", now=score(known[-1]))
        for name, known in told.items()
        if known
    )


def _keep(programme: Programme) -> Iterable[str]:
    days = [day for day in programme.weeks[-1].days if day.kind is DayKind.STRENGTH]
    names = dict.fromkeys(
        exercise_told(item.exercise).name.lower()
        for day in days
        for block in day.blocks
        for item in block.exercises
        if block.block == "strength" and item.exercise in library()
    )
    share = percent(limits().review.restart.value)
    for line in discharge_words().keep:
        if ("{strength}" in line and not days) or ("{names}" in line and not names):
            continue
        yield line.format(strength=count_in_words(len(days), "day"), names=listed(list(names)[:FRIENDS]), share=share)
