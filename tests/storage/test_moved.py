"""A studio's file that is moved, deleted or replaced while the app is open: no write goes where it would be lost."""

from pathlib import Path

import pytest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client import caseload
from lbp_core.coach.saving import saving_trouble
from lbp_core.coach.studio import open_studio
from lbp_core.models.refusal import Refused
from tests.people import MONDAY, anna


@pytest.mark.hazard("H11")
def test_a_file_that_was_moved_away_takes_no_write_that_would_be_lost_with_it(tmp_path: Path) -> None:
    url, place = sqlite_url(tmp_path / "studio.db"), tmp_path / "studio.db"
    studio = open_studio(url, create=True)
    anna(studio, key="a")
    place.rename(tmp_path / "elsewhere.db")
    with pytest.raises(Refused, match=r"moved, renamed or deleted while the app was open.*Nothing was saved"):
        anna(studio, key="b")
    told = saving_trouble(studio)
    assert told is not None
    assert "restore the last backup" in told
    place.write_bytes(b"another file under that name")
    with pytest.raises(Refused, match="Put it back where it was"):
        anna(studio, key="b")
    (tmp_path / "elsewhere.db").replace(place)
    anna(studio, key="b")
    assert saving_trouble(studio) is None
    assert len(caseload.caseload(studio, on=MONDAY)) == 2
