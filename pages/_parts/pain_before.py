"""The pain before a session: one score, kept as it is tapped."""

from lbp_core.coach import training
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import SessionView
from pages._parts.here import now, studio
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip


def pain_before(view: SessionView) -> bool:
    """Draws the strip; True once a new score is in storage."""
    session_id = view.record.id
    with card(f"before_{session_id}"):
        score = pain_strip("Pain now, before we start", key=f"before_{session_id}", saved=view.pain_before)
    if score is None or score == view.pain_before:
        return False
    key = f"before_{session_id}_{score}_{len(view.record.entries)}"
    training.tap(studio(), session_id, Entry(kind=EntryKind.PAIN_BEFORE, score=float(score)), key=key, at=now())
    return True
