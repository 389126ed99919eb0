"""What an ID token proves: signed by this provider, for this studio, for this very way there, just now. No network, no clock."""

import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, RSAKey, import_key

from lbp_core.access.provider import Going, Provider

ALGORITHMS = ("RS256", "PS256", "ES256")
"""Signatures only, and never what the token itself would like: no 'none', no shared secret that a public key could stand for."""

Keys = tuple[RSAKey | ECKey, ...]

LONGEST, MOST_KEYS, RSA_BITS = 16_384, 40, 2048
CLOCKS_DIFFER = timedelta(seconds=60)
OLDEST, JUST_NOW = timedelta(minutes=10), timedelta(minutes=5)


class NotProven(Exception):
    """This token proves nothing here. The text is for the log of the machine, never for whoever sent it."""


class NoSuchKey(NotProven):
    """It is signed with a key that is not among those: the provider may have changed its keys since."""


@dataclass(frozen=True)
class Identity:
    """Somebody whom the provider knows: its own lasting name for them, and their address where it has verified that."""

    issuer: str
    subject: str
    email: str | None


def keys_from(told: Mapping[str, object]) -> Keys:
    """The provider's public keys for signatures; the rest of the set is passed over. Raises NotProven where none is left."""
    listed = told.get("keys")
    found = [_key(one) for one in listed[:MOST_KEYS]] if isinstance(listed, list) else []
    kept = tuple(key for key in found if key is not None)
    if not kept:
        raise NotProven("the provider's key set holds no RSA or P-256 key for signatures")
    return kept


def identity_in(token: str, provider: Provider, keys: Keys, going: Going, *, at: datetime) -> Identity:
    """Who it speaks of. Raises NotProven where any part does not fit, NoSuchKey where its key is not among those."""
    claims = _signed(token, keys)
    _for_us(claims, provider)
    _of_now(claims, provider, at=at)
    if claims.get("nonce") != going.nonce:
        raise NotProven("its nonce is another's")
    subject, email = claims.get("sub"), claims.get("email")
    if not isinstance(subject, str) or not 1 <= len(subject) <= 255:
        raise NotProven("it names nobody")
    verified = claims.get("email_verified") in (True, "true") and isinstance(email, str) and 3 <= len(email) <= 254
    return Identity(provider.issuer, subject, email.strip().casefold() if verified and isinstance(email, str) else None)


def _signed(token: str, keys: Keys) -> dict[str, Any]:
    """What the token says, once its signature has been found good."""
    if len(token) > LONGEST:
        raise NotProven("it is too long")
    try:
        header = jws.extract_compact(token.encode()).headers()
        if header.get("alg") not in ALGORITHMS:
            raise NotProven(f"its signature is {header.get('alg')!r:.40}")
        key = _of(keys, header.get("kid"), header["alg"])
        claims = json.loads(jws.deserialize_compact(token, key, algorithms=list(ALGORITHMS)).payload)
    except (JoseError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotProven(f"it is not signed by the provider ({type(error).__name__})") from error
    if not isinstance(claims, dict):
        raise NotProven("it says nothing")
    return claims


def _of(keys: Keys, kid: object, algorithm: str) -> RSAKey | ECKey:
    fitting = [one for one in keys if isinstance(one, ECKey if algorithm == "ES256" else RSAKey)]
    named = [one for one in fitting if kid is None or one.kid == kid]
    if not named:
        raise NoSuchKey(f"no key of the provider is called {kid!r:.80}")
    if len(named) > 1:
        raise NotProven("it does not say which key signed it")
    if named[0].alg not in (None, algorithm):
        raise NotProven("its key is for another kind of signature")
    return named[0]


def _for_us(claims: Mapping[str, Any], provider: Provider) -> None:
    """From this provider, and for this studio alone."""
    if claims.get("iss") != provider.issuer:
        raise NotProven(f"it is from {claims.get('iss')!r:.200}")
    said = claims.get("aud")
    audience = said if isinstance(said, list) else [said]
    if provider.client_id not in audience:
        raise NotProven("it is for another audience")
    party = claims.get("azp")
    if (len(audience) > 1 and party is None) or (party is not None and party != provider.client_id):
        raise NotProven("it was made for another party")


def _of_now(claims: Mapping[str, Any], provider: Provider, *, at: datetime) -> None:
    """Not over, made a moment ago, and, where that was asked for, after the person was asked anew."""
    now, slack = at.timestamp(), CLOCKS_DIFFER.total_seconds()
    if now >= _seconds(claims, "exp") + slack:
        raise NotProven("it is over")
    made = _seconds(claims, "iat")
    if not now - OLDEST.total_seconds() <= made <= now + slack:
        raise NotProven("it was not made just now")
    if "nbf" in claims and _seconds(claims, "nbf") > now + slack:
        raise NotProven("it is not good yet")
    if provider.anew and not now - JUST_NOW.total_seconds() <= _seconds(claims, "auth_time") <= now + slack:
        raise NotProven("the provider did not ask the person anew")


def _seconds(claims: Mapping[str, Any], name: str) -> float:
    found = claims.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise NotProven(f"it does not say '{name}'")
    return found


def _key(told: object) -> RSAKey | ECKey | None:
    """A public key for signatures that is strong enough, or None."""
    if not isinstance(told, dict) or told.get("kty") not in ("RSA", "EC") or told.get("use", "sig") != "sig":
        return None
    public = {name: told[name] for name in ("kty", "kid", "alg", "n", "e", "crv", "x", "y") if name in told}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecurityWarning)
            made = import_key(public)
    except (JoseError, ValueError, TypeError):
        return None
    if isinstance(made, RSAKey):
        return made if made.public_key.key_size >= RSA_BITS else None
    return made if isinstance(made, ECKey) and public.get("crv") == "P-256" else None
