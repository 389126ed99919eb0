"""The second step: plan and progress open for who has the trainer's code, once, for a stated time, on that browser alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from lbp_core.access import codes
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.phone import plan_codes, sharing
from lbp_core.models.client import ClientDetails
from lbp_core.models.refusal import Refused
from tests.phone.conftest import Phone
from tests.phone.forms import hidden

PLACES = ["/c/plan", "/c/progress"]
MAY_OPEN = "Your plan, Maria"


def told(phone: Phone, client_id: str | None = None) -> str:
    phone.links += 1
    return plan_codes.plan_code(phone.studio, client_id or phone.client_id, key=f"code-{phone.links}", at=phone.at)


def typed(phone: Phone, code: str, *, keep: bool = False, to: str = "/c/plan", **more: str) -> str:
    """What the phone shows after the code was typed."""
    given = {**phone.form(to), "code": code, **({"keep": "yes"} if keep else {}), **more}
    return phone.post("/c/code", **given).text


@pytest.fixture
def here(phone: Phone) -> Phone:
    phone.arrive()
    return phone


@pytest.mark.hazard("H05")
@pytest.mark.parametrize("path", PLACES)
def test_h05_an_old_message_on_a_shared_phone_shows_nothing_but_a_field_for_the_code(here: Phone, path: str) -> None:
    page = here.browser.get(path).text
    assert "The code from your trainer" in page
    assert "Your plan, Maria" not in page
    assert "Your progress, Maria" not in page
    assert "Lifting my granddaughter" not in page


@pytest.mark.parametrize("path", PLACES)
def test_without_a_visit_not_even_the_field_is_there(phone: Phone, path: str) -> None:
    assert phone.browser.get(path).status_code == 403


@pytest.mark.parametrize("spoken", [str, str.lower, lambda code: code.replace(" ", "-"), lambda code: f"  {code} "])
def test_the_code_opens_the_page_it_was_asked_for(here: Phone, spoken: object) -> None:
    assert callable(spoken)
    assert "Your progress, Maria" in typed(here, spoken(told(here)), to="/c/progress")
    assert MAY_OPEN in here.browser.get("/c/plan").text


def test_a_code_is_eight_signs_of_base32_and_no_two_are_alike(here: Phone) -> None:
    made = {told(here) for _ in range(30)}
    assert len(made) == 30
    assert all(codes.typed(one) == one.replace(" ", "") and len(one.replace(" ", "")) == 8 for one in made)


@pytest.mark.hazard("H05")
def test_only_a_slow_hash_of_the_code_lies_on_the_disk(here: Phone, tmp_path: Path) -> None:
    code = told(here).replace(" ", "")
    whole = b"".join(file.read_bytes() for file in tmp_path.glob("studio.db*"))
    assert code.encode() not in whole
    assert codes.same(code, b"s" * 16, codes.hashed(code, b"s" * 16))
    assert not codes.same(code, b"t" * 16, codes.hashed(code, b"s" * 16))


def test_the_same_press_shows_the_same_code_and_a_newer_code_ends_it(here: Phone) -> None:
    first = plan_codes.plan_code(here.studio, here.client_id, key="press", at=here.at)
    assert plan_codes.plan_code(here.studio, here.client_id, key="press", at=here.at) == first
    newer = told(here)
    with pytest.raises(Refused, match="Make a new one"):
        plan_codes.plan_code(here.studio, here.client_id, key="press", at=here.at)
    assert "That is not the code" in typed(here, first)
    assert MAY_OPEN in typed(here, newer)


@pytest.mark.hazard("H05")
def test_a_code_works_once_and_the_same_form_sent_twice_is_once(here: Phone) -> None:
    code, form = told(here), here.form("/c/plan")
    for _ in range(2):
        assert MAY_OPEN in here.post("/c/code", **form, code=code).text
    here.post("/c/close")
    here.arrive()
    assert "There is no open code" in typed(here, code)
    assert MAY_OPEN not in here.browser.get("/c/plan").text


@pytest.mark.parametrize(("minutes", "opens"), [(9, True), (10, False), (11, False)])
def test_a_code_is_good_for_ten_minutes(here: Phone, minutes: int, opens: bool) -> None:
    code = told(here)
    here.wait(minutes=minutes)
    assert (MAY_OPEN in typed(here, code)) is opens


@pytest.mark.hazard("H05")
def test_after_five_tries_even_the_right_code_opens_nothing_and_nothing_more_is_worked_out(
    here: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, worked = told(here), []
    really = codes.hashed

    def counted(*given: object) -> str:
        worked.append(given)
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(codes, "hashed", counted)
    for _ in range(5):
        assert "That is not the code" in typed(here, "AAAA AAAA" if code != "AAAA AAAA" else "BBBB BBBB")
    for entered in (code, "CCCC CCCC"):
        assert "That was tried five times" in typed(here, entered)
    assert len(worked) == 5
    assert MAY_OPEN in typed(here, told(here)), "a new code from the trainer opens again"


@pytest.mark.parametrize(
    "entered", ["", "short", "ABCD EFG", "ABCD EFGHI", "ABCD 9999", "<script>", "é" * 8, "x" * 5000]
)
def test_what_is_no_code_costs_no_try(here: Phone, entered: str) -> None:
    code = told(here)
    for _ in range(6):
        assert "A code has eight letters and numbers" in typed(here, entered)
    assert MAY_OPEN in typed(here, code)


@pytest.mark.hazard("H05")
def test_h05_the_code_of_another_client_opens_nothing(here: Phone) -> None:
    boris = add_client(here.studio, ClientDetails(name="Boris"), key="boris", at=here.at)
    theirs = told(here, boris.id)
    assert "There is no open code" in typed(here, theirs)
    told(here)
    assert "That is not the code" in typed(here, theirs)


def cookie_of(phone: Phone, *, keep: bool, base: str = "") -> str:
    code, form = told(phone), hidden(phone.browser.get(f"{base}/c/plan").text)
    mine = {"keep": "yes"} if keep else {}
    answer = phone.browser.post(f"{base}/c/code", data={**form, "code": code, **mine}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/c/plan")
    return answer.headers["set-cookie"]


@pytest.mark.parametrize(("keep", "seconds"), [(False, 1800), (True, 30 * 24 * 3600)])
def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites_and_ends_when_it_says(
    here: Phone, keep: bool, seconds: int
) -> None:
    cookie = cookie_of(here, keep=keep)
    assert cookie.startswith("lbp_client_plan=")
    for part in ("HttpOnly", "SameSite=lax", f"Max-Age={seconds}", "Path=/"):
        assert part in cookie


def test_over_tls_the_cookie_is_secure_and_bound_to_this_host(phone: Phone) -> None:
    base = "https://studio.example"
    phone.browser.get(f"{base}/c/{phone.link()}")
    cookie = cookie_of(phone, keep=False, base=base)
    assert cookie.startswith("__Host-lbp_client_plan=")
    assert "Secure" in cookie


def test_on_a_shared_phone_the_plan_closes_after_half_an_hour_though_the_link_is_opened_again(here: Phone) -> None:
    token = here.link()
    here.browser.get(f"/c/{token}")
    assert MAY_OPEN in typed(here, told(here))
    here.wait(minutes=31)
    here.browser.get(f"/c/{token}")
    assert MAY_OPEN not in here.browser.get("/c/plan").text


def test_on_a_phone_of_ones_own_plan_and_forms_stay_open_for_thirty_days(here: Phone) -> None:
    assert MAY_OPEN in typed(here, told(here), keep=True)
    here.wait(days=29)
    assert MAY_OPEN in here.browser.get("/c/plan").text
    assert "Hello Maria" in here.browser.get("/c").text, "the way in from the home screen"
    assert "Sent" in here.post("/c/morning", **here.form("/c/morning"), score="3").text
    here.wait(days=2)
    assert here.browser.get("/c/plan").status_code == 403


@pytest.mark.hazard("H05")
@pytest.mark.parametrize("how", ["ended", "a newer link", "closed"])
def test_what_ends_the_link_ends_plan_and_progress_too(here: Phone, how: str) -> None:
    assert MAY_OPEN in typed(here, told(here), keep=True)
    if how == "ended":
        sharing.revoke_links(here.studio, here.client_id, key="end", at=here.at)
    elif how == "closed":
        here.post("/c/close")
    else:
        here.arrive()
    page = here.browser.get("/c/plan")
    assert MAY_OPEN not in page.text
    assert page.status_code == (200 if how == "a newer link" else 403)


@pytest.mark.hazard("H05")
def test_the_pass_for_the_forms_is_no_pass_for_the_plan(here: Phone) -> None:
    here.browser.cookies.set("lbp_client_plan", here.browser.cookies["lbp_client"])
    assert MAY_OPEN not in here.browser.get("/c/plan").text


@pytest.mark.hazard("H05")
def test_on_one_browser_the_plan_of_the_one_is_never_shown_to_the_other(here: Phone) -> None:
    assert MAY_OPEN in typed(here, told(here), keep=True)
    boris = add_client(here.studio, ClientDetails(name="Boris"), key="boris", at=here.at)
    here.arrive(boris.id)
    assert "The code from your trainer" in here.browser.get("/c/plan").text
    assert "Hello Boris" in here.browser.get("/c").text


@pytest.mark.parametrize(
    "fields", [{"to": "https://evil.example"}, {"to": "../clients"}, {"to": "progress"}, {"to": ""}]
)
def test_a_code_leads_to_our_own_two_pages_only(here: Phone, fields: dict[str, str]) -> None:
    answer = here.browser.post(
        "/c/code", data={**here.form("/c/plan"), "code": told(here), **fields}, follow_redirects=False
    )
    assert answer.headers["location"] in PLACES


def test_a_form_without_its_mark_or_from_another_site_costs_no_try(here: Phone) -> None:
    code = told(here)
    form = {**here.form("/c/plan"), "code": "AAAA AAAA"}
    for _ in range(6):
        assert here.post("/c/code", **{**form, "mark": "0" * 64}).status_code == 403
        assert here.browser.post("/c/code", data=form, headers={"origin": "https://evil.example"}).status_code == 403
    assert MAY_OPEN in typed(here, code)


# ---- a link pasted where there is no visit, as on the home screen ----


def test_a_pasted_link_opens_the_page(phone: Phone) -> None:
    token = phone.link()
    for said in (f"https://studio.example/c/{token}", f"/c/{token}", f"  http://localhost/c/{token}?x=1 "):
        phone.browser.cookies.clear()
        assert 'name="link"' in phone.browser.get("/c").text
        assert "Hello Maria" in phone.post("/c/open", link=said).text


@pytest.mark.parametrize("link", ["", "x", "https://studio.example/", "https://studio.example/c/", "/c/" + "A" * 43])
def test_what_is_no_link_of_ours_is_told_kindly(phone: Phone, link: str) -> None:
    answer = phone.post("/c/open", link=link)
    assert answer.status_code == 403
    assert "not a link of this studio" in answer.text


def test_the_words_of_the_times_are_the_times() -> None:
    assert timedelta(minutes=10) == codes.LASTS
    assert codes.TRIES == 5
