"""What every journey begins with: the app on a new studio of its own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import open_studio
from tests.servers import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    open_studio(sqlite_url(tmp_path / "studio.db"), create=True)
    with closing(Site.soon(tmp_path)) as running:
        yield running
