"""An exercise and its ladder, as data/exercises/ describes them. Choosing between them is planning's job."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.return_to import HeldBack
from lbp_core.models.verdict import Presentation, Tag


class Pattern(StrEnum):
    """Movement pattern."""

    MOBILITY = "mobility"
    TRUNK = "trunk"
    BRIDGE = "bridge"
    HIP = "hip"
    HINGE = "hinge"
    SQUAT = "squat"
    LUNGE = "lunge"
    PULL = "pull"
    PUSH = "push"
    CARRY = "carry"
    SPRING = "spring"
    CARDIO = "cardio"


class Category(StrEnum):
    """What an exercise is good for, as a trainer answers a client who asks."""

    CORE_STABILITY = "core_stability"
    HIP_AND_GLUTE = "hip_and_glute"
    MOBILITY = "mobility"
    MOVEMENT_PRACTICE = "movement_practice"
    UPPER_BODY = "upper_body"
    CARDIO = "cardio"


class Block(StrEnum):
    """Part of a session, in the order it is trained."""

    WARM_UP = "warm_up"
    CORE = "core"
    STRENGTH = "strength"
    FINISH = "finish"


class Unit(StrEnum):
    """What one set counts."""

    REPS = "reps"
    HOLD = "hold"
    METRES = "metres"
    MINUTES = "minutes"


class Dose(Frozen):
    """Sets of reps, holds (seconds), metres or minutes; load in grams, rest in seconds. None does not apply.

    `pair`: the load is that of two weights together, one in each hand.
    """

    sets: Annotated[int, Field(ge=1, le=10)]
    reps: tuple[int, int] | None = None
    hold_s: int | None = None
    metres: tuple[int, int] | None = None
    minutes: tuple[int, int] | None = None
    per_side: bool = False
    load_g: int | None = None
    pair: bool = False
    reps_in_reserve: int | None = None
    rest_s: int = 45
    tempo: str | None = None


class Demands(Frozen):
    """How much an exercise asks of the back: 0 nothing, 3 a lot (our own rating, for ranking)."""

    flexion: Annotated[int, Field(ge=0, le=3)] = 0
    extension: Annotated[int, Field(ge=0, le=3)] = 0
    rotation: Annotated[int, Field(ge=0, le=3)] = 0
    axial_load: Annotated[int, Field(ge=0, le=3)] = 0
    impact: Annotated[int, Field(ge=0, le=3)] = 0
    neural: Annotated[int, Field(ge=0, le=3)] = 0


class Position(StrEnum):
    """How the body is placed."""

    SEATED = "seated"
    STANDING = "standing"
    KNEELING = "kneeling"
    ALL_FOURS = "all_fours"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side_lying"


ON_THE_FLOOR = frozenset({Position.KNEELING, Position.ALL_FOURS, Position.SUPINE, Position.PRONE, Position.SIDE_LYING})


class Rung(Frozen):
    """One step of a ladder, easiest first. `loaded` rungs carry weight that can grow by `step_g` grams.

    `floor` says whether one has to get down to the floor for it, where the exercise's own position does not tell.
    `unlock` is what must be there first, where it is more than the rung below done well (data/templates/unlock.yaml).
    """

    name: str
    dose: Dose
    cue: str | None = None
    equipment: tuple[Id, ...] = ()
    loaded: bool = False
    step_g: int | None = None
    earliest: Presentation = Presentation.ACUTE_FLARED
    unlock: str | None = None
    floor: bool | None = None


class Alternative(Frozen):
    """Another exercise for the same job, and why it may suit better."""

    exercise: Id
    because: str = Field(min_length=10)


class Elsewhere(Frozen):
    """Where public exercise lists have the same movement: its number in wger, its id in free-exercise-db; None: not there."""

    wger: int | None = None
    free_exercise_db: str | None = None


class Compression(Frozen):
    """Published estimate of lumbar compression in newtons, low and high: for ranking, never a threshold."""

    of: str = Field(min_length=3)
    newtons: tuple[int, int]
    note: str = Field(min_length=10)
    sources: tuple[str, ...] = ()
    tag: Tag


class Exercise(Frozen):
    """One exercise with its ladder. `also` are the names people use for it. `held_back` ones are never drafted."""

    id: Id
    name: str
    also: tuple[str, ...] = ()
    pattern: Pattern
    block: Block
    category: Category
    unit: Unit
    position: Position
    demands: Demands = Demands()
    ladder: tuple[Rung, ...] = Field(min_length=1)
    cues: tuple[str, ...] = Field(min_length=1)
    faults: tuple[str, ...] = ()
    fine: str
    stop: str
    why: str
    alternatives: tuple[Alternative, ...] = ()
    elsewhere: Elsewhere = Elsewhere()
    compression: Compression | None = None
    held_back: HeldBack | None = None
    source: str
    tag: Tag

    def rung(self, number: int) -> Rung:
        """Rungs count from 1, the easiest. Raises IndexError outside the ladder."""
        if not 1 <= number <= len(self.ladder):
            raise IndexError(f"{self.name} has rungs 1 to {len(self.ladder)}; there is no rung {number}.")
        return self.ladder[number - 1]

    def on_the_floor(self, number: int) -> bool:
        """Whether that rung asks to get down to the floor and up again."""
        floor = self.rung(number).floor
        return self.position in ON_THE_FLOOR if floor is None else floor
