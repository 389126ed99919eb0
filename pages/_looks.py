"""The looks of the trainers' pages (light, dark, each also in high contrast), and the script that puts the chosen one on.

The look comes with the page itself, before its first paint, and not with every answer of the server: so Streamlit's own
copy of the theme is emptied once it has been read from .streamlit/. What a person chose is read by whoever serves the page.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from streamlit import config

from lbp_core.models.comfort import Comfort
from pages._plain import CONTRAST, MORE

FOLDER = Path(__file__).resolve().parents[1] / ".streamlit"
CALLED = {"font": "bodyFont"}
"""What Streamlit's page calls a setting by another name."""
CONTRASTS = {"usual": ("config.toml",), MORE: ("config.toml", "more_contrast.toml")}
THEMES = ("light", "dark")
HTML = '<html lang="en"'

SCRIPT = """(() => {
  const page = document.documentElement, chosen = page.dataset;
  const asks = chosen.contrast === "tablet" && matchMedia("(prefers-contrast: more)").matches;
  const more = asks || chosen.contrast === "more", looks = LOOKS[more ? "more" : "usual"];
  page.classList.toggle("more", more);
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `COOKIE=${more ? "more" : "usual"};path=/;samesite=strict;max-age=31536000${secure}`;
  window.__streamlit = {BACKEND_BASE_URL: location.origin,
    LIGHT_THEME: looks[chosen.theme === "dark" ? "dark" : "light"],
    DARK_THEME: looks[chosen.theme === "light" ? "light" : "dark"]};
})()"""


def looks() -> dict[str, dict[str, dict[str, Any]]]:
    """By contrast and theme: every setting of that look, by the name that Streamlit's page gives it."""
    return {name: {theme: _settings(files, theme) for theme in THEMES} for name, files in CONTRASTS.items()}


def script() -> str:
    """What a page runs before anything is drawn. It tells Streamlit's page where its server is as well."""
    return SCRIPT.replace("COOKIE", CONTRAST).replace("LOOKS", json.dumps(looks(), separators=(",", ":")), 1)


def dressed(page: str, chosen: Comfort, language: str = "en") -> str:
    """The page with what was chosen written on it, for `script` to read, and the language of whoever holds the tablet."""
    return page.replace(
        HTML, f'<html lang="{language}" data-theme="{chosen.theme}" data-contrast="{chosen.contrast}"', 1
    )


def sent_once() -> None:
    """From now on the server says nothing about looks: the page has brought its own."""
    for name, value in _read("config.toml").items():
        for option in [f"{name}.{inner}" for inner in value] if isinstance(value, dict) else [name]:
            config.set_option(f"theme.{option}", None)


def _settings(files: tuple[str, ...], theme: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for file in files:
        read = _read(file)
        said |= {name: value for name, value in read.items() if not isinstance(value, dict)} | read[theme]
    return {CALLED.get(name, name): value for name, value in said.items()}


def _read(file: str) -> dict[str, Any]:
    theme: dict[str, Any] = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))["theme"]
    return theme
