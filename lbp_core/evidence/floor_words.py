"""What the trainer reads while a session runs, as data/words/floor.yaml has it. Where it stands on the page: pages/_parts."""

from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.easing import Bother


class EasierWords(Frozen):
    """Making an exercise easier. `eased` names {way}, `kept` {number}."""

    button: str
    asks: str
    stop: str
    today: str
    in_plan: str
    none: str
    eased: str
    undo: str
    keep: str
    kept: str


class RuleWords(Frozen):
    """A client's own stop rule. `thens` come before the easier steps that the exercise has."""

    asks: str
    next: str
    end: str
    half: str
    thens: tuple[str, ...] = Field(min_length=1)


class FlareWords(Frozen):
    """A flare told on the floor. The sentences name {calm}, {ramp} and {day}."""

    button: str
    standing: str
    ahead: str
    confirm: str
    not_now: str
    go_on: str
    noted: str
    again: str
    undo: str
    calm: str


class SkipWords(Frozen):
    """Leaving an exercise out, and taking that back."""

    skip: str
    undo: str


class SwapWords(Frozen):
    """Something else for today. `needs` names {kit}."""

    button: str
    head: str
    needs: str
    today: str
    none: str


class RightWords(Frozen):
    """Putting a finished session right."""

    button: str
    what: str
    before: str
    effort: str
    minutes: str
    note: str
    save: str
    kept: str


class SideWords(Frozen):
    """What an open session waits for, beside another. `set` names {exercise}, {number} and {sets}, `born` {year}.

    `open` and `alone` lead to both side by side and back; `alike` stands where names do, `ask` before safety questions.
    """

    six: str
    before: str
    set: str
    end: str
    open: str
    open_with: str
    alone: str
    more: str
    ask: str
    other: str
    born: str
    not_known: str
    alike: str
    tell: str
    saved: str
    same: str


class LineWords(Frozen):
    """The line to the server: gone, slow, back again."""

    lost: str
    slow: str
    back: str


class ClockWords(Frozen):
    """Holds and rests on the clock of the browser."""

    rest: str
    rested: str
    ready: str
    hold: str
    held: str
    other_side: str
    go: str
    start_hold: str
    start_watch: str
    watch: str
    stop: str
    sound_on: str
    sound_off: str


class TileWords(Frozen):
    """What a set tile asserts. `all` names {sets}."""

    as_prescribed: str
    changed: str
    form: str
    slipped: str
    all: str


class FloorWords(Frozen):
    """data/words/floor.yaml: a missing or unknown part fails at start-up."""

    bothers: dict[Bother, str] = Field(min_length=len(Bother))
    easier: EasierWords
    rule: RuleWords
    flare: FlareWords
    skip: SkipWords
    swap: SwapWords
    right: RightWords
    side: SideWords
    line: LineWords
    clock: ClockWords
    tile: TileWords


@cache
def floor_words() -> FloorWords:
    """The words of the floor. Raises BrokenKnowledge."""
    return read_as(FloorWords, DATA / "words" / "floor.yaml")
