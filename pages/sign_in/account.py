"""An account at the studio's provider, at the door: whether it is offered to this browser, and the sign-in it opens."""

from lbp_core.access.provider import Provider
from lbp_core.coach.door import by_provider
from lbp_core.coach.door.by_provider import Given
from pages import _studio
from pages._door.provider import provider
from pages.sign_in.asked import Asked
from pages.sign_in.half_way import Half


def offered(asked: Asked) -> Provider | None:
    """The provider, where this browser could come back from it: under the studio's own name, and not in a demo."""
    found = provider()
    ours = asked.seen.host_name == (_studio.STUDIO_HOST or "").lower() and asked.seen.port in {"", "443"}
    return found if ours and asked.secure and not _studio.the_studio().demo else None


def come_in(asked: Asked, half: Half, code: str | None) -> str:
    """The token for whom the provider named. Raises as the coach's verb does."""
    assert half.who is not None  # noqa: S101 - for the type checker: whoever calls has looked
    found = provider()
    given = Given(half.password, code)
    locked = found is None or not found.anew
    studio = _studio.the_studio()
    return by_provider.come_in(studio, half.who, given, address=asked.address, locked=locked, at=_studio.now())
