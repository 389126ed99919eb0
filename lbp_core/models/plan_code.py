"""A short code that opens a client's plan and progress on one browser: made, tried, used. Each is a paper, written once."""

from datetime import datetime

from lbp_core.models.base import Frozen

MADE, TRIED, USED = "plan_code", "plan_code_tried", "plan_code_used"
"""The kinds of paper they are filed as."""


class CodeMade(Frozen):
    """What is kept of a code (hex), and until when it is good. The code itself is not known here."""

    salt: str
    digest: str
    until: datetime


class CodeTried(Frozen):
    """One try at that code, right or wrong."""

    code: str


class CodeUsed(Frozen):
    """That code was right, on the form with this key; it opens nothing a second time."""

    code: str
    form: str
