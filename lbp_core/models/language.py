"""The languages in which a client can read what is theirs. The trainer reads English."""

from enum import StrEnum


class Language(StrEnum):
    """A language by its code, as in an address or in `lang`. Its words are in data/, those of another in data/<code>/."""

    EN = "en"
    ES = "es"

    @property
    def tag(self) -> str:
        """What a browser, a screen reader or a printed page is told."""
        return "en-GB" if self is Language.EN else self.value


NAMES = {Language.EN: "English", Language.ES: "Español"}
"""Each language in its own words, as whoever reads it looks for it."""
