"""What the client has agreed to. Giving and taking back are the same one tap; each is a paper, and the newest counts."""

from collections.abc import Sequence
from datetime import datetime

from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.consent_words import ConsentText, consent_texts
from lbp_core.models.client import Client
from lbp_core.models.consent import Consent, ConsentState, Standing, Subject
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.storage.client_file import Paper, add_paper, papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.links import end_links
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

KIND = "consent"


def consents(studio: Studio, client_id: str) -> tuple[ConsentState, ...]:
    """Where each consent stands, in the order they are asked. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        found = papers_of(tx, [client_id], KIND, Consent).get(client_id, [])
    return tuple(_state(subject, [one for one in found if one.body.subject is subject]) for subject in Subject)


def texts() -> dict[Subject, ConsentText]:
    """The text of each consent as it is today."""
    return consent_texts()


def give(studio: Studio, client_id: str, subject: Subject, *, by: By, key: str, at: datetime) -> ConsentState:
    """The client says yes to the text as it is today."""
    return _answer(studio, client_id, subject, given=True, by=by, key=key, at=at)


def withdraw(studio: Studio, client_id: str, subject: Subject, *, by: By, key: str, at: datetime) -> ConsentState:
    """The client says no, or takes the yes back. Without consent to keep notes the client's links end too."""
    return _answer(studio, client_id, subject, given=False, by=by, key=key, at=at)


def may_share(studio: Studio, client_id: str) -> bool:
    """True where the client has said yes to telling their GP and not taken it back. Never asked is no yes."""
    return next(one for one in consents(studio, client_id) if one.subject is Subject.SHARING).holds


def newest_consents(tx: Transaction, client_ids: Sequence[str]) -> dict[str, dict[Subject, Paper[Consent]]]:
    """By client: the newest answer to each consent that was asked."""
    found = papers_of(tx, client_ids, KIND, Consent)
    return {client_id: {one.body.subject: one for one in papers} for client_id, papers in found.items()}


def withdrawn(tx: Transaction, client_ids: Sequence[str]) -> dict[str, frozenset[Subject]]:
    """By client: what was said no to, or taken back; no entry where nothing was."""
    found = {
        client_id: frozenset(subject for subject, paper in newest.items() if not paper.body.given)
        for client_id, newest in newest_consents(tx, client_ids).items()
    }
    return {client_id: subjects for client_id, subjects in found.items() if subjects}


def check_may_keep(tx: Transaction, client: Client) -> None:
    """Raises Refused where the client has taken back the consent to keep notes: nothing new is written down then."""
    if Subject.DATA in withdrawn(tx, [client.id]).get(client.id, ()):
        raise Refused(
            f"{client.name} has withdrawn consent to keep notes, so nothing was saved. Ask again under Consents on the "
            "client's record; only the client can say yes. If something is wrong now, call NHS 111, in an emergency 999."
        )


def client_to_write(tx: Transaction, client_id: str) -> Client:
    """The client, where something new may be written down about them. Raises Refused where not, or for nobody."""
    client = find_client(tx, client_id)
    check_may_keep(tx, client)
    return client


def _answer(
    studio: Studio, client_id: str, subject: Subject, *, given: bool, by: By, key: str, at: datetime
) -> ConsentState:
    text = consent_texts()[subject]
    said = Consent(subject=subject, given=given, by=by, version=text.version, words=text.asks)
    with studio.store.write() as tx:
        find_client(tx, client_id)
        written = once(tx, KIND, client_id, key, at=at)
        if not written.again:
            add_paper(tx, written, client_id, KIND, said, at=at, on=today(studio, at))
            if subject is Subject.DATA and not given:
                end_links(tx, written, client_id, at=at)
        found = papers_of(tx, [client_id], KIND, Consent)[client_id]
        return _state(subject, [one for one in found if one.body.subject is subject])


def _state(subject: Subject, answers: Sequence[Paper[Consent]]) -> ConsentState:
    text, paper = consent_texts()[subject], answers[-1] if answers else None
    return ConsentState(
        subject=subject,
        title=text.title,
        short=text.short,
        asks=text.asks,
        stops=text.stops,
        trainer=text.trainer,
        version=text.version,
        standing=_standing(paper, text.version),
        since=None if paper is None else paper.on,
        by=None if paper is None else paper.body.by,
        answers=len(answers),
    )


def _standing(paper: Paper[Consent] | None, version: int) -> Standing:
    if paper is None:
        return Standing.NOT_ASKED
    if not paper.body.given:
        return Standing.WITHDRAWN
    return Standing.GIVEN if paper.body.version == version else Standing.OUT_OF_DATE
