"""The words around leaving, as data/words/leaving.yaml has them. See coach/leaving."""

from functools import cache

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen


class Absent(Frozen):
    """Why a page that a kit may have is not in this one."""

    handout: str
    progress: str
    letters: str
    charts: str


class LeavingWords(Frozen):
    """data/words/leaving.yaml: a missing or unknown part fails at start-up."""

    readme: str
    studio_readme: str
    absent: Absent
    not_own: str
    here_already: str
    id_taken: str
    other_name: str
    receipt: str
    swept: str
    not_swept: str
    here_with_another: str
    asks: dict[str, str]
    nothing_new: str
    found: str
    doubles: str
    left_out: str
    known: str
    strange: str
    fault: str
    more_faults: str


@cache
def leaving_words() -> LeavingWords:
    """The words. Raises BrokenKnowledge."""
    return read_as(LeavingWords, DATA / "words" / "leaving.yaml")
