"""The app with its clock set to the instant of the guide's pictures; from there it runs on as clocks do."""

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pages import _studio
from tests.guide.scenes import WHEN

BEGAN = datetime.now(UTC)

# before anything else of the app is read: some of it takes the clock by its name
_studio.now = lambda: WHEN + (datetime.now(UTC) - BEGAN)

from app import app  # noqa: E402

__all__ = ["app"]
