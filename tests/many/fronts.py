"""What stands before the apps: the small proxy of the tests, or nginx or Caddy with the very files of docs/deploy.

LBP_FRONT names one (nginx, caddy) for a run of these tests; without it the small proxy is taken, which every machine has.
"""

import hmac
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from lbp_core.bootstrap.places import ROOT
from tests.many.apps import CLIENTS, STUDIO
from tests.many.proxy import StickyProxy
from tests.servers import own_port
from tests.tls_proxy import certificate

DEPLOY = ROOT / "docs" / "deploy"
_SBIN = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
WORD = "a-long-word-of-your-own"


class Front(Protocol):
    """Listens with TLS under the studio's names."""

    port: int

    def cookie(self, app: int) -> str:
        """What stands in the proxy's own cookie of a browser that is at that app."""

    def close(self) -> None:
        """Ends it."""


class Small(StickyProxy):
    """The proxy of the tests."""

    def cookie(self, app: int) -> str:
        """Its port."""
        return str(self.ports[app])


class Program:
    """A proxy from the system's packages, in a folder of its own."""

    def __init__(self, ports: list[int], folder: Path, *command: str) -> None:
        self.ports, self.folder = ports, folder
        self.log = (folder / "front.log").open("wb")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, cwd=folder)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                said = (self.folder / "front.log").read_text(errors="replace")
                assert self.process.poll() is None, said
                assert time.monotonic() < until, said
                time.sleep(0.05)

    port: int

    def close(self) -> None:
        """Ends it."""
        self.process.terminate()
        self.process.wait(timeout=15)
        self.log.close()


class Nginx(Program):
    """As docs/deploy/nginx.conf has it, on other ports, with a certificate of a moment ago."""

    def __init__(self, ports: list[int], folder: Path) -> None:
        self.port = own_port()
        chain, secret = certificate(folder, STUDIO, CLIENTS)
        site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        for was, now in (
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            ("/etc/ssl/studio.pem", str(chain)),
            ("/etc/ssl/studio.key", str(secret)),
            ("8501", str(ports[0])),
            ("8502", str(ports[1])),
        ):
            assert was in site, was
            site = site.replace(was, now)
        places = "".join(
            f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = f"pid {folder}/pid;\ndaemon off;\nworker_processes 1;\nerror_log stderr;\nevents {{}}\n"
        whole += f"http {{\naccess_log off;\n{places}{site}}}\n"
        (folder / "nginx.conf").write_text(whole, encoding="utf-8")
        command = shutil.which("nginx", path=_SBIN) or "nginx"
        super().__init__(ports, folder, command, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr")

    def cookie(self, app: int) -> str:
        """A letter for each."""
        return "ab"[app]


class Caddy(Program):
    """As docs/deploy/Caddyfile has it, on other ports, with a certificate of a moment ago."""

    def __init__(self, ports: list[int], folder: Path) -> None:
        self.port = own_port()
        chain, secret = certificate(folder, STUDIO, CLIENTS)
        site = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
        names = f"https://{STUDIO}:{self.port}, https://{CLIENTS}:{self.port}"
        for was, now in (
            ("studio.example, check-in.example {", f"{names} {{\n\tbind 127.0.0.1\n\ttls {chain} {secret}"),
            ("127.0.0.1:8501", f"127.0.0.1:{ports[0]}"),
            ("127.0.0.1:8502", f"127.0.0.1:{ports[1]}"),
        ):
            assert was in site, was
            site = site.replace(was, now)
        (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + site, encoding="utf-8")
        os.environ.setdefault("XDG_DATA_HOME", str(folder))
        super().__init__(ports, folder, "caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile")

    def cookie(self, app: int) -> str:
        """Its address under Caddy's seal."""
        return hmac.new(WORD.encode(), f"127.0.0.1:{self.ports[app]}".encode(), "sha256").hexdigest()


def here() -> list[Callable[[list[int], Path], Front]]:
    """Every front that can be had on this machine; the small one always can."""
    found: list[Callable[[list[int], Path], Front]] = [_small]
    found += [Nginx] if shutil.which("nginx", path=_SBIN) else []
    return found + ([Caddy] if shutil.which("caddy") else [])


def _small(ports: list[int], folder: Path) -> Front:
    return Small(ports, certificate(folder, STUDIO, CLIENTS))


def before(ports: list[int], folder: Path) -> Front:
    """The one that LBP_FRONT names, before these apps."""
    named = os.environ.get("LBP_FRONT", "")
    if named:
        return {"nginx": Nginx, "caddy": Caddy}[named](ports, folder)
    return _small(ports, folder)
