"""Which language a client reads in, and changing it. What they answer is kept the same whatever they read."""

from datetime import datetime

from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.studio import Studio
from lbp_core.evidence.day_words import day_words
from lbp_core.evidence.spoken import once_per_language, speaking, spoken
from lbp_core.models.language import NAMES, Language
from lbp_core.planning.words import day_in_words, week_in_words
from lbp_core.storage import clients
from lbp_core.storage.once import once

__all__ = [
    "NAMES",
    "Language",
    "choose_language",
    "day_in_words",
    "language_of",
    "once_per_language",
    "short_weekdays",
    "speaking",
    "spoken",
    "week_in_words",
]


def choose_language(studio: Studio, client_id: str, language: Language, *, key: str, at: datetime) -> None:
    """From now on the client's pages, papers and messages are in that language; the trainer sees which on their record.

    It takes the machine's own studio, as a visit does: a client's hand may change nothing else of their details. Raises
    Refused for an unknown client, and where nothing new may be written down about them.
    """
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "language", client_id, key, at=at)
        if not written.again and client.details.language is not language:
            details = client.details.model_copy(update={"language": language})
            clients.change_client(tx, client_id, details, version=client.version)


def language_of(studio: Studio, client_id: str | None) -> Language:
    """What that client reads in; English where nobody's page is being made. Raises Refused for an unknown client."""
    if client_id is None:
        return Language.EN
    with studio.store.read() as tx:
        return clients.find_client(tx, client_id).details.language


def short_weekdays() -> tuple[str, ...]:
    """'Mon' … in the language spoken just now."""
    return day_words().weekdays_short
