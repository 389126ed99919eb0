"""A tap in a real browser, timed inside the page: from the thumb to the moment the rerun is over and nothing moves any more."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from sys import executable

from playwright.sync_api import Browser, Page

from lbp_core.bootstrap import serving
from lbp_core.bootstrap.places import ROOT
from tests.conftest import TABLET, come_in
from tests.servers import own_port

BARE = Path(__file__).parent / "bare"
QUIET_MS, PATIENCE_MS = 250, 15_000

WATCH = """
(() => {
  const seen = window.seen = {thumb: 0, sent: 0, heard: 0, moved: 0, idle: 0, frames: 0, bytes: 0};
  const Line = window.WebSocket;
  window.WebSocket = class extends Line {
    constructor(...where) {
      super(...where);
      this.addEventListener("message", ({data}) => {
        seen.heard = performance.now();
        seen.frames += 1;
        seen.bytes += data.byteLength ?? data.size ?? 0;
      });
    }
    send(said) { seen.sent ||= performance.now(); super.send(said); }
  };
  for (const what of ["pointerup", "click", "input"])
    addEventListener(what, () => { if (!seen.sent) seen.thumb = performance.now(); }, true);
  let state = "";
  new MutationObserver((changes) => {
    const at = performance.now(), now = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState ?? "";
    if (now !== state && now === "notRunning") seen.idle = at;
    state = now;
    if (changes.some((one) => one.attributeName !== "data-test-script-state")) seen.moved = at;
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  seen.begin = () => Object.assign(seen, {thumb: 0, sent: 0, frames: 0, bytes: 0, from: performance.now()});
  seen.over = (quiet, patience) => new Promise((done) => {
    const look = () => {
      const now = performance.now(), last = Math.max(seen.heard, seen.moved, seen.idle);
      const is = seen.sent && seen.heard > seen.sent && state === "notRunning" && now - last > quiet;
      if (is || now - seen.from > patience)
        done({rerun: (seen.idle > seen.thumb ? seen.idle : last) - seen.thumb,
              still: Math.max(seen.moved, seen.idle) - seen.thumb,
              server: seen.heard - seen.sent, frames: seen.frames, bytes: seen.bytes, over: Boolean(is)});
      else setTimeout(look, 20);
    };
    look();
  });
})();
"""


@dataclass
class Target:
    """One thing to tap, round after round: `tap` gives the place to tap in that round. Its page stays open between rounds."""

    name: str
    url: str
    tap: Callable[[int], str]
    token: str = ""
    first: tuple[str, ...] = ()
    took: list[dict[str, float]] = field(default_factory=list)

    def opened(self, browser: Browser) -> Page:
        """Its page, with what has to be tapped first."""
        page = browser.new_context(viewport=TABLET, locale="en-GB", timezone_id="Europe/London").new_page()
        page.add_init_script(WATCH)
        if self.token:
            come_in(page, self.url, self.token)
        page.evaluate("0")
        page.goto(self.url)
        page.locator(self.tap(0)).first.wait_for(timeout=60_000)
        page.wait_for_timeout(1_500)
        for place in self.first:
            tapped(page, place)
        return page

    def median(self, what: str) -> float:
        """Of all rounds, in milliseconds, frames or bytes."""
        return median(one[what] for one in self.took)

    def quick(self, what: str) -> float:
        """What a quarter of all rounds stayed under: nearest to a machine with nothing else to do."""
        return sorted(one[what] for one in self.took)[len(self.took) // 4]

    def worst(self, what: str) -> float:
        """What 95 of 100 stayed under."""
        found = sorted(one[what] for one in self.took)
        return found[min(len(found) - 1, round(0.95 * len(found)))]


def tapped(page: Page, place: str) -> dict[str, float]:
    """One tap there and what it took. Raises AssertionError where the page never came to rest."""
    found = page.locator(place).first
    found.wait_for()
    page.evaluate("seen.begin()")
    found.click()
    took: dict[str, float] = page.evaluate(f"seen.over({QUIET_MS}, {PATIENCE_MS})")
    assert took.pop("over"), f"{page.url} did not come to rest after a tap on {place}"
    return took


def in_turns(browser: Browser, targets: list[Target], *, rounds: int, warm: int = 3) -> None:
    """Every target once, round after round, so that a slow moment of the machine is everybody's."""
    with ExitStack() as opened:
        pages = [(one, opened.enter_context(closing(one.opened(browser)))) for one in targets]
        for number in range(rounds + warm):
            for one, page in pages:
                took = tapped(page, one.tap(number))
                if number >= warm:
                    one.took.append(took)


@contextmanager
def bare(name: str) -> Iterator[str]:
    """A bare page on a server of its own with the settings of ours; gives its address."""
    port = own_port()
    command = [executable, "-m", "streamlit", "run", str(BARE / f"{name}.py"), "--server.port", str(port)]
    with Popen(command, cwd=ROOT, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL) as process:
        app = serving.App(f"http://{serving.HERE}:{port}", process)
        try:
            serving._wait(app)
            yield app.url
        finally:
            app.stop()
