"""The assumptions a trial is run under, each world bending some of them. No world is the true one; that is why there are many."""

from dataclasses import dataclass, replace

PLATE_KG = 2.5


@dataclass(frozen=True, kw_only=True)
class World:
    """`start`: first load / tolerance, low and high. SDs in points. Shares 0-1. `soreness` points of pain the next morning
    per 10 % of load beyond `felt_from` of the tolerance; `settling` scales how long a flare lasts.

    `growth` and `jumps` scale what the kinds of client bring; `eases` is the share of the first pain that wears off by
    itself. `follows`: SD of what is done around what was returned; `plates`: loads are rounded to plates of that weight.
    """

    name: str
    says: str
    start: tuple[float, float] = (0.55, 0.9)
    growth: float = 1.0
    jumps: float = 1.0
    sd: float = 1.2
    week_sd: float = 0.3
    missing: float = 0.2
    soreness: float = 1.0
    felt_from: float = 0.95
    settling: float = 1.0
    eases: tuple[float, float] = (0.1, 0.6)
    bias: float = 0.0
    follows: float = 0.0
    plates: float | None = None
    sessions: tuple[int, ...] = (2, 3)
    reserve: str = "told"
    layout: str = "several"
    spontaneous: float = 0.005
    attends: float = 0.96


ORDINARY = World(name="ordinary", says="What the others depart from.")

WORLDS = (
    ORDINARY,
    replace(ORDINARY, name="far below", says="Everybody starts far below what they bear.", start=(0.35, 0.6)),
    replace(ORDINARY, name="at the edge", says="Everybody starts close to what they bear.", start=(0.85, 1.0)),
    replace(ORDINARY, name="slow growth", says="Tolerance grows at half the pace.", growth=0.5),
    replace(ORDINARY, name="fast growth", says="Tolerance grows half as fast again.", growth=1.5),
    replace(ORDINARY, name="jumpy", says="Jumps of load cost three times as much.", jumps=3.0),
    replace(ORDINARY, name="cliff", says="Nothing is felt below the tolerance, and much above it.", felt_from=1.0, soreness=2.5),
    replace(ORDINARY, name="gentle slope", says="Load is felt early and weakly.", felt_from=0.75, soreness=0.5),
    replace(ORDINARY, name="noisy", says="Reports scatter more, and a third is missing.", sd=1.6, week_sd=0.5, missing=0.33),
    replace(ORDINARY, name="quiet", says="Reports are sharp and complete.", sd=0.8, week_sd=0.1, missing=0.0),
    replace(ORDINARY, name="slow settling", says="Flares last twice as long.", settling=2.0),
    replace(ORDINARY, name="flat pain", says="Pain does not ease by itself, and few flare for no reason.", eases=(0.0, 0.1)),
    replace(ORDINARY, name="other reports", says="Everybody says a point and a half more than they feel.", bias=1.5),
    replace(ORDINARY, name="own way", says="What is done strays from what was returned.", follows=0.06, attends=0.9),
    replace(ORDINARY, name="plates", says="One lift, in plates of 2.5 kg.", plates=PLATE_KG, layout="one lift"),
    replace(ORDINARY, name="reserve unknown", says="Nobody notes reps in reserve, effort or technique.", reserve="none"),
    replace(ORDINARY, name="reserve misleads", says="Reps in reserve say nothing about the back.", reserve="unrelated"),
    replace(ORDINARY, name="by itself", says="Flares come without cause, one in thirty weeks.", spontaneous=0.03),
)  # fmt: skip
