"""Somebody who is let in, and what they hold."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from lbp_core.coach.studio import Studio
from lbp_core.models.people import SignedIn


@dataclass(frozen=True)
class Visit:
    """Somebody who is let in: their sign-in, its token, and the studio as they see it."""

    signed: SignedIn
    token: str = field(repr=False)
    studio: Studio

    @property
    def client_id(self) -> str | None:
        """The client in whose hands the tablet is, or None where its trainer holds it."""
        return self.signed.handed_to

    @property
    def page(self) -> str:
        """The page that a client with the tablet was given."""
        return urlsplit(self.signed.handed_place or "").path.strip("/") or "check_in"

    @property
    def week(self) -> date | None:
        """The Monday of the week they were asked about when it was handed over; None where it was none in particular."""
        says = parse_qs(urlsplit(self.signed.handed_place or "").query)
        return date.fromisoformat(says["week"][0]) if "week" in says else None

    @property
    def hand(self) -> str:
        """What tells this handing-over from every other; empty where the trainer holds it."""
        until = self.signed.handed_until
        return sha256(f"{self.signed.id} {until.isoformat()}".encode()).hexdigest()[:16] if until else ""
