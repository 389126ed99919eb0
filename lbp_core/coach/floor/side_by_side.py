"""Two people trained at once: how their columns are told apart. What is tapped in a column: training.py, like anywhere."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.studio import Studio
from lbp_core.models.client import Client
from lbp_core.models.floor import Mark
from lbp_core.storage.clients import find_client
from lbp_core.storage.sessions import find_session
from lbp_core.storage.transaction import Transaction

ALIKE = 0.7
"""From this share of letters in common on, two names count as alike to a hurried eye. Our own convention."""


def mark(studio: Studio, session_id: str, *, beside: Sequence[str] = ()) -> Mark:
    """Whose session it is, told apart from those `beside` it. Raises Refused where there is no such session."""
    with studio.store.read() as tx:
        client = _client(tx, session_id)
        others = [_client(tx, one) for one in beside]
    alike = any(look_alike(client.name, one.name) for one in others)
    theirs = [_short_names(one, number=one.id > client.id) for one in others]
    mine = zip(_short_names(client, number=any(one.id < client.id for one in others)), *theirs, strict=True)
    return Mark(
        session_id=session_id,
        client_id=client.id,
        name=client.name,
        letters=next(own for own, *rest in mine if own not in rest),
        apart=_apart(client) if alike else None,
    )


def look_alike(name: str, other: str) -> bool:
    """Whether a hurried eye may take one for the other: the same first or last name, or most letters in common."""
    mine, theirs = name.casefold().split(), other.casefold().split()
    same = bool(mine and theirs) and (mine[0] == theirs[0] or mine[-1] == theirs[-1])
    return same or SequenceMatcher(None, name.casefold(), other.casefold()).ratio() >= ALIKE


def _short_names(client: Client, *, number: bool) -> Iterator[str]:
    """Initials, then more and more until it can be nobody else's: letters of the last name, of the first, the year, a number."""
    words = ["".join(filter(str.isalnum, word)) for word in client.name.split()]
    words = [word for word in words if word] or ["?"]
    first, last = words[0], words[-1] if len(words) > 1 else ""
    initials = f"{first[:1]}{last[:1]}".upper()
    year = client.details.birth_year
    yield initials
    yield first[:1].upper() + last[:1].upper() + last[1:3]
    yield first[:1].upper() + first[1:3] + last[:1].upper()
    yield initials if year is None else f"{initials} {year % 100:02}"
    yield f"{initials} {2 if number else 1}"


def _client(tx: Transaction, session_id: str) -> Client:
    return find_client(tx, find_session(tx, session_id).client_id)


def _apart(client: Client) -> str:
    year = client.details.birth_year
    return words_here().side.not_known if year is None else words_here().side.born.format(year=year)
