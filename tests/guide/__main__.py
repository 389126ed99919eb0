"""Takes the pictures of the trainer's guide anew: `python -m tests.guide`. With --check it only says whose words changed since.

The demo studio of one fixed instant, in the system's own Chromium: the same code gives the same pictures but for the letters'
edges. What could be read on each is kept beside them in words.json, which is what --check compares with.
"""

import argparse
import difflib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from lbp_core.bootstrap import programs, serving
from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.demo.demo import build
from lbp_core.coach.docs.guide import FOLDER
from lbp_core.coach.printed.quick_card import quick_card, quick_card_page
from lbp_core.coach.studio import Studio, open_studio
from tests.conftest import CHROMIUM_WORDS, come_in
from tests.guide.scenes import SCENES, WHEN, Scene, address_of, words_of
from tests.journeys.still import stands_still
from tests.servers import own_port
from tests.signed_in import token_of

PICTURES = FOLDER / "pictures"
WORDS = PICTURES / "words.json"
COLOURS, SETTLES_MS = 96, 1_500
CARD = "quick_card"


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, Studio]]:
    """The app on a demo studio of that instant: its address, and the studio for making links and sign-ins."""
    url, port = sqlite_url(folder / "studio.db"), own_port()
    studio = open_studio(url, create=True, demo=True)
    build(studio, at=WHEN)
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "tests.guide.fixed_app:app",
        "--port",
        str(port),
        "--log-level",
        "warning",
    ]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "LBP_DATABASE_URL": url})
    try:
        address = f"http://{serving.HERE}:{port}"
        _wait(f"{address}/_stcore/health")
        yield address, studio
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The app did not come up within a minute.")


def visited(browser: Browser, scene: Scene, address: str, studio: Studio) -> Page:
    """A page that stands still at that scene."""
    phone = scene.path.startswith("c/")
    context = browser.new_context(
        viewport=scene.size, locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce"
    )
    page = context.new_page()
    if not phone:
        come_in(page, address, token_of(studio, at=WHEN))
    page.goto(f"{address}/{address_of(scene, studio, WHEN)}")
    if phone:
        page.goto(f"{address}/{scene.path}")
        expect(page.get_by_role("heading").first).to_be_visible()
    else:
        stands_still(page)
        scene.does(page)
    page.wait_for_timeout(SETTLES_MS)
    return page


def small(png: bytes) -> bytes:
    """The same picture with few colours, and no trace of when it was taken."""
    taken = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    held = io.BytesIO()
    taken.save(held, "PNG", optimize=True)
    return held.getvalue()


def all_scenes(folder: Path, *, take: bool) -> dict[str, str]:
    """What can be read at every scene now; where asked, its picture is kept."""
    card = quick_card(on=WHEN.date())
    said = {CARD: card.model_dump_json(exclude={"subtitle"})}
    if take:
        (PICTURES / f"{CARD}.png").write_bytes(small(quick_card_page("png", on=WHEN.date())))
    with running(folder) as (address, studio), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
        for name, scene in SCENES.items():
            page = visited(browser, scene, address, studio)
            said[name] = words_of(page, scene)
            if take:
                seen = page.locator(scene.part).first if scene.part else page
                (PICTURES / f"{name}.png").write_bytes(small(seen.screenshot()))
            page.context.close()
            sys.stdout.write(f"{name}: {len(said[name].split())} words\n")
        browser.close()
    return dict(sorted(said.items()))


def stale(then: dict[str, str], now: dict[str, str]) -> list[str]:
    """The pictures whose words are others now, each with the lines that changed."""
    told = []
    for name in sorted(then.keys() | now.keys()):
        old, new = then.get(name, "").splitlines(), now.get(name, "").splitlines()
        changed = [
            line
            for line in difflib.unified_diff(old, new, lineterm="", n=0)
            if line[:1] in "+-" and line[:3] not in {"+++", "---"}
        ]
        told += (
            [f"{name}.png shows other words than the page does now:", *(f"  {line}" for line in changed[:12])]
            if changed
            else []
        )
    return told


def main() -> int:
    """0 where the pictures are taken, or hold; 1 where --check finds one that does not."""
    asked = argparse.ArgumentParser(prog="python -m tests.guide", description="The pictures of the trainer's guide.")
    asked.add_argument("--check", action="store_true", help="take none; say whose words changed since they were taken")
    check = asked.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        now = all_scenes(Path(folder), take=not check)
    if not check:
        WORDS.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    found = stale(json.loads(WORDS.read_text(encoding="utf-8")), now)
    sys.stdout.write("\n".join(found or ["Every picture shows what its page says now."]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
