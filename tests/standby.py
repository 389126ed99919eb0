"""The app standing by: a process that has read everything once, from which a running app is split off in half a second.

Many tests need an app of their own, and reading programs, knowledge and first drawings costs each of them five seconds
of a processor. What runs is the same: `streamlit run app.py` on that studio, in a process of its own. The real start
is tried in tests/bootstrap/test_serving.py and tests/journeys/test_front_door.py.
"""

import atexit
import gc
import importlib
import json
import logging
import os
import pkgutil
import select
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from lbp_core.bootstrap import serving
from lbp_core.bootstrap.places import ROOT

READ_AT_IMPORT = ("LBP_PHONE_HOST", "LBP_STUDIO_HOST")
"""The settings that pages/ looks at when it is imported."""


class Split:
    """A process that was split off: as much of subprocess.Popen as tests ask for. How it ended is not known (-1)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.returncode = pid, None
        with suppress(ProcessLookupError):
            self._ends: int | None = None
            self._ends = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """None while it runs."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(timeout=0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Until it has ended. Raises TimeoutExpired after so many seconds."""
        if self._ends is not None:
            if not select.select([self._ends], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("streamlit run app.py", timeout or 0)
            os.close(self._ends)
            self._ends = None
        self.returncode = -1
        return self.returncode

    def send_signal(self, which: signal.Signals) -> None:
        """Sends it, unless it has ended."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._ends, which)

    def terminate(self) -> None:
        """Asks it to stop."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Takes it away."""
        self.send_signal(signal.SIGKILL)


@cache
def _standing_by() -> subprocess.Popen[bytes]:
    """One per process that runs tests; it goes when that goes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.standby"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        preexec_fn=serving.end_with_parent,
    )  # fmt: skip
    atexit.register(process.terminate)
    return process


def start(database_url: str, port: int, *, cwd: Path = ROOT, log: str = os.devnull) -> serving.App:
    """The app on that database and port, answering. Raises Stopped where it does not come up."""
    if sys.platform != "linux":
        return serving.start(database_url, port)
    words = ["run", str(ROOT / "app.py"), "--browser.serverAddress", "localhost", "--server.port", str(port)]
    words += ["--server.address", serving.HERE, "--server.headless", "true"]
    env = {**os.environ, "LBP_DATABASE_URL": database_url}
    asked = json.dumps({"words": words, "env": env, "cwd": str(cwd), "log": log}) + "\n"
    here = _standing_by()
    assert here.stdin is not None
    assert here.stdout is not None
    here.stdin.write(asked.encode())
    here.stdin.flush()
    told = here.stdout.readline()
    assert told, "the app that stands by has ended; its own words are above"
    app = serving.App(f"http://{serving.HERE}:{port}", Split(int(told)))  # type: ignore[arg-type]
    try:
        serving._wait(app)
    except BaseException:
        app.stop()
        raise
    return app


# ---- the process that stands by -------------------------------------------------------------------------------------


def read_everything() -> None:
    """What every app reads before its first visitor. The pages themselves and their frame are scripts, and are not read."""
    from lbp_core.coach.docs import knowledge
    from lbp_core.coach.weekly import drawing

    for name in ("streamlit.web.cli", "streamlit.web.server.starlette.starlette_server"):
        importlib.import_module(name)
    for found in pkgutil.walk_packages([str(ROOT / "pages")], "pages."):
        name = found.name.split(".")[1]
        if name != "_frame" and (name.startswith("_") or (ROOT / "pages" / name).is_dir()):
            importlib.import_module(found.name)
    assert not knowledge.problems()
    drawing.warm()


def forget_pages() -> None:
    """As if pages/ had not been imported yet."""
    for name in [one for one in sys.modules if one.partition(".")[0] == "pages"]:
        del sys.modules[name]


def become_the_app(asked: dict[str, object]) -> None:
    """What `python -m streamlit run app.py` does, in this process."""
    from streamlit.web import cli

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    serving.end_with_parent()
    os.environ.clear()
    os.environ.update(asked["env"])  # type: ignore[call-overload]
    if any(name in os.environ for name in READ_AT_IMPORT):
        forget_pages()
    os.chdir(str(asked["cwd"]))
    log = os.open(str(asked["log"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    if asked["log"] != os.devnull:
        os.dup2(log, 2)
    sys.argv = ["streamlit", *asked["words"]]  # type: ignore[misc]
    cli.main(prog_name="streamlit")


def stand_by() -> None:
    """Splits an app off for each line that comes in, and says its number."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in READ_AT_IMPORT:
        os.environ.pop(name, None)
    logging.disable(logging.WARNING)  # Streamlit wonders why nobody runs it
    read_everything()
    logging.disable(logging.NOTSET)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here asks how they ended
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            try:
                become_the_app(json.loads(line))
            finally:
                os._exit(1)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    stand_by()
