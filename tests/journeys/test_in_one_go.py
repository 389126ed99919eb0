"""The pieces of an answer are handed to Streamlit's page together: in order, none lost, and none kept for long."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.studio import open_studio
from tests.benchmarks.settling import PATIENCE_MS, QUIET_MS, WATCH
from tests.benchmarks.taps import TILE, UNDO, on_the_floor
from tests.conftest import TABLET
from tests.servers import Site

SCRIPT = (ROOT / "pages/_parts/in_one_go.js").read_text(encoding="utf-8")
LINE = """
window.said = [];
window.WebSocket = class extends EventTarget {
  constructor() {
    super();
    this.addEventListener("message", ({data}) => said.push(`line heard ${data.byteLength}`));
  }
  bring(bytes) { this.dispatchEvent(new MessageEvent("message", {data: new ArrayBuffer(bytes)})); }
};
"""
COMES = """
const line = new WebSocket();
line.addEventListener("message", ({data}) => {
  said.push(data.byteLength);
  if (data.byteLength === 13) throw new Error("a piece that nobody can read");
});
line.addEventListener("close", () => said.push("closed"));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
"""
COMMITS = """
window.drawn = 0;
window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {supportsFiber: true, renderers: new Map(), isDisabled: false, checkDCE() {},
  inject() { return 1; }, onCommitFiberRoot() { drawn += 1; }, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {}};
"""
PIECES = 6
"""A set tap's answer has more."""


def heard(page: Page, comes: str) -> list[Any]:
    """What the page's own listener was given, in order, where that came over the line."""
    page.goto("about:blank")
    page.evaluate(f"(() => {{ {LINE} {SCRIPT} }})()")
    given: list[Any] = page.evaluate(f"async () => {{ {COMES} {comes} return said; }}")
    return [one for one in given if not str(one).startswith("line")]


def test_pieces_wait_for_the_last_one_and_keep_their_order(stranger: Callable[..., Page]) -> None:
    page = stranger(TABLET)
    assert heard(page, "line.bring(90); line.bring(70); said.push('still'); line.bring(2);") == ["still", 90, 70, 2]


def test_what_takes_long_is_shown_on_its_way(stranger: Callable[..., Page]) -> None:
    page = stranger(TABLET)
    found = heard(page, "line.bring(90); await wait(150); said.push('later'); line.bring(70); line.bring(2);")
    assert found == [90, "later", 70, 2]


def test_a_line_that_is_cut_hands_over_what_it_brought_before_it_says_so(stranger: Callable[..., Page]) -> None:
    page = stranger(TABLET)
    assert heard(page, "line.bring(90); line.dispatchEvent(new Event('close')); await wait(100);") == [90, "closed"]


def test_a_piece_that_goes_wrong_takes_no_other_with_it(stranger: Callable[..., Page]) -> None:
    page = stranger(TABLET)
    assert heard(page, "line.bring(90); line.bring(13); line.bring(70); line.bring(2);") == [90, 13, 70, 2]


def test_a_set_tap_draws_the_page_once_and_not_for_every_piece(
    visit: Callable[..., Page], site: Site, tmp_path: Path
) -> None:
    place = on_the_floor(open_studio(site.database_url))
    page = visit(TABLET)
    page.add_init_script(WATCH + COMMITS)
    page.goto(site.url + place)
    drawn = [drawn_after(page, where) for where in (TILE, UNDO) * 3]
    assert min(drawn) == 1, drawn  # a machine that is busy shows one or the other on its way


def drawn_after(page: Page, where: str) -> int:
    """How often the page was drawn for a tap there, whose answer has many pieces."""
    page.locator(where).first.wait_for()
    page.evaluate("drawn = 0, seen.begin()")
    page.locator(where).first.click()
    took = page.evaluate(f"seen.over({QUIET_MS}, {PATIENCE_MS})")
    assert took["over"]
    assert took["frames"] > PIECES
    return int(page.evaluate("drawn"))
