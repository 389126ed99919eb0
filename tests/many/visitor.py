"""A browser without a screen that a careless proxy sends to one app and then to the other: its cookies go along."""

import http.client
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.many.apps import STUDIO
from tests.phone.forms import hidden


@dataclass(frozen=True)
class Answer:
    """Status, where it leads, and the page."""

    status: int
    to: str
    text: str


@dataclass
class Visitor:
    """Under that name, as the TLS proxy on this machine hands it on; or straight, from the machine itself."""

    ports: list[int]
    name: str = STUDIO
    straight: bool = False
    address: str = "127.0.0.9"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, app: int, path: str, fields: Mapping[str, str] | None = None, *, how: str = "") -> Answer:
        """One request to that app."""
        host = f"127.0.0.1:{self.ports[app]}" if self.straight else self.name
        sent = {"Host": host, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        sent |= {} if self.straight else {"X-Forwarded-For": self.address, "X-Forwarded-Proto": "https"}
        body = None if fields is None else urlencode(fields)
        if body is not None:
            kind = "application/x-www-form-urlencoded"
            sent |= {"Content-Type": kind, "Origin": f"{'http' if self.straight else 'https'}://{host}"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.ports[app], timeout=60)) as line:
            line.request(how or ("GET" if body is None else "POST"), path, body, sent)
            answer = line.getresponse()
            for given in answer.msg.get_all("set-cookie") or ():
                name, _, value = given.split(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(answer.status, answer.getheader("location") or "", answer.read().decode())

    def fill_in(self, opened_at: int, sent_to: int, path: str, **said: str) -> Answer:
        """The form there as one app drew it, sent to another."""
        return self.ask(sent_to, path, hidden(self.ask(opened_at, path).text) | said)
