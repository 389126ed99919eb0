"""What is known of a morning so far, read back for the page. Sending one is in sharing."""

from datetime import date

from lbp_core.coach.studio import Studio
from lbp_core.storage.clients import find_client
from lbp_core.storage.mornings import morning_scores


def scores_on(studio: Studio, client_id: str, *, on: date) -> tuple[float, ...]:
    """Every score of that day's morning, 0-10, oldest first: the last one counts, their number names the next tap.

    Raises Refused for a client who is not in this studio.
    """
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return morning_scores(tx, client_id, on=on)
