"""Taking out, bringing in and erasing on the pages: a person at the record, and one who is not meant to."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lbp_core.storage.clients import all_clients
from tests.leaving.test_history import STRONG
from tests.leaving.test_round_trip import records
from tests.servers import Site
from tests.signed_in import studio_at

SLOW = 40_000


def somebody(site: Site, place: int) -> tuple[str, str]:
    """The id and the name of a client of the demo studio."""
    with studio_at(site.database_url).store.read() as tx:
        one = all_clients(tx)[place]
    return one.id, one.name


def test_a_record_is_taken_out_erased_with_a_receipt_and_brought_in_again(
    demo_server: Site, tablet: Page, tmp_path: Path
) -> None:
    client_id, name = somebody(demo_server, 5)
    tablet.goto(f"{demo_server.url}/clients?client={client_id}")
    with tablet.expect_download(timeout=SLOW * 2) as download:
        tablet.get_by_text("Take the whole record out").click(timeout=SLOW)
    download.value.save_as(tmp_path / "kit.zip")
    kit = zipfile.ZipFile(tmp_path / "kit.zip")
    assert json.loads(kit.read("records.json"))["client"] == client_id
    tablet.get_by_text("Erase the whole record").click()
    tablet.get_by_label(f"Type {name}").fill("Somebody Else")
    tablet.get_by_text("Erase for good").click()
    expect(tablet.get_by_text("is not this client's")).to_be_visible(timeout=SLOW)
    tablet.get_by_label(f"Type {name}").fill(name)
    tablet.get_by_text("Erase for good").click()
    expect(tablet.get_by_text("Receipt E-")).to_be_visible(timeout=SLOW)
    expect(tablet.get_by_text(name)).to_have_count(0, timeout=SLOW)
    tablet.goto(f"{demo_server.url}/studio")
    given = tablet.locator("input[type=file]").first
    expect(given).to_be_attached(timeout=SLOW)
    given.set_input_files({"name": "records.json", "mimeType": "application/json", "buffer": kit.read("records.json")})
    tablet.get_by_text("Bring it in", exact=True).click(timeout=SLOW)
    expect(tablet.get_by_text("exactly as it left")).to_be_visible(timeout=SLOW)
    assert records(studio_at(demo_server.database_url), client_id) == kit.read("records.json")


def test_history_is_asked_about_looked_through_and_kept(demo_server: Site, tablet: Page) -> None:
    client_id, _ = somebody(demo_server, 2)
    tablet.goto(f"{demo_server.url}/clients?client={client_id}")
    tablet.get_by_text("Bring in training from before").click(timeout=SLOW)
    given = tablet.locator("input[type=file]").first
    given.set_input_files({"name": "strong.csv", "mimeType": "text/csv", "buffer": STRONG.encode()})
    expect(tablet.get_by_text("kilograms or pounds")).to_be_visible(timeout=SLOW)
    tablet.get_by_text("kg", exact=True).first.click()
    tablet.get_by_text("Keep this history").click(timeout=SLOW)
    expect(tablet.get_by_text("3 sets are kept as history")).to_be_visible(timeout=SLOW)
    tablet.reload()
    expect(tablet.get_by_text("in a usual week before coaching").first).to_be_visible(timeout=SLOW)


@pytest.mark.hazard("H05")
def test_another_sites_page_and_a_stranger_get_no_kit(
    demo_server: Site, tablet: Page, stranger: Callable[..., Page]
) -> None:
    client_id, name = somebody(demo_server, 1)
    tablet.goto(f"{demo_server.url}/clients")
    for address in (f"/documents/{client_id}/leaving/kit.zip", f"/documents/{client_id}/leaving/records.json"):
        asked = tablet.request.get(demo_server.url + address, headers={"sec-fetch-site": "cross-site"})
        assert (asked.status, name in asked.text()) == (404, False)
        outside = stranger({"width": 800, "height": 600}).request.get(demo_server.url + address)
        assert "records" not in outside.headers.get("content-disposition", "")
        assert name not in outside.text()
