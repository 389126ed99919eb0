"""Reading a page as a browser without script does: its hidden fields and what is chosen."""

import html
import re

from lbp_core.coach.phone import client_forms


def hidden(page: str) -> dict[str, str]:
    """Name to value of every hidden field."""
    return {
        html.unescape(name): html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    }


def chosen(page: str) -> list[str]:
    """Names of the radio buttons that are chosen."""
    return re.findall(r'<input type="radio" name="([^"]*)" value="[^"]*" checked[ >]', page)


LIFTING = client_forms.activity_field("Lifting my granddaughter")
SITTING = client_forms.activity_field("Sitting through a film")
WHOLE = {
    "pain_average": "3", "pain_worst": "6", "flare": "days", "flare_days": "2", "nights_disturbed": "0", "confidence": "7",
    LIFTING: "4", SITTING: "10", "sessions_done": "3", "new": "none", "note": "A good week <b>really</b>",
}  # fmt: skip
