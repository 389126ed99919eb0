"""My progress: one's own weeks, drawn by the server, told kindly and truthfully, and all of it in words too."""

import html
import re
from datetime import timedelta

import pytest

from lbp_core.coach.phone import plan_codes, sharing
from lbp_core.coach.phone.own_progress import own_progress
from lbp_core.models.history import Activity, CheckIn
from lbp_core.models.own_pages import OwnProgress
from lbp_core.models.records import By
from tests.people import at, day, planned, screened, train
from tests.phone.conftest import Phone

WEEKS = 10


def told(phone: Phone, pains: list[float | None], *, activity: list[float] | None = None) -> OwnProgress:
    """Maria's weeks, one check-in each; None is a week that was not sent."""
    for number, pain in enumerate(pains):
        if pain is None:
            continue
        on = day(7 * number + 6)
        scores = () if activity is None else (Activity(name="Lifting my granddaughter", score=activity[number]),)
        sharing.send_check_in(
            phone.studio, phone.client_id, CheckIn(date=on, pain_average=pain, activities=scores), {},
            by=By.CLIENT, key=f"week {number}", at=at(on, 20),
        )  # fmt: skip
    return own_progress(phone.studio, phone.client_id, on=day(7 * len(pains) - 1))


def opened(phone: Phone, on: int) -> str:
    """The page as the phone shows it."""
    phone.at = at(day(on), 21)
    phone.arrive()
    code = plan_codes.plan_code(phone.studio, phone.client_id, key="code", at=phone.at)
    return phone.post("/c/code", **phone.form("/c/progress"), code=code).text


@pytest.mark.parametrize(
    ("pains", "says"),
    [
        ([5, 5, 4, 5, 5, 4, 5, 5], "Over 8 weeks your pain has stayed within your usual ups and downs."),
        ([4, 5, 4, 5, 4, 3, 4, 4], "Over 8 weeks your pain has stayed within your usual ups and downs."),
        ([7, 7, 6, 7, 3, 2, 2, 2], "Your pain has come down from 6.8 to 2.2 in 8 weeks."),
        ([2, 2, 2, 1, 5, 6, 6, 6], "Your pain has gone up from 1.8 to 5.8 in 8 weeks. That can happen."),
        ([5, 4, None, None], "There are too few weeks yet"),
        ([8, None, None, 7, 4, None, 3, 3], "Your pain has come down from 7.5 to 3 in 8 weeks."),
    ],
)
def test_a_change_is_told_only_where_it_is_more_than_noise(phone: Phone, pains: list[float | None], says: str) -> None:
    assert told(phone, pains).finding.startswith(says)


def test_nothing_yet_says_what_will_be_here(phone: Phone) -> None:
    found = own_progress(phone.studio, phone.client_id, on=day(0))
    assert (found.chart, found.rows, found.sessions, found.activities) == (None, (), None, ())
    assert "Your weeks appear here after your first check-in." in html.unescape(opened(phone, 0))


@pytest.mark.hazard("H15")
def test_h15_a_week_without_a_word_is_a_gap_and_no_nought(phone: Phone) -> None:
    found = told(phone, [5, None, 4, 0, None])
    assert found.chart is not None
    assert found.chart.count('class="dot"') == 3
    path = re.search(r'class="line" d="([^"]*)"', found.chart)
    assert path is not None
    assert path[1].count("M") == 2, "nothing is drawn across the gap"
    assert [row[1] for row in found.rows] == ["not known", "0", "4", "not known", "5"]


def test_the_drawing_is_dressed_by_the_page_and_is_read_aloud_as_its_finding(phone: Phone) -> None:
    found = told(phone, [5, 5, 4, 5])
    assert found.chart is not None
    assert "#" not in found.chart.replace("&#", ""), "no colour of its own: light and dark come from the page"
    assert "style=" not in found.chart
    assert f'role="img" aria-label="{html.escape(found.finding)}"' in found.chart
    page = opened(phone, 27)
    assert "<svg" in page
    assert "<script>" not in page
    for row in found.rows:
        assert row[0] in page


def test_own_activities_are_told_with_the_size_a_change_must_have(phone: Phone) -> None:
    [up] = told(phone, [5, 5, 5], activity=[3, 4, 5]).activities
    assert (up.name, up.last, up.says) == ("Lifting my granddaughter", 5, "Up from 3 to 5")
    found = own_progress(phone.studio, phone.client_id, on=day(13)).activities
    assert [one.says for one in found] == ["About the same: 3 then, 4 now"]
    assert [one.says for one in own_progress(phone.studio, phone.client_id, on=day(6)).activities] == ["3 so far"]


def test_sessions_done_are_counted_beside_those_planned(phone: Phone) -> None:
    phone.at = at(day(0), 8)
    screened(phone.studio, phone.client_id)
    planned(phone.studio, phone.client_id)
    train(phone.studio, phone.client_id, on=day(0))
    found = own_progress(phone.studio, phone.client_id, on=day(6)).sessions
    assert found == "You did 1 of 3 planned sessions this week."
    train(phone.studio, phone.client_id, on=day(7))
    assert (
        own_progress(phone.studio, phone.client_id, on=day(9)).sessions
        == "You did 2 of 4 planned sessions in the last 2 weeks."
    )


@pytest.mark.parametrize("pains", [[5.0] * 60, [0.0] * 8, [10.0] * 8, [3.0]])
def test_any_length_and_any_height_stays_inside_the_picture(phone: Phone, pains: list[float | None]) -> None:
    found = told(phone, pains)
    assert found.chart is not None
    spots = re.findall(r'<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"', found.chart)
    assert spots
    assert all(20 <= float(x) <= 350 and 10 <= float(y) <= 190 for x, y in spots)
    assert len(found.rows) <= 26


@pytest.mark.hazard("H20")
def test_h20_it_never_says_what_is_likely_or_what_one_has(phone: Phone) -> None:
    page = opened(phone, 7 * len([told(phone, [7, 7, 6, 7, 3, 2, 2, 2])]) + 60)
    said = re.sub(r"<[^>]+>", " ", page.partition("<main>")[2]).lower()
    for word in (
        "chance",
        "likely",
        "probab",
        "risk",
        "%",
        "condition",
        "disc",
        "irritab",
        "acute",
        "chronic",
        "predict",
    ):
        assert word not in said


def test_weeks_are_those_of_the_last_half_year(phone: Phone) -> None:
    long_ago = told(phone, [9.0] * 10 + [3.0] * 30)
    assert "within your usual ups and downs" in long_ago.finding
    assert timedelta(weeks=len(long_ago.rows)) == timedelta(weeks=26)
