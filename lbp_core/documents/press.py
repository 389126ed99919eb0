"""The printing press: one job in on standard input, its pages out on standard output. A short-lived process of its own.

It is started by making.py and imports nothing of ours, so that what it takes of memory is given back when it ends. A
person's words come in as JSON and are never part of a template's text.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE.parents[1] / "data" / "fonts"
DIALECT = "6.1"
"""The Vega-Lite that Altair 6 writes."""
PNG_DOTS = 120.0


def printed(job: dict[str, Any]) -> list[bytes]:
    """The pages of one job in each form that it asks for. Raises ValueError where it does not come out on one page."""
    drawings = job["drawings"] | {name: _drawn(spec) for name, spec in job["charts"].items()}
    content = job["content"] | {"drawings": drawings}
    press = typst.Compiler(
        TEMPLATES / f"{job['template']}.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[FONTS]),
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
    )
    return [_in_form(press, form, at=job["at"]) for form in job["forms"]]


def _in_form(press: typst.Compiler, form: str, *, at: int) -> bytes:
    if form == "pdf":
        made = press.compile(format="pdf", timestamp=at, pdf_standards=["1.7", "ua-1"])
    elif form == "svg":
        made = press.compile(format="svg")
    else:
        made = press.compile(format="png", ppi=PNG_DOTS)
    if not isinstance(made, bytes):
        raise ValueError("more than one page")
    return made


def _drawn(spec: dict[str, Any]) -> str:
    import vl_convert  # 80 MB, and a page without a chart does without them

    vl_convert.register_font_directory(str(FONTS))
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=DIALECT)
    return svg


def main() -> None:
    """One line of JSON with the length of each form, then the forms themselves."""
    pages = printed(json.load(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8")))
    sys.stdout.buffer.write(json.dumps([len(page) for page in pages]).encode() + b"\n")
    for page in pages:
        sys.stdout.buffer.write(page)


if __name__ == "__main__":
    main()
