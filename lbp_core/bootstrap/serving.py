"""Starts the app on this machine and stops it cleanly. What is shown is in app.py and pages/."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

from lbp_core.bootstrap.places import ROOT
from lbp_core.bootstrap.saying import Stopped

HERE = "127.0.0.1"
_PATIENCE_S = 60
_NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass
class App:
    """A running app: its address and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Asks it to stop, and makes it where it does not within ten seconds."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port(first: int = 8501, last: int = 8999) -> int:
    """The first port from `first` on that nobody listens to. Raises Stopped where there is none."""
    for port in range(first, last + 1):
        if not taken(port):
            return port
    raise Stopped(f"Every port from {first} to {last} is taken. Stop something, or name a free one with --port.")


def taken(port: int) -> bool:
    """True where something listens on that port already."""
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except OSError:
            return True
    return False


def start(database_url: str, port: int) -> App:
    """The app on that database and port, answering. Raises Stopped where it does not come up."""
    options = {"port": port, "address": HERE, "headless": "true"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--browser.serverAddress", "localhost"]
    command += [part for name, value in options.items() for part in (f"--server.{name}", str(value))]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "LBP_DATABASE_URL": database_url},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches us, and we stop it
        preexec_fn=None if os.name == "nt" else end_with_parent,
    )
    app = App(f"http://{HERE}:{port}", process)
    try:
        _wait(app)
    except BaseException:
        app.stop()
        raise
    return app


def serve(app: App, announce: Callable[[], None]) -> None:
    """Announces it and stays until somebody stops us, at any moment. Raises Stopped where the app ends by itself."""
    try:
        announce()
        app.process.wait()
        raise Stopped(f"The app ended by itself (exit code {app.process.returncode}). Its last words are above.")
    except KeyboardInterrupt:
        print("Stopping …", flush=True)
    finally:
        app.stop()


def stop_like_ctrl_c() -> None:
    """From now on SIGTERM and a closed terminal stop us as Ctrl-C does: once, in order."""

    def stop(*_: object) -> None:
        for name in names:
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        raise KeyboardInterrupt

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    for name in names:
        if name != "SIGHUP" or signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup means what it says
            signal.signal(getattr(signal, name), stop)


def end_with_parent() -> None:
    """Called in a new child: it is to end when we do, even where we are killed. Linux only; elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1: PR_SET_PDEATHSIG


def open_browser(url: str) -> None:
    """Shows the address in a browser where there is a screen for one."""
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("darwin", "win32")
    if screen and "SSH_CONNECTION" not in os.environ and "CI" not in os.environ:
        webbrowser.open(url)


def _wait(app: App) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        if app.process.poll() is not None:
            raise Stopped(f"The app did not start (exit code {app.process.returncode}). Its own words are above.")
        try:
            with _NO_PROXY.open(f"{app.url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise Stopped(f"The app did not answer at {app.url} within {_PATIENCE_S} s. Stop other programs and try again.")
