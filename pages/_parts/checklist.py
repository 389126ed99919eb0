"""One line of the checklist of what is held back: its number, whose it is, who confirms it, what it rests on."""

from lbp_core.coach.library.shelf import exercise_name, sources
from lbp_core.models.return_to import Checked, Criterion
from lbp_core.models.verdict import Tag
from pages._parts.exercise_words import FACTS, threshold
from pages._parts.words import TAGS, plain

STANDS = {
    True: (":green[:material/check_circle:]", "Holds"),
    False: (":orange[:material/cancel:]", "Does not hold yet"),
    None: (":gray[:material/help:]", "Not known"),
}
"""A sign and a word for each way a line can stand; a shape as well as a colour."""


def details(line: Criterion) -> str:
    """'at most 3 out of 10 · from the diary · Our rule'."""
    whose = None
    if line.exercise is not None:
        whose = exercise_name(line.exercise) + (f", step {line.rung}" if line.rung else "")
    rests = TAGS[line.tag]
    source = sources().get(line.source)
    if line.tag is not Tag.OUR_RULE and source is not None:
        rests = f"{rests}: {source.title}"
    return " · ".join(filter(None, (threshold(line), whose, FACTS[line.fact][0], rests)))


def stands(one: Checked) -> str:
    """One line as it stands for a client: its sign, its words, what the records show."""
    sign, word = STANDS[one.holds]
    return f"{sign} {one.line.says}  \n:small[:gray[{word}. {plain(one.found)}]]"
