"""What the client gives from home: their personal link, the weekly check-in, the morning after. Answers gate at once."""

import hmac
from base64 import urlsafe_b64encode
from datetime import date, datetime, timedelta
from hashlib import sha256

from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.phone.client_answers import (
    check_week,
    keep_client_answers,
    safety_of,
    told_then,
    trained_on,
    used_already,
)
from lbp_core.coach.phone.client_forms import help_now
from lbp_core.coach.screening.telling import pauses, said_to_client
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.client_words import client_words
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.session_safety import real_answers
from lbp_core.models.history import CheckIn
from lbp_core.models.records import By, CheckInRecord, Entry, EntryKind, ScreeningRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, Told
from lbp_core.models.views import CheckInForm, CheckInSent, MorningSent
from lbp_core.planning.words import day_and_month
from lbp_core.storage import links, sessions, weeks
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.safety import find_screening

WEEK = timedelta(days=7)
LAST_DAY_FOR_LAST_WEEK = 2


def make_link(studio: Studio, client_id: str, *, key: str, at: datetime) -> str:
    """A new personal link's token, shown this once; every earlier link of the client ends. Only its SHA-256 is kept.

    Raises Refused where the same press is repeated after the server was started anew: the token is known to nobody then.
    """
    token = _token(studio, client_id, key)
    digest = sha256(token.encode()).hexdigest()
    with studio.store.write() as tx:
        client_to_write(tx, client_id)
        written = once(tx, "link", client_id, key, at=at)
        if written.again:
            if links.digest_of_link(tx, written.result) != digest:
                raise Refused("That link was made a while ago and is shown only once. Make a new one; it ends the old.")
            return token
        links.end_links(tx, written, client_id, at=at)
        links.record_link(tx, written, client_id, digest, at=at)
    return token


def revoke_links(studio: Studio, client_id: str, *, key: str, at: datetime) -> None:
    """Ends every link of the client."""
    with studio.store.write() as tx:
        find_client(tx, client_id)
        written = once(tx, "revoke_links", client_id, key, at=at)
        if not written.again:
            links.end_links(tx, written, client_id, at=at)


