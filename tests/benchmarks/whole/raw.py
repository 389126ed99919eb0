"""A Streamlit page without a browser: its websocket, what came over it, and taps on it. Linux for the server's own figures."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from lbp_core.access.doors import COOKIE

PATIENCE_S = 60
TICK_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass
class Run:
    """One run of a page: seconds until it was over, and what came."""

    took: float
    frames: int
    kb: float


@dataclass
class Raw:
    """One session of a page. `widgets` are those drawn last, by id, each with the fragment that it belongs to."""

    line: ClientConnection
    page: str
    query: str
    widgets: dict[str, str] = field(default_factory=dict)
    script: str = ""

    def run(self) -> Run:
        """The whole page again."""
        return self._ask(ClientState())

    def tap(self, key: str) -> Run:
        """The button whose key begins so, in the fragment that drew it. Raises StopIteration where there is none."""
        found = next(one for one in reversed(self.widgets) if key in one)
        asked = ClientState(fragment_id=self.widgets[found])
        asked.widget_states.widgets.add(id=found, trigger_value=True)
        part = self.widgets[found]  # what it draws now counts: a button that was tapped has another key
        self.widgets = {one: fragment for one, fragment in self.widgets.items() if fragment != part}
        return self._ask(asked)

    def choose(self, key: str, value: str) -> Run:
        """That option of the strip or the chips whose key begins so."""
        found = next(one for one in reversed(self.widgets) if key in one)
        asked = ClientState(fragment_id=self.widgets[found])
        asked.widget_states.widgets.add(id=found).string_array_value.data.append(value)
        return self._ask(asked)

    def _ask(self, asked: ClientState) -> Run:
        asked.page_name, asked.query_string, asked.page_script_hash = self.page, self.query, self.script
        begun, frames, size = time.perf_counter(), 0, 0
        self.line.send(BackMsg(rerun_script=asked).SerializeToString())
        while True:
            piece = self.line.recv(timeout=PATIENCE_S)
            assert isinstance(piece, bytes)
            frames, size = frames + 1, size + len(piece)
            said = ForwardMsg.FromString(piece)
            kind = said.WhichOneof("type")
            if kind == "delta":
                self._drawn(said.delta)
            elif kind == "navigation":
                self.script = said.navigation.page_script_hash
            elif kind == "script_finished" and said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return Run(time.perf_counter() - begun, frames, size / 1024)

    def _drawn(self, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        found = getattr(getattr(delta.new_element, kind), "id", "") if kind else ""
        if isinstance(found, str) and found.startswith("$$"):
            self.widgets.pop(found, None)
            self.widgets[found] = delta.fragment_id


@contextmanager
def opened(address: str, token: str = "") -> Iterator[Raw]:
    """That page, drawn once."""
    parts = urlsplit(address)
    home = f"{parts.scheme}://{parts.netloc}"
    said = {"Cookie": f"{COOKIE}_{parts.port}={token}"} if token else {}
    where = home.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(
        where, subprotocols=["streamlit", "none"], additional_headers=said, origin=home, proxy=None, max_size=None
    ) as line:
        raw = Raw(line, parts.path.strip("/"), parts.query)
        raw.run()
        yield raw


def worked(pid: int) -> float:
    """Seconds of processor that process has used so far; other programs do not change it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK_S


def memory(pid: int) -> float:
    """Megabytes that process holds now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def middle(runs: list[Run], what: str) -> float:
    """The median of that over all runs."""
    return median(getattr(one, what) for one in runs)
