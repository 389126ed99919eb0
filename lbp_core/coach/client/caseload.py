"""The people of the studio: adding and changing them, the list with its sparks, and what is due. Few questions, no loops."""

from datetime import date, datetime

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.gate.gate import gates_of
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.plan.plan_days import plan_in_words
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.today.glances import brought_up
from lbp_core.coach.today.latest import latest_of, numbers_of
from lbp_core.coach.today.rows import age_band, rows_of
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.glance import CaseloadRow, Show, SortBy
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ClientHeader
from lbp_core.storage import clients as kept
from lbp_core.storage import glances
from lbp_core.storage.care import take_on
from lbp_core.storage.once import once

A_PAGE = 24
"""Clients on one page of a list."""
THE_FIRST = 12
"""So many stand on Today where there are more than a page of them."""


def add_client(studio: Studio, details: ClientDetails, *, key: str, at: datetime) -> Client:
    """A new client, version 1, of whoever adds them. Raises Refused where the name is only spaces."""
    must(studio, Right.COACH)
    details = _tidy(details)
    with studio.store.write() as tx:
        written = once(tx, "client", "", key, at=at)
        if not written.again:
            kept.add_client(tx, written, details, on=today(studio, at))
            if studio.who.person_id is not None:
                take_on(tx, [written.result], studio.who.person_id)
        return kept.find_client(tx, written.result)


def change_client(
    studio: Studio, client_id: str, details: ClientDetails, *, version: int, key: str, at: datetime
) -> Client:
    """The client with new details, if `version` is still the newest. Raises Refused where someone was quicker."""
    details = _tidy(details)
    with studio.store.write() as tx:
        written = once(tx, "change_client", client_id, key, at=at)
        if not written.again:
            client_to_write(tx, client_id)
            kept.change_client(tx, client_id, details, version=version)
        return kept.find_client(tx, client_id)


def client(studio: Studio, client_id: str) -> Client:
    """The client with that id. Raises Refused where there is none."""
    with studio.store.read() as tx:
        return kept.find_client(tx, client_id)


def caseload(
    studio: Studio,
    *,
    on: date,
    show: Show = Show.EVERYONE,
    sort: SortBy = SortBy.NAME,
    search: str = "",
    limit: int = A_PAGE,
    offset: int = 0,
) -> tuple[CaseloadRow, ...]:
    """Clients in that order, each with gate, last pain, twelve weeks of pain and load, and what waits.

    Found and put in order by storage: only those of the page are read whole.
    """
    brought_up(studio, on=on)
    with studio.store.read() as tx:
        ids = glances.some_of(tx, show, sort, search=search, limit=limit, offset=offset)
        rows = rows_of(tx, studio, kept.clients_of(tx, ids), on=on)
    return tuple(rows[name] for name in ids)


def count(studio: Studio, *, on: date, show: Show = Show.EVERYONE, search: str = "") -> int:
    """How many clients that are, in all pages together."""
    brought_up(studio, on=on)
    with studio.store.read() as tx:
        return glances.count_of(tx, show, search=search)


def header(studio: Studio, client_id: str, *, on: date) -> ClientHeader:
    """The line at the top of every page about that client."""
    with studio.store.read() as tx:
        found = kept.find_client(tx, client_id)
        taps = numbers_of(tx, (found,), on=on)
        gate = gates_of(tx, (found,), on=on, taps=taps)[client_id]
        latest = latest_of(tx, (found,), on=on, taps=taps)[client_id]
    return ClientHeader(
        client=found,
        age_band=age_band(found, on=on),
        gate=gate,
        last_pain=latest.pain,
        last_pain_on=latest.pain_on,
        plan="No programme yet" if latest.version is None else plan_in_words(latest.version.programme, on=on),
    )


def _tidy(details: ClientDetails) -> ClientDetails:
    name = " ".join(details.name.split())
    if not name:
        raise Refused("The name is empty. Write the client's name, 1 to 80 letters, and save again.")
    return details.model_copy(update={"name": name})
