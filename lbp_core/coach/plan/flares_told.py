"""The flares on a client's record, without those that were a slip. Noting one, and taking it back: flare.py."""

from lbp_core.models.flare_told import FLARE, FlareNoted
from lbp_core.storage.client_file import Paper, papers_of
from lbp_core.storage.transaction import Transaction


def flares_told(tx: Transaction, client_id: str) -> list[Paper[FlareNoted]]:
    """Oldest first; one that was taken back is not among them."""
    kept: list[Paper[FlareNoted]] = []
    for paper in papers_of(tx, [client_id], FLARE, FlareNoted).get(client_id, []):
        if not paper.body.taken_back:
            kept.append(paper)
            continue
        kept = [one for one in kept if one.body.version != paper.body.version]
    return kept
