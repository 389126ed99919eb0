"""The long road of one client on one page: every week drawn, the phases told, how far it led and what comes next."""

from lbp_core.models.base import Frozen
from lbp_core.models.discharge import DischargeReached
from lbp_core.models.road import YearWeek


class YearStretch(Frozen):
    """Weeks in a row in one phase, in words ready to print."""

    phase: str
    when: str
    weeks: str
    sessions: str
    pain: str
    flares: str


class YearLine(Frozen):
    """One line of what the next phase waits for: its sign, the line, and what the records show."""

    sign: str
    says: str
    found: str


class YearPage(Frozen):
    """One page about one client. `words` are its labels; `weeks` are drawn, `strip` says them."""

    client_name: str
    title: str
    subtitle: str
    says: str
    strip: str
    key: str
    stretches: tuple[YearStretch, ...]
    reached: tuple[DischargeReached, ...]
    next: tuple[YearLine, ...]
    last_phase: str
    goals: tuple[str, ...]
    none_reached: str
    weeks: tuple[YearWeek, ...]
    words: dict[str, str]
