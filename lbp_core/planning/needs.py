"""What one client's plan must respect, gathered once: stage, kit, triggers, wishes. Choosing is choice.py's job."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lbp_core.evidence.equipment import available, equipment
from lbp_core.evidence.limits import PlanningLimits
from lbp_core.evidence.reading import nearest
from lbp_core.evidence.templates import Goal, PresentationPlan, Slot, TriggerPlan, goals_in, presentations, triggers
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Exercise, Rung
from lbp_core.models.programme import Prescription, Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.road import Carried
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation
from lbp_core.planning.minutes import seconds_of
from lbp_core.planning.within import beyond

UNLIMITED = ClearanceLimits()


@dataclass(frozen=True, kw_only=True)
class Needs:
    """The hard rules for one client. `gentle`: safety answers are still open, so no weight and a rung easier.

    `cleared` is what a clinician's clearance limits. `begun` is where the records leave each exercise; of a block that follows
    another, `keep` was trained in it, `fresh` is new, and `adds` are slots that its phase puts at the end of the strength.
    `confidence` is the newest known (0-10). `returned` has its place in the day already: held back once, and back.
    """

    wishes: Wishes
    presentation: Presentation
    triggers: tuple[Trigger, ...]
    gentle: bool
    library: Mapping[str, Exercise]
    limits: PlanningLimits
    cleared: ClearanceLimits = UNLIMITED
    begun: Mapping[str, Carried] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    fresh: tuple[str, ...] = ()
    adds: tuple[Slot, ...] = ()
    confidence: float | None = None
    returned: tuple[Prescription, ...] = ()

    @property
    def plan(self) -> PresentationPlan:
        """How this presentation is worked with."""
        return presentations()[self.presentation]

    @property
    def minutes(self) -> int:
        """Longest session in minutes: the client's time, or less where the presentation asks for short sessions."""
        return min(self.wishes.minutes, self.plan.minutes_most)

    @property
    def seconds_free(self) -> float:
        """Seconds of a session that are left to fill."""
        return self.minutes * 60 - sum(seconds_of(one.dose, self.limits) for one in self.returned)

    @property
    def sets_most(self) -> int:
        """Most sets of one exercise."""
        return min(self.plan.sets_most, 2) if self.gentle else self.plan.sets_most

    @property
    def reps_in_reserve(self) -> int:
        """Least repetitions left in the tank."""
        return self.plan.reps_in_reserve + (1 if self.gentle else 0)

    @property
    def unsure(self) -> bool:
        """Whether confidence is known and low."""
        return self.confidence is not None and self.confidence < self.limits.start_confidence.value

    def start_share(self, exercise: Exercise) -> float:
        """What an exercise begins with of its rung's own dose: less where confidence is low and it has no record yet."""
        return self.limits.start_share.value / 100 if self.unsure and exercise.id not in self.begun else 1.0

    def most_sets(self, exercise: Exercise) -> int:
        """Most sets of that exercise: never more than its record has."""
        begun = self.begun.get(exercise.id)
        return self.sets_most if begun is None or begun.sets is None else min(self.sets_most, begun.sets)

    @cached_property
    def kit(self) -> frozenset[str]:
        """Equipment ids there, stand-ins included."""
        return available(self.wishes.equipment)

    @cached_property
    def held(self) -> tuple[TriggerPlan, ...]:
        """What the client's triggers leave out and prefer."""
        return tuple(triggers()[trigger] for trigger in Trigger if trigger in self.triggers)

    def suits(self, exercise: str) -> list[tuple[Trigger, TriggerPlan]]:
        """The client's triggers that speak for that exercise; none where another leaves out some of it up to its start."""
        mine = [(trigger, triggers()[trigger]) for trigger in Trigger if trigger in self.triggers]
        start = self.plan.starts.get(exercise, 0)
        against = [plan for _, plan in mine if any(number <= start for number in plan.avoid.get(exercise, ()))]
        return [one for one in mine if exercise in one[1].prefer and all(plan is one[1] for plan in against)]

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The client's goals that the knowledge knows."""
        return goals_in(self.wishes.goals)

    @cached_property
    def left_out(self) -> dict[str, dict[int, str]]:
        """Exercise to rung to why, for every rung that a trigger or a clearance leaves out."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        for exercise in () if self.cleared.empty else self.library.values():
            for number, rung in enumerate(exercise.ladder, 1):
                if (why := beyond(exercise, number, rung.dose.load_g, self.cleared)) is not None:
                    found[exercise.id][number] = why
        for plan in self.held:
            for name, rungs in plan.avoid.items():
                found[name].update(dict.fromkeys(rungs, plan.says))
        return found

    def start(self, exercise: Exercise) -> int:
        """The rung the records leave it on, else the one this presentation starts on; one easier where training is gentle.

        What has not settled yet, and everything in a flare, starts no higher than the presentation does.
        """
        rung, begun = self.plan.starts[exercise.id], self.begun.get(exercise.id)
        if begun is not None:
            calm = begun.settled and self.presentation is not Presentation.ACUTE_FLARED
            rung = begun.rung if calm else min(rung, begun.rung)
        return max(1, rung - 1) if self.gentle else rung

    def allows(self, exercise: Exercise, number: int) -> bool:
        """Whether that rung may be used by this client now."""
        return self.open(exercise.rung(number)) and self.fits(exercise, number)

    def fits(self, exercise: Exercise, number: int) -> bool:
        """Whether kit, triggers and gentle training leave that rung, whatever the stage: enough for a step back."""
        rung = exercise.rung(number)
        held = number in self.left_out.get(exercise.id, {}) or (self.gentle and rung.loaded)
        return self.within_reach(exercise, number) and not held

    def within_reach(self, exercise: Exercise, number: int) -> bool:
        """Whether the kit is there and the client can get to where that rung is done."""
        return set(exercise.rung(number).equipment) <= self.kit and self.reaches(exercise, number)

    def reaches(self, exercise: Exercise, number: int) -> bool:
        """Whether the client can get to where that rung is done."""
        return self.wishes.floor or not exercise.on_the_floor(number)

    def open(self, rung: Rung) -> bool:
        """Whether the presentation, and gentle training, leave that rung open."""
        unloaded_only = self.gentle or not self.plan.loaded
        return open_to(rung, self.presentation) and not (rung.loaded and unloaded_only)


def open_to(rung: Rung, presentation: Presentation) -> bool:
    """Whether a rung is open to that presentation: the ceiling that no plan passes."""
    return presentation.caution <= rung.earliest.caution


def check_words(wishes: Wishes, library: Mapping[str, Exercise]) -> None:
    """Raises Refused with the nearest right word where a wish names an exercise or equipment nobody knows."""
    _known(wishes.equipment, equipment(), "equipment")
    _known((*wishes.avoid, *wishes.prefer), library, "an exercise")


def _known(words: Iterable[str], known: Mapping[str, object], what: str) -> None:
    for word in words:
        if word not in known:
            raise Refused(
                f"'{word}' is not {what} this studio knows.{nearest(word, known)} Choose from: {', '.join(known)}."
            )
