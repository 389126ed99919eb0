"""A chance is for the trainer's eyes: no page, paper or message that a client reads tells one. Asked of every demo client."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.client.caseload import caseload
from lbp_core.coach.phone.own_plan import own_plan
from lbp_core.coach.phone.own_progress import own_progress
from lbp_core.coach.plan import planning
from lbp_core.coach.printed.discharge import discharge
from lbp_core.coach.printed.handouts import put_together
from lbp_core.coach.printed.progress import progress
from lbp_core.coach.printed.year_printed import year_page
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.coach.weekly.reviewing import review_view
from lbp_core.coach.weekly.week_message import week_message
from lbp_core.documents.discharge import discharge_sheet
from lbp_core.documents.handout import handout_sheet
from lbp_core.documents.progress import progress_sheet
from lbp_core.documents.year import year_sheet
from lbp_core.evidence.demo_stories import demo_stories
from lbp_core.evidence.reading import read_yaml
from lbp_core.evidence.wording import texts_in
from lbp_core.models.refusal import Refused

CHANCE = re.compile(
    r"\b(?:chances?|probab\w*|likelihood|(?:un)?likely|odds|risks?)\b|\b(?:one|\d+) in (?:\d+|two|five|ten)\b(?! (?:weeks|of\b))",
    re.IGNORECASE,
)
"""How a chance is told. 'Twice in 3 weeks' is a count and '70 %' of a dose is an amount; both may be told."""
AT = datetime(2026, 3, 7, tzinfo=UTC)
READ_BY_CLIENTS = (
    "ahead",
    "check_in",
    "discharge",
    "handout",
    "phone",
    "progress",
    "reminders",
    "symptom",
    "week_message",
    "year",
)


def chances(text: str) -> list[str]:
    """Beside a score 'more than chance' is said of what changed: that is honesty about noise and foretells nothing."""
    return [found.group(0) for found in CHANCE.finditer(text.replace("more than chance", ""))]


@pytest.mark.parametrize("name", READ_BY_CLIENTS)
def test_no_word_written_for_clients_tells_a_chance(name: str) -> None:
    found = [text for _, text in texts_in(read_yaml(ROOT / "data" / "words" / f"{name}.yaml")) if chances(text)]
    assert not found


@pytest.fixture(scope="module")
def demo(demo_studio: Path) -> Studio:
    return open_studio(sqlite_url(demo_studio))


def told_to_clients(studio: Studio, client_id: str) -> Iterator[tuple[str, str]]:
    """Where, and the whole text: what the phone shows and what the papers say of that client. What is refused is a text too."""
    on = today(studio, datetime.now(UTC))
    view = review_view(studio, client_id, on=on)
    yield "message of the week", week_message(studio, view) or ""
    for name, asked in {
        "my plan": lambda: own_plan(studio, client_id, on=on).model_dump(mode="json"),
        "my progress": lambda: own_progress(studio, client_id, on=on).model_dump(mode="json"),
        "progress report": lambda: progress_sheet(progress(studio, client_id, on=on), {}, at=AT).content,
        "page to take home": lambda: discharge_sheet(discharge(studio, client_id, on=on), {}, at=AT).content,
        "the year": lambda: year_sheet(year_page(studio, client_id, on=on), {}, at=AT).content,
    }.items():
        try:
            yield name, json.dumps(asked())
        except Refused as sentence:
            yield name, str(sentence)
    versions = planning.versions(studio, client_id)
    if versions:
        handout = put_together(studio, view.client, versions[0], view.gate, address=None, on=on)
        yield "handout", json.dumps(handout_sheet(handout, {}, at=AT).content)


def test_no_page_paper_or_message_of_any_demo_client_tells_a_chance(demo: Studio) -> None:
    clients = [row.client for row in caseload(demo, on=today(demo, datetime.now(UTC)), limit=100)]
    told = [(one.name, *text) for one in clients for text in told_to_clients(demo, one.id)]
    assert len(clients) == len(demo_stories())
    assert len(told) > 6 * len(clients), "somebody has no plan, or no page was asked"
    assert {len(text) > 40 for _, place, text in told if place in {"my progress", "progress report"}} == {True}
    assert not [(name, place, chances(text)) for name, place, text in told if chances(text)]


@pytest.mark.parametrize(
    "text",
    [
        "about 1 in 12",
        "a chance of 14 %",
        "more likely than not",
        "Probability 0.2",
        "At risk",
        "one in ten backs",
    ],
)
def test_a_chance_would_be_heard(text: str) -> None:
    assert chances(text)


@pytest.mark.parametrize("text", ["12 sessions in 4 of 5 weeks", "Start again at 70 % of it", "The weeks in 2026"])
def test_counts_and_amounts_are_no_chances(text: str) -> None:
    assert not chances(text)
