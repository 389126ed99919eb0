"""How far a client has come, on one page that they may show to whom they like. Facts and dates; nothing is judged here."""

from lbp_core.models.base import Frozen
from lbp_core.models.discharge import DischargeReached
from lbp_core.models.letter import LetterWeeks


class ProgressRow(Frozen):
    """One score: at first, now, and what the change means. `then` is a dash where there is only one."""

    name: str
    then: str
    now: str
    says: str


class ProgressReport(Frozen):
    """One page about one client. `words` are its labels; `weeks` are drawn where there is anything to draw."""

    client_name: str
    title: str
    subtitle: str
    weeks: LetterWeeks
    training: tuple[str, ...]
    scores: tuple[ProgressRow, ...]
    reached: tuple[DischargeReached, ...]
    read: tuple[str, ...]
    none_scored: str
    none_reached: str
    words: dict[str, str]
