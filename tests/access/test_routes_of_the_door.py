"""What holds for every route there is: who gets what, the headers, and the settings it all rests on."""

import re
import tomllib

import pytest
from streamlit import config

import app as front
from lbp_core.access.ways import DOOR
from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.door import people
from lbp_core.models.people import Role
from pages.sign_in.paper import style
from tests.access.conftest import Browser, Door
from tests.signed_in import PASSWORD

ADDRESSES = {
    "/sign-in": "door", "/set-up": "door", "/locked": "door", "/sign-out": "door", "/own-pin": "door",
    "/sign-in/with": "door", "/sign-in/back": "door", "/sign-in/link": "door",
    "/own/{mark}/{name:str}": "same for all", "/own/{mark}/{theme}/{exercise}/{rung:int}.svg": "same for all",
    "/documents/{client:str}/letters/{name:str}.{form:str}": "client's",
    "/documents/{client:str}/handouts/{name:str}.{form:str}": "client's",
    "/documents/{client:str}/discharges/{name:str}.{form:str}": "client's",
    "/documents/{client:str}/progress/{name:str}.{form:str}": "client's",
    "/documents/{client:str}/years/{name:str}.{form:str}": "client's",
    "/documents/{client:str}/calendar/{whose:str}.ics": "made anew",
    "/documents/{client:str}/leaving/kit.zip": "made anew", "/documents/{client:str}/leaving/records.json": "made anew",
    "/documents/studio/kit/{name:str}.zip": "client's", "/documents/studio/quick-card.{form:str}": "staff's",
    "/{name:page}": "page",
}  # fmt: skip
"""Every route that is no client's phone page, and what sort it is. A new route has no row here, and fails."""

STREAMLITS = {"/media/a.svg": "file", "/_stcore/host-config": "frame", "/_stcore/upload_file/a/b": "file",
              "/static/a.js": "same for all",
              "/component/x/y.js": "file", "/favicon.png": "same for all", "/_stcore/health": "same for all",
              "/_stcore/metrics": "never", "/_stcore/agent/x": "never"}  # fmt: skip
OTHERS = "otters in the long grass"
STATES = ("stranger", "owner", "other trainer", "assistant", "locked", "handed over")
MISSING = {404}
EXPECTED = {  # sort of route: the answers for each of STATES, in that order
    "door": [{200, 303}] * 6,
    "same for all": [{200, 404}] * 6,
    "client's": [{303}, MISSING, MISSING, MISSING, {303}, {403}],
    "made anew": [{303}, {200, 404}, MISSING, MISSING, {303}, {403}],
    "staff's": [{303}, {200}, {200}, {200}, {303}, {403}],
    "page": [{303}, {200}, {200}, {200}, {303}, {303}],
    "file": [{403}, {200}, {200}, {200}, {403}, {403}],
    "frame": [{403}, {200}, {200}, {200}, {403}, {200}],
    "never": [{404}] * 6,
}


def routes() -> list[str]:
    """The addresses of our own routes, without the clients' phone pages."""
    found = {route.path for route in front.app._user_routes}
    return sorted(path for path in found if path != "/c" and not path.startswith("/c/"))


def filled(path: str, client: str) -> str:
    given = {
        "client": client,
        "form": "pdf",
        "name": "x",
        "whose": "trainer",
        "mark": "m",
        "theme": "light",
        "exercise": "bird-dog",
    }
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda part: "1" if part[1] == "rung" else given[part[1]], path)


@pytest.fixture
def everybody(door: Door) -> dict[str, Browser]:
    """A browser in each state."""
    door.client()
    for login, role in (("jo", Role.TRAINER), ("kit", Role.ASSISTANT)):
        people.add_person(door.studio, name=login, login=login, role=role, password=OTHERS, key=login, at=door.at)
    found = {name: door.browser() for name in STATES}
    found["other trainer"].come_in("jo", OTHERS)
    found["assistant"].come_in("kit", OTHERS)
    for name in ("owner", "locked", "handed over"):
        assert found[name].come_in(password=PASSWORD).status_code == 303
    door.lock(found["locked"])
    door.hand(found["handed over"], door.client())
    return found


def test_every_route_has_a_row() -> None:
    assert set(routes()) == set(ADDRESSES)
    assert {path for path, sort in ADDRESSES.items() if sort == "door"} == set(DOOR)


@pytest.mark.hazard("H05")
def test_every_route_answers_everybody_as_its_row_says(door: Door, everybody: dict[str, Browser]) -> None:
    own, cells = door.client("Boris Lind").id, 0
    rows = {**ADDRESSES, **STREAMLITS}
    for path, sort in rows.items():
        for client in (own, "nobody") if "{client" in path else ("",):
            for state, expected in zip(STATES, EXPECTED[sort], strict=True):
                status = everybody[state].get(filled(path, client)).status_code
                assert status in expected, f"{path} for {state} ({client or 'no client'}): {status}"
                cells += 1
    assert cells > 150


@pytest.mark.parametrize("path", [*(filled(path, "nobody") for path in ADDRESSES), *STREAMLITS])
@pytest.mark.parametrize("host", ["http://localhost", "https://studio.example"])
def test_every_answer_carries_the_headers(door: Door, path: str, host: str) -> None:
    for browser in (door.browser(host), door.inside(host)):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("style-src")[0]
        assert ("strict-transport-security" in headers) is host.startswith("https")
        kept = path.startswith(("/own/", "/static/"))
        assert kept or headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", sorted(DOOR))
def test_a_page_of_the_door_runs_no_script_but_our_files(door: Door, path: str) -> None:
    browser = door.inside()
    if path == "/locked":
        door.wait(minutes=16)
    answer = browser.get(path)
    policy = answer.headers.get("content-security-policy", "")
    assert "default-src 'none'" in policy or answer.status_code == 303
    assert "unsafe" not in policy
    assert "<script>" not in answer.text
    assert " on" + "click=" not in answer.text


def test_the_settings_are_those_that_the_door_rests_on() -> None:
    """Every value of the file is read back as Streamlit has understood it."""
    said = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    config.get_config_options(force_reparse=True)
    for section, values in said.items():
        for name, value in values.items():
            if section == "theme" and isinstance(value, dict):
                for inner, colour in value.items():
                    assert config.get_option(f"theme.{name}.{inner}") == colour
                continue
            assert config.get_option(f"{section}.{name}") == value, f"{section}.{name}"
    assert config.get_option("server.trustedUserHeaders") == {"x-lbp-session": "lbp"}
    assert config.get_option("server.address") == "127.0.0.1"
    assert config.get_option("server.enableXsrfProtection") is True
    assert config.get_option("server.enableCORS") is True
    assert config.get_option("server.enableAgentApi") is False
    assert config.get_option("client.showErrorDetails") == "none"


def test_the_colours_of_the_door_are_those_of_the_theme() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part))
        for part in style().split("@media (prefers-contrast")[0].split("prefers-color-scheme: dark")
    )
    names = {
        "ground": "backgroundColor", "soft": "secondaryBackgroundColor", "ink": "textColor",
        "line": "borderColor", "act": "linkColor",
        "calm": "greenBackgroundColor", "calm-ink": "greenTextColor", "warn": "orangeBackgroundColor", "quiet": "grayTextColor",
    }  # fmt: skip
    for ours, theirs in names.items():
        assert light[ours] == theme["light"][theirs], ours
        assert dark[ours] == theme["dark"][theirs], ours
