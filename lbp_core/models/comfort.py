"""How somebody who works here wants the screen to look. Which colours that means is in .streamlit/ and in the charts' style."""

from enum import StrEnum

from lbp_core.models.base import Frozen


class Theme(StrEnum):
    """Light or dark; by itself the page does as the tablet is set."""

    TABLET = "tablet"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How strongly words and edges stand out from their ground."""

    TABLET = "tablet"
    USUAL = "usual"
    MORE = "more"


class Comfort(Frozen):
    """What one person has chosen for their own eyes; nothing chosen leaves it to the tablet."""

    theme: Theme = Theme.TABLET
    contrast: Contrast = Contrast.TABLET
