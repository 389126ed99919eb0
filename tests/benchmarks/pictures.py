"""All drawings on one sheet as PNG: `python -m tests.benchmarks.pictures [OUT.png] [--size 600] [--dark] [--paper]`.

Without OUT.png it is shots/drawings.png; `--only bird-dog` takes those whose name begins so. The sheet itself is
lbp_core/pictures/sheet.py; here the browser of the tests takes its photograph.
"""

import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import sync_playwright

from lbp_core.bootstrap import programs
from lbp_core.bootstrap.places import ROOT
from lbp_core.pictures import sheet
from tests.conftest import CHROMIUM_WORDS

USUAL = ROOT / "shots" / "drawings.png"


def main(*words: str) -> Path:
    """Writes the photograph and says where it is."""
    named = bool(words) and not words[0].startswith("--")
    out = Path(words[0]) if named else USUAL
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        drawn = Path(folder) / "sheet.svg"
        sheet.main([str(drawn), *words[named:]])
        root = ElementTree.parse(drawn).getroot()
        size = {"width": int(root.get("width")), "height": int(root.get("height"))}
        browser = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
        page = browser.new_page(viewport=size)
        page.set_content(f'<body style="margin:0">{drawn.read_text(encoding="utf-8")}</body>')
        page.screenshot(path=out)
        browser.close()
    return out


if __name__ == "__main__":
    sys.stdout.write(f"{main(*sys.argv[1:])}\n")
