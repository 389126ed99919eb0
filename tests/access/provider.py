"""A real little OpenID provider on loopback: discovery, keys, codes for tokens, PKCE; and wrong turns as tests ask."""

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from threading import Thread
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jws
from joserfc.jwk import RSAKey

CLIENT, SECRET = "lbp-studio", "between the studio & its provider"
RSA = RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"}, private=True)
OTHER_RSA = RSAKey.generate_key(2048, {"kid": "second", "use": "sig", "alg": "RS256"}, private=True)
Claims = dict[str, object]


@dataclass
class Account:
    """Somebody as the provider knows them."""

    subject: str = "248289761001"
    email: str | None = "ines@example.org"
    verified: object = True


@dataclass
class Provider:
    """One provider. Tests change its attributes; what it was asked is kept in `asked`."""

    clock: Callable[[], datetime]
    key: RSAKey = field(default_factory=lambda: RSA)
    published: list[RSAKey] = field(default_factory=lambda: [RSA])
    sign: Callable[["Provider", Claims], str] | None = None
    twist: Callable[[Claims], object] = lambda _: None
    discovery: Claims = field(default_factory=dict)
    token_answer: Claims | None = None
    asked: list[str] = field(default_factory=list)
    codes: dict[str, tuple[Claims, dict[str, str]]] = field(default_factory=dict)
    down: bool = False

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Asked", (_Asked,), {"provider": self}))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def authorize(self, address: str, account: Account | None) -> str:
        """Where the browser is sent back to once that account has signed in there; None: the person would not."""
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.issuer}/authorize"
        said = dict(parse_qsl(parts.query))
        assert said["client_id"] == CLIENT
        assert said["response_type"] == "code"
        assert said["code_challenge_method"] == "S256"
        if account is None:
            return f"{said['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': said['state'], 'iss': self.issuer})}"
        code, now = token_urlsafe(16), int(self.clock().timestamp())
        claims: Claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": account.subject, "nonce": said["nonce"], "iat": now,
            "exp": now + 300, "auth_time": now,
        }  # fmt: skip
        if account.email is not None:
            claims |= {"email": account.email, "email_verified": account.verified}
        self.twist(claims)
        self.codes[code] = claims, said
        return f"{said['redirect_uri']}?{urlencode({'code': code, 'state': said['state'], 'iss': self.issuer})}"

    def token(self, fields: dict[str, str], authorization: str) -> tuple[int, Claims]:
        """A token for a code: once, for this client, for whoever holds the verifier."""
        claims, said = self.codes.pop(fields.get("code", ""), (None, {}))
        user, _, secret = b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        challenge = urlsafe_b64encode(sha256(fields.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        known = user == CLIENT and dict(parse_qsl(f"x={secret}"))["x"] == SECRET
        if claims is None or not known or said["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        if fields["redirect_uri"] != said["redirect_uri"] or fields["grant_type"] != "authorization_code":
            return 400, {"error": "invalid_grant"}
        if self.token_answer is not None:
            return 200, self.token_answer
        made = self.sign(self, claims) if self.sign else signed(claims, self.key)
        return 200, {"access_token": "not used", "token_type": "Bearer", "id_token": made}

    def answer(self, path: str) -> tuple[int, object]:
        """What stands at that address."""
        if path == "/jwks":
            return 200, {"keys": [one.as_dict(private=False) for one in self.published]}
        if path != "/.well-known/openid-configuration":
            return 404, {}
        places = {name: f"{self.issuer}/{name}" for name in ("authorize", "token", "jwks")}
        return 200, {
            "issuer": self.issuer,
            "authorization_endpoint": places["authorize"],
            "token_endpoint": places["token"],
            "jwks_uri": places["jwks"],
            "authorization_response_iss_parameter_supported": True,
            **self.discovery,
        }


def signed(claims: Claims, key: RSAKey, **header: object) -> str:
    """An ID token as a provider signs it."""
    return jws.serialize_compact({"alg": "RS256", "kid": key.kid, **header}, json.dumps(claims), key)


def by_hand(header: Claims, claims: Claims, sign: Callable[[bytes], bytes] = lambda _: b"") -> str:
    """A token with a header that no library would write. Without `sign` it has no signature at all."""
    said = f"{_plain(json.dumps(header).encode())}.{_plain(json.dumps(claims).encode())}"
    return f"{said}.{_plain(sign(said.encode()))}"


def rs256(key: RSAKey) -> Callable[[bytes], bytes]:
    """A good signature with that key."""
    return lambda said: key.private_key.sign(said, PKCS1v15(), SHA256())


def _plain(said: bytes) -> str:
    return urlsafe_b64encode(said).decode().rstrip("=")


class _Asked(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        self.provider.asked.append(self.path)
        self._send(*((503, {}) if self.provider.down else self.provider.answer(self.path)))

    def do_POST(self) -> None:
        self.provider.asked.append(self.path)
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(body).items()}
        told = (503, {}) if self.provider.down else self.provider.token(fields, self.headers.get("authorization", ""))
        self._send(*told)

    def _send(self, status: int, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""
