"""The trainer's own judgement: something looks wrong and no safety answer says so. A pause of that kind holds like a flag."""

from datetime import date, datetime

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.screening import asking
from lbp_core.coach.studio import Studio, today
from lbp_core.models.gate import Gate
from lbp_core.models.pause import PAUSE, TrainerPause
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition
from lbp_core.storage.client_file import add_paper
from lbp_core.storage.once import Written, id_from, once
from lbp_core.storage.transaction import Transaction

SOON = (Disposition.REFER_URGENT, Disposition.REFER_SAME_DAY, Disposition.STOP_EMERGENCY)
"""How soon somebody should look, mildest first."""

LONGEST = 500
NAMED = "what the trainer saw, their own judgement"


def named(covered: str) -> str:
    """The few words for something that a clearance covers: a question, or the trainer's own pause."""
    return NAMED if covered == PAUSE else asking.named(covered)


def refer(studio: Studio, client_id: str, reason: str, *, soon: Disposition, key: str, at: datetime) -> Gate:
    """Pauses training at once, with the trainer's reason, until a clearance covers it. The gate as it then stands.

    Raises Refused without a reason.
    """
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, PAUSE, client_id, key, at=at)
        on = today(studio, at)
        if not written.again:
            keep_pause(tx, client_id, reason, soon=soon, written=written, at=at, on=on)
        return gate_of(tx, client, on=on)


def keep_pause(
    tx: Transaction, client_id: str, reason: str, *, soon: Disposition, written: Written, at: datetime, on: date
) -> None:
    """The same inside a write that is already open, such as a weekly decision."""
    said = reason.strip()
    if not said:
        raise Refused("Write one sentence on what you saw, so that the clinician and the next trainer know. Then save.")
    if len(said) > LONGEST:
        raise Refused(f"The reason has {len(said)} letters; up to {LONGEST} are kept. Shorten it and save again.")
    if soon not in SOON:
        raise Refused(f"'{soon.value}' is no referral that pauses. Choose {', '.join(one.value for one in SOON)}.")
    named = written.named(id_from(PAUSE, written.result))
    add_paper(tx, named, client_id, PAUSE, TrainerPause(reason=said, soon=soon), at=at, on=on)
