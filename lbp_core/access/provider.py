"""An OpenID Connect provider that people may sign in with: what the studio knows of it, and the way there and back.

Authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0). Nothing is sent from here: the asking is
done in pages/_door, and what the provider proves is judged in id_token.py.
"""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import quote_plus, urlencode, urlsplit

from lbp_core.access.ways import FROM_PROVIDER
from lbp_core.models.refusal import Refused

DISCOVERY = "/.well-known/openid-configuration"
RANDOM_BYTES = 32


@dataclass(frozen=True)
class Provider:
    """One provider as the owner named it. `anew`: it must ask the person each time, whoever it still knows on that browser."""

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    anew: bool = True

    @property
    def discovery(self) -> str:
        """Where it says of itself where everything is."""
        return self.issuer.rstrip("/") + DISCOVERY


@dataclass(frozen=True)
class Places:
    """Where the provider is asked for what, as its own discovery document says."""

    authorize: str
    token: str
    keys: str
    by_post: bool
    names_itself: bool


@dataclass(frozen=True)
class Going:
    """One way to the provider that somebody has set out on: what must come back, and what proves that it was us."""

    state: str
    nonce: str
    verifier: str


def provider_from(said: Mapping[str, str], *, host: str | None) -> Provider | None:
    """The provider that the settings LBP_OIDC_… name, or None where they name none. Raises Refused where they do not fit."""
    issuer = said.get("LBP_OIDC_ISSUER", "").strip()
    if not issuer:
        return None
    client_id = said.get("LBP_OIDC_CLIENT_ID", "").strip()
    if not client_id:
        raise Refused("LBP_OIDC_ISSUER is set and LBP_OIDC_CLIENT_ID is not. Set both, or neither.")
    if not host:
        raise Refused(
            "LBP_OIDC_ISSUER is set and LBP_STUDIO_HOST is not. The provider needs a name to send people back to."
        )
    if not encrypted(issuer) or urlsplit(issuer).query or urlsplit(issuer).fragment:
        raise Refused(f"LBP_OIDC_ISSUER is '{issuer}'; it must begin with https:// and have no ? or #.")
    return Provider(
        name=said.get("LBP_OIDC_NAME", "").strip()[:40] or urlsplit(issuer).hostname or issuer,
        issuer=issuer,
        client_id=client_id,
        client_secret=said.get("LBP_OIDC_CLIENT_SECRET", "").strip(),
        redirect_uri=f"https://{host}{FROM_PROVIDER}",
        anew=_anew(said.get("LBP_OIDC_ASK_ANEW", "yes")),
    )


def places_from(provider: Provider, told: Mapping[str, object]) -> Places:
    """Where it is asked for what. Raises Refused where the document is another's, or leads somewhere unencrypted."""
    if told.get("issuer") != provider.issuer:
        raise Refused(f"{provider.discovery} speaks for '{told.get('issuer')}', not for '{provider.issuer}'.")
    found = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    authorize, token, keys = (one if isinstance(one, str) and encrypted(one) else None for one in found)
    if authorize is None or token is None or keys is None:
        raise Refused(f"{provider.discovery} does not name three addresses that begin with https://.")
    methods = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    by_post = isinstance(methods, list) and "client_secret_basic" not in methods
    return Places(authorize, token, keys, by_post, told.get("authorization_response_iss_parameter_supported") is True)


def set_out(fresh: Callable[[int], bytes]) -> Going:
    """A new way there; each part is 256 bits that nobody can guess."""
    return Going(*(_plain(fresh(RANDOM_BYTES)) for _ in range(3)))


def way_there(provider: Provider, places: Places, going: Going) -> str:
    """Where the browser is sent to."""
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": provider.redirect_uri,
        "scope": "openid email",
        "state": going.state,
        "nonce": going.nonce,
        "code_challenge": _plain(sha256(going.verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    asked |= {"prompt": "login", "max_age": "0"} if provider.anew else {"prompt": "select_account"}
    return f"{places.authorize}{'&' if urlsplit(places.authorize).query else '?'}{urlencode(asked)}"


def exchange(provider: Provider, places: Places, going: Going, code: str) -> tuple[dict[str, str], dict[str, str]]:
    """The fields and the headers that buy an ID token for that code, once, and only for whoever set out."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": provider.redirect_uri,
        "code_verifier": going.verifier,
    }
    if not provider.client_secret:
        return fields | {"client_id": provider.client_id}, {}
    if places.by_post:
        return fields | {"client_id": provider.client_id, "client_secret": provider.client_secret}, {}
    pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.client_secret)}"
    return fields, {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def encrypted(address: str) -> bool:
    """True for https, and for a provider on this very machine, which nobody can listen to on the way."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and _here(parts.hostname or ""))
    )


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _anew(said: str) -> bool:
    if said.strip().lower() not in {"yes", "no"}:
        raise Refused(f"LBP_OIDC_ASK_ANEW is '{said}'; it may be yes or no.")
    return said.strip().lower() == "yes"


def _plain(given: bytes) -> str:
    return urlsafe_b64encode(given).decode().rstrip("=")
