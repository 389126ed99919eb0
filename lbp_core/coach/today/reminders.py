"""Messages ready to send and the days ahead as a calendar file. How they leave is the trainer's: nothing is sent from here."""

from datetime import date, datetime, timedelta
from hashlib import sha256

from lbp_core.coach.door.audit import exported
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.scope import trainer_of
from lbp_core.coach.plan.plan_days import trained_days
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.today.latest import latest_of, numbers_of
from lbp_core.documents.calendar_file import Entry, calendar_file
from lbp_core.evidence.reminder_words import ReminderWords, reminder_words
from lbp_core.evidence.spoken import speaking
from lbp_core.facts.calendar import sunday_of
from lbp_core.models.client import Client
from lbp_core.models.language import Language
from lbp_core.models.refusal import Refused
from lbp_core.models.reminder import Reminder
from lbp_core.planning.words import long_day_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.transaction import Transaction

AHEAD = timedelta(weeks=8)
DAY = timedelta(days=1)
WHOSE = ("mine", "theirs")


def words() -> ReminderWords:
    """What is written around the messages. Raises BrokenKnowledge."""
    return reminder_words()


def reminders(
    studio: Studio, client_id: str, *, on: date, link: str | None = None, code: str | None = None
) -> tuple[Reminder, ...]:
    """The messages that make sense on that day: no session where none is planned or training is paused, no code without one.

    Without `link` they speak of the page that the client has a link to already. Raises Refused for an unknown client.
    """
    known = reminder_words()
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        trainer, days = trainer_of(tx), _sessions_ahead(tx, client, on=on)
    said = {
        "name": _first(client.name),
        "trainer": known.sender[:1].upper() + known.sender[1:] if trainer is None else _first(trainer.name),
        "where": known.page if link is None else known.here.format(link=link),
        "day": long_day_in_words(days[0]) if days else "",
        "code": code or "",
    }
    offered = ["check_in", "morning", *(["session"] if days else []), *(["code"] if code else [])]
    return tuple(_message(known, name, said) for name in offered)


def calendar(studio: Studio, client_id: str, *, whose: str, at: datetime) -> bytes:
    """The next sessions and check-in days of eight weeks as an .ics file, for the trainer ('mine') or the client ('theirs').

    Raises Refused for an unknown client, another `whose`, or where no day lies ahead.
    """
    if whose not in WHOSE:
        raise Refused(f"There is no calendar '{whose}'. Choose one of {' and '.join(WHOSE)}.")
    on = today(studio, at)
    with studio.store.read() as tx:
        client, trainer = find_client(tx, client_id), trainer_of(tx)
        sessions = _sessions_ahead(tx, client, on=on)
    with speaking(Language.EN if whose == "mine" else client.details.language):
        known = reminder_words()
    titles = known.calendar.mine if whose == "mine" else known.calendar.theirs
    said = {"name": _first(client.name), "trainer": known.sender if trainer is None else _first(trainer.name)}
    check_ins = sorted({sunday_of(day) for day in sessions} | {sunday_of(on)})
    entries = [
        Entry(uid=_uid(client_id, kind, day), day=day, title=title.format(**said))
        for kind, title, days in (("session", titles.session, sessions), ("check-in", titles.check_in, check_ins))
        for day in days
    ]
    exported(studio, client_id, "calendar", at=at)
    return calendar_file(sorted(entries, key=lambda one: (one.day, one.title)), stamp=at)


def _sessions_ahead(tx: Transaction, client: Client, *, on: date) -> tuple[date, ...]:
    """Planned days from that day on which are not done yet; none while training is paused."""
    latest = latest_of(tx, (client,), on=on, taps=numbers_of(tx, (client,), on=on))[client.id]
    if latest.version is None or gate_of(tx, client, on=on).locked:
        return ()
    days = (one.date for one in trained_days(latest.version.programme))
    return tuple(day for day in days if on <= day <= on + AHEAD and day not in latest.planned_done)


def _message(known: ReminderWords, name: str, said: dict[str, str]) -> Reminder:
    one = getattr(known.messages, name)
    return Reminder(name=name, title=one.title, subject=one.subject.format(**said), text=one.text.format(**said))


def _first(name: str) -> str:
    return name.split()[0]


def _uid(client_id: str, kind: str, day: date) -> str:
    """The same entry has the same name every time, and tells nobody whose it is."""
    return f"{sha256(f'{client_id} {kind} {day}'.encode()).hexdigest()[:24]}@lbp-coach.invalid"
