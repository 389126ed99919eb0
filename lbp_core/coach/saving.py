"""Whether what is tapped is kept just now, in a sentence. What the database could not do: storage/troubles.py."""

from lbp_core.coach.studio import Studio
from lbp_core.storage.troubles import not_saving

READING_ONLY = (
    "Nothing can be saved just now, so what you tap is not kept. {why} Reading goes on; a list may be an older one."
)


def saving_trouble(studio: Studio) -> str | None:
    """Why the last write was not kept, with the next step; None while writes are kept."""
    why = not_saving(studio.store.place)
    return None if why is None else READING_ONLY.format(why=why)
