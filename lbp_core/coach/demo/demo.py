"""The demo studio: every story of data/demo/clients.yaml lived up to now, through the coach's own verbs.

Deterministic: the same instant and the same seed give the same studio, id for id.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from lbp_core.coach.demo.demo_papers import trainer
from lbp_core.coach.demo.demo_people import demo_people
from lbp_core.coach.demo.demo_person import Person
from lbp_core.coach.demo.demo_weeks import Life, live
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.demo_stories import Story, demo_stories
from lbp_core.facts.calendar import monday_of
from lbp_core.models.refusal import Refused

Progress = Callable[[int, int, str], None]
"""Told after each client: how many are done, of how many, and whose story it was."""


@dataclass(frozen=True)
class Invented:
    """What was made: each client's id under the story's name."""

    clients: dict[str, str]
    weeks: int

    @property
    def says(self) -> str:
        """One sentence for the terminal."""
        return (
            f"{len(self.clients)} invented clients with {self.weeks} weeks between them. None of them is a real person."
        )


def build(
    studio: Studio,
    *,
    at: datetime,
    seed: int = 1,
    stories: Sequence[Story] | None = None,
    progress: Progress | None = None,
) -> Invented:
    """Fills a demo studio in one transaction, with all stories or those given. `at` is now, an instant with its zone.

    Raises Refused for a studio of real people.
    """
    if not studio.demo:
        raise Refused("This studio holds real people, so no invented clients were added. Make a demo studio for them.")
    stories, made = demo_stories() if stories is None else stories, {}
    with studio.store.write():
        trainer(studio, at=at)
        for number, story in enumerate(stories, 1):
            made[story.name] = live(_life(studio, story, at=at, seed=seed))
            if progress is not None:
                progress(number, len(stories), story.name)
        demo_people(studio, made, at=at)
    return Invented(made, sum(story.weeks for story in stories))


def _life(studio: Studio, story: Story, *, at: datetime, seed: int) -> Life:
    on = today(studio, at)
    start = on if story.weeks == 0 else monday_of(on) - timedelta(weeks=story.weeks)
    if story.expect.session != "none":
        start += timedelta(days=on.weekday())
    dice = Random(f"{seed} {story.name}")  # noqa: S311 - stories, not secrets
    return Life(studio, Person(story, start, on, dice), at)
