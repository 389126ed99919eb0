"""The words around a replay: what the moved limit makes of a client's weeks, how to read it, and every week in a table."""

from lbp_core.charts.style import VERDICT_WORDS
from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count, day
from lbp_core.models.replay import Judged, Replay, Way

READ = (
    "One column is one decided week. The top row is what was taken then; the second is the same week judged by the rules as "
    "they are today; the third with the one limit moved. Only the second and the third differ by nothing but the limit, and "
    "a shaded column is where they do. Every week is judged on what was on record up to its Sunday, as it really went: "
    "what another decision would have led to, nobody can know."
)
COLUMNS = ("Week to", "Taken then", "By today's limits", "With the limit moved", "Differs")
DIFFERS = {Way.SAME: "no", Way.SIZE: "in size", Way.BOLDER: "bolder", Way.CAREFUL: "more careful"}


def replay_finding(found: Replay) -> str:
    """How many weeks would have gone otherwise, and which way."""
    weeks = count(len(found.weeks), "decided week")
    if found.value == found.standing:
        return f"The limit as it stands, over {weeks}"
    ways = {way: sum(week.way is way for week in found.weeks) for way in Way}
    other = ways[Way.BOLDER] + ways[Way.CAREFUL]
    sized = f"; {ways[Way.SIZE]} more by another size" if ways[Way.SIZE] else ""
    if not other and not sized:
        return f"{'All' if len(found.weeks) > 1 else 'The one'} {weeks.removeprefix('1 ')} would have gone the same"
    said = [f"{ways[way]} {DIFFERS[way]}" for way in (Way.BOLDER, Way.CAREFUL) if ways[way]]
    which = f" ({' and '.join(said)})" if said else ""
    return f"{other} of {weeks} would have been decided otherwise{which}{sized}"


def replay_twin(found: Replay, *, finding: str) -> Twin:
    """Every week in words, newest first."""
    rows = tuple(
        (
            day(week.as_of, year=True),
            VERDICT_WORDS[week.taken],
            judged_words(week.now),
            judged_words(week.moved),
            DIFFERS[week.way],
        )
        for week in reversed(found.weeks)
    )
    return Twin(f"{finding}.", COLUMNS, rows)


def judged_words(judged: Judged) -> str:
    """'step up, 108 %': what was decided, and next week's dose."""
    return f"{VERDICT_WORDS[judged.verdict]}, {judged.load_factor:.0%}".replace("%", " %")