def check_in_form(studio: Studio, client_id: str, *, on: date) -> CheckInForm:
    """Whose week it is and which one. Early in a week it is last week's, where that one was not sent."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        week = monday_of(on)
        sent = {one for one, _, _ in weeks.weekly_pains(tx, [client_id], since=week - WEEK).get(client_id, [])}
    begun = client.added <= week - timedelta(days=1)
    if on.weekday() <= LAST_DAY_FOR_LAST_WEEK and week - WEEK not in sent and week not in sent and begun:
        week -= WEEK
    return CheckInForm(
        client_id=client.id,
        first_name=client.name.split()[0],
        week=week,
        activities=client.details.activities,
        sent_already=week in sent,
    )


def send_check_in(
    studio: Studio, client_id: str, check_in: CheckIn, answers: dict[str, Answer], *,
    by: By, note: str | None = None, key: str, at: datetime,
) -> CheckInSent:  # fmt: skip
    """Keeps a check-in; a later one of the same week takes its place. Its safety answers count from this instant.

    Raises Refused for a week to come or long gone, and for numbers a decision was already taken on.
    """
    on, real = today(studio, at), real_answers(answers)
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "check_in", client_id, key, at=at)
        if written.again and (found := weeks.find_check_in(tx, written.result)) is not None:
            return _sent(found, told_then(tx, written.result))
        check_week(check_in.date, on)
        earlier = used_already(tx, client_id, check_in.date)
        told = keep_client_answers(tx, client, real, Occasion.CHECK_IN, by=by, note=note, written=written, at=at, on=on)
        if earlier is not None:
            return _refuse_or_tell(earlier, real, told)
        said = check_in.model_copy(update={"safety": safety_of(real, Occasion.CHECK_IN)})
        record = CheckInRecord(
            id=written.result, client_id=client_id, at=at, week=monday_of(said.date), by=by, check_in=said,
            answers=real, note=(note or "").strip() or None,
        )  # fmt: skip
        weeks.record_check_in(tx, written, record)
        return _sent(record, told)


def keep_at_once(
    studio: Studio, client_id: str, answers: dict[str, Answer], *, by: By, key: str, at: datetime
) -> ScreeningRecord | None:
    """Keeps safety answers that need help soon before a check-in is sent: who gives them may walk away.

    What is returned was read back from storage; None, and nothing kept, where no answer needs help soon.
    """
    real = real_answers(answers)
    if help_now(real) is None:
        return None
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "at_once", client_id, key, at=at)
        if not written.again:
            on = today(studio, at)
            keep_client_answers(tx, client, real, Occasion.CHECK_IN, by=by, written=written, at=at, on=on)
        return find_screening(tx, written.result)


def send_morning(
    studio: Studio, client_id: str, score: float | None, answers: dict[str, Answer], *,
    by: By, note: str | None = None, key: str, at: datetime,
) -> MorningSent:  # fmt: skip
    """Keeps this morning's pain, with yesterday's session where there was one, and any safety answers with it.

    Without a score the answers are a symptom of any hour, with the client's own words in `note`.
    """
    on, real = today(studio, at), real_answers(answers)
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "morning", client_id, key, at=at)
        trained, today_too = (trained_on(tx, client_id, one) for one in (on - timedelta(days=1), on))
        if not written.again:
            if score is None and not real:
                raise Refused(client_words().troubles["nothing_tapped"])
            session_id = None if trained is None else trained.id
            weeks.record_morning(tx, written, client_id, score, by=by, session_id=session_id, on=on, at=at)
            if trained is not None and score is not None:
                said = Entry(kind=EntryKind.PAIN_NEXT_MORNING, score=score)
                sessions.record_entries(tx, written, trained, [said], at=at)
        occasion = Occasion.SYMPTOM if score is None else Occasion.MORNING
        told = keep_client_answers(tx, client, real, occasion, by=by, note=note, written=written, at=at, on=on)
    headline, says, closing = _read_now(told)
    return MorningSent(
        score=score, session_on=None if trained is None else trained.on, trained_today=today_too is not None,
        help_headline=headline, help_says=says, closing=closing,
    )  # fmt: skip


def sent_in_words(told: Told | None, *, more: str | None = None) -> MorningSent:
    """What a client reads after telling of something new: what to do now first, then who reads it; `more` after that."""
    headline, says, closing = _read_now(told)
    closing = closing if more is None else f"{closing} {more}"
    return MorningSent(score=None, session_on=None, help_headline=headline, help_says=says, closing=closing)


def _token(studio: Studio, client_id: str, key: str) -> str:
    """256 bits that this process alone can make again: a repeated press shows the same link."""
    made = hmac.new(studio.secret, f"{client_id}\0{key}".encode(), sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def _refuse_or_tell(earlier: CheckInRecord, real: dict[str, Answer], told: Told | None) -> CheckInSent:
    """A safety answer is never turned away with the numbers it came with."""
    if all(answer is Answer.NO for answer in real.values()):
        raise Refused(client_words().troubles["planned"].format(day=day_and_month(earlier.week)))
    return _sent(earlier.model_copy(update={"answers": real}), told, closing=client_words().sent["used"])


def _sent(record: CheckInRecord, told: Told | None, *, closing: str | None = None) -> CheckInSent:
    headline, says, closing = _read_now(told, closing=closing)
    return CheckInSent(record=record, help_headline=headline, help_says=says, closing=closing)


def _read_now(told: Told | None, *, closing: str | None = None) -> tuple[str | None, str | None, str]:
    """What pauses training stands first, on its own; what can wait a week stands calmly before the closing words."""
    closing = client_words().sent["closing"] if closing is None else closing
    if told is None:
        return None, None, closing
    told = said_to_client(told)
    if pauses(told.disposition):
        return told.headline, told.for_client, closing
    return None, None, f"{told.for_client} {closing}"
