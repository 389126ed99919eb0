"""The headers every answer carries. Which request is answered at all is decided in gate.py."""

import base64
import hashlib
import re
from collections.abc import Iterable

Header = tuple[bytes, bytes]

ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=()"),
)
WHEN_SECURE: Header = (b"strict-transport-security", b"max-age=31536000")
NO_STORE: Header = (b"cache-control", b"no-store")


def source_hash(text: str) -> str:
    """How a content security policy names one inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def inline_scripts(page: str) -> tuple[str, ...]:
    """The hash of every inline script of a page, so that these run and no other."""
    return tuple(source_hash(body) for body in re.findall(r"<script>(.*?)</script>", page, re.DOTALL))


def tablet_policy(scripts: Iterable[str]) -> str:
    """The content security policy of the Streamlit pages: nothing from elsewhere, no inline script but those named."""
    allowed = " ".join(["'self'", *scripts])
    return (
        f"default-src 'self'; script-src {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )


def page_policy(styles: Iterable[str]) -> str:
    """The content security policy of a plain page: no script at all, only the styles named."""
    allowed = " ".join(styles) or "'none'"
    return (
        f"default-src 'none'; style-src {allowed}; img-src 'self' data:; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    )


def phone_policy(styles: Iterable[str]) -> str:
    """The content security policy of a client's page: the styles named, and scripts from our own address alone."""
    return (
        f"default-src 'none'; style-src {' '.join(styles)}; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )


def dressed(headers: Iterable[Header], *, policy: str, keep_cache: bool, secure: bool) -> list[Header]:
    """The answer's headers with ours added. Its own content policy stays; a cookie over TLS is always Secure."""
    kept = [_secured(header, secure=secure) for header in headers if header[0] not in _replaced(keep_cache=keep_cache)]
    names = {name for name, _ in kept}
    ours = [*ALWAYS, (b"content-security-policy", policy.encode())]
    ours += [] if keep_cache else [NO_STORE]
    ours += [WHEN_SECURE] if secure else []
    return kept + [header for header in ours if header[0] not in names]


def _replaced(*, keep_cache: bool) -> set[bytes]:
    always = {b"access-control-allow-origin", *(name for name, _ in ALWAYS)}
    return always if keep_cache else always | {b"cache-control"}


def _secured(header: Header, *, secure: bool) -> Header:
    name, value = header
    if secure and name == b"set-cookie" and b"secure" not in value.lower().split(b"; "):
        return name, value + b"; Secure"
    return header
