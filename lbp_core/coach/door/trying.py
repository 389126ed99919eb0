"""Counting tries at the door before they are looked at, per name and per address. How long it stays shut: access/throttle."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lbp_core.access import throttle
from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from lbp_core.storage import sign_ins
from lbp_core.storage.sign_ins import Tries
from lbp_core.storage.transaction import Transaction

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Counted:
    """One try that was counted, and what stood there before it: under the name, and under the address."""

    name: str
    address: str
    before_name: Tries | None
    before_address: Tries | None


def count_try(studio: Studio, login: str, address: str, *, at: datetime) -> Counted:
    """Counts it. Raises Refused, with the minutes to wait, while the door is shut for that name or from there."""
    name, place = throttle.subject("login", login), throttle.subject("address", address)
    with studio.store.read() as tx:  # a crowd that is turned away keeps nobody from writing
        _open_for(tx, name, place, at=at)
    with studio.store.write() as tx:
        counted = _open_for(tx, name, place, at=at)
        sign_ins.keep_tries(tx, name, throttle.after_another(counted.before_name, at=at))
        sign_ins.keep_tries(tx, place, throttle.after_another(counted.before_address, at=at))
    return counted


def give_back(studio: Studio, counted: Counted) -> None:
    """As if it had not been tried: what was given was right, and something is still to come."""
    with studio.store.write() as tx:
        _put_back(tx, counted.name, counted.before_name)
        _put_back(tx, counted.address, counted.before_address)


def came_in(studio: Studio, counted: Counted) -> None:
    """The name's failed tries are forgotten. The address keeps those of others: one's own key opens no other door."""
    with studio.store.write() as tx:
        sign_ins.forget_tries(tx, counted.name)
        _put_back(tx, counted.address, counted.before_address)


def _open_for(tx: Transaction, name: str, place: str, *, at: datetime) -> Counted:
    """What stands there now. Raises Refused."""
    counted = Counted(name, place, sign_ins.tries_of(tx, name), sign_ins.tries_of(tx, place))
    for before in (counted.before_name, counted.before_address):
        if (until := throttle.shut_until(before, at=at)) is not None:
            minutes = -((at - until) // MINUTE)
            wait = "a minute" if minutes == 1 else f"{minutes} minutes"
            raise Refused(f"There were several failed tries. Wait {wait}, then try again. Nobody is locked out.")
    return counted


def _put_back(tx: Transaction, subject: str, before: Tries | None) -> None:
    if before is None:
        sign_ins.forget_tries(tx, subject)
    else:
        sign_ins.keep_tries(tx, subject, before)
