"""docs/decisions-explained.md: ten decisions with their charts, each made from a story that the engine is tested on.

Run: python -m tests.decisions_explained writes the page and draws what has changed; with --check it writes nothing and
fails where the page or a drawing is stale. The words of each story are in its file, its numbers are the engine's.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lbp_core.bootstrap.places import ROOT
from lbp_core.charts.on_paper import weeks_on_paper
from lbp_core.charts.standing import standing
from lbp_core.charts.standing_words import standing_finding
from lbp_core.charts.style import LIGHT, VERDICT_WORDS
from lbp_core.coach.library.shelf import exercise_name
from lbp_core.coach.weekly.drawing import weeks_drawn
from lbp_core.coach.weekly.review import Reviewed
from lbp_core.coach.weekly.reviewing import references
from lbp_core.coach.weekly.why import numbers_of
from lbp_core.documents import press
from lbp_core.evidence.limits import limits
from lbp_core.evidence.reading import read_yaml
from lbp_core.facts.timeline import timeline
from lbp_core.models.review import ReviewInput
from lbp_core.models.timeline import WeekPoint
from tests.stories.test_stories_review import history_of, told

PAGE = ROOT / "docs" / "decisions-explained.md"
DRAWN = ROOT / "docs" / "decisions-explained"
WIDE, HEIGHTS = 660, (112, 56)
MADE_FROM = re.compile(r"<!-- made from ([0-9a-f]{16}) -->")


@dataclass(frozen=True)
class Explained:
    """One decision: the story it comes from, its heading, and what to look for in the drawings."""

    story: str
    title: str
    look: str


TEN = (
    Explained(
        "weekly_review/progress_settled_and_done",
        "A quiet month: step up",
        "Every ring lies where it lay all month. Nothing has to get better before somebody may do more.",
    ),
    Explained(
        "weekly_review/hold_one_wild_outlier",
        "One wild score: the noise is resisted",
        "One ring stands far off, and it drags the week's mean with it. Without it the week is like any other, so the "
        "plan stays. Only the exercise that asked most of the back the day before steps back a little.",
    ),
    Explained(
        "exercise_response/regress_morning_up_once",
        "One bad morning: right to act on a single reading",
        "A morning this far above usual comes by chance about once in sixty. So one reading is enough to ease one exercise, "
        "the one that asked most of the back, and never enough to change the plan.",
    ),
    Explained(
        "weekly_review/hold_one_week_up",
        "A week up: watch, do not act",
        "The whole week has moved, not one score. By chance that happens to a steady back in every fifth week, so the plan "
        "is held for a week instead of turned round.",
    ),
    Explained(
        "weekly_review/regress_up_two_weeks",
        "A second week up: step back",
        "What was watched last week has stayed. Neither week is far up; that there are two of them is the news.",
    ),
    Explained(
        "weekly_review/hold_calm_weeks",
        "Calm again after a step back: wait one more week",
        "One calm week is what the step back was for. Two in a row are asked for before more is, so that the plan does not "
        "swing up and down.",
    ),
    Explained(
        "weekly_review/hold_too_few_readings",
        "Two calm scores: silence is no green light",
        "Both rings look fine. Missing scores may be the bad days, and nothing steps up on what nobody told.",
    ),
    Explained(
        "weekly_review/progress_with_steady_pain_of_four",
        "Pain of four for years: step up all the same",
        "The line is high and flat. What counts is that it does not answer the load, not that it is low.",
    ),
    Explained(
        "weekly_review/hold_no_room",
        "All done, all settled, and still a week's wait",
        "The last two steps up were answered by the mornings, and few reps are left. The next step may well be "
        "too much, so settled work waits until there is room.",
    ),
    Explained(
        "weekly_review/refer_climbing",
        "A climb that no load explains: let somebody look",
        "The upper line climbs for weeks while the bars beneath stay level. Stepping back again would not answer that.",
    ),
)


def page() -> str:
    """The whole page."""
    head = (
        "# Ten decisions, explained\n\n"
        "Made by `python -m tests.decisions_explained` from stories that the engine is tested on; change a story or a rule, "
        "not this page. In the upper drawing a dot is a week's mean, hollow where it rests on too few scores, the shading is "
        "where the level beneath the noise most likely lies, and bars are the training load. In the lower one each ring is one "
        "score of the last week; from the first shading on a week is held, from the second it steps the plan back.\n"
    )
    return "\n".join([head, *(_section(number, one) for number, one in enumerate(TEN, 1))])


def _section(number: int, one: Explained) -> str:
    story, given, found = _read(one)
    result = found.result
    name = Path(one.story).name
    points, numbers = _points(given), numbers_of(given)
    dose = f"next week {result.load_factor:.0%} of this week's dose".replace("%", " %")
    changes = ", ".join(exercise_name(change.exercise) for change in result.changes)
    lines = [
        f"## {number}. {one.title}\n",
        f"{story['story']}. {' '.join(str(story['point']).split())}\n",
        f"![{weeks_drawn(points, dark=False).twin.sentence}](decisions-explained/{name}-weeks.svg)\n",
        f"![{standing_finding(numbers)}.](decisions-explained/{name}-week.svg)\n",
        f"{one.look}\n",
        f"**Decided: {VERDICT_WORDS[result.verdict]}**, {dose}, from {result.readings} scores."
        + (f" What changes: {changes}." if changes else "")
        + "\n",
        *(f"- Settled by `{reason.rule}`: {reason.says}" for reason in result.deciding),
        *(f"- Outvoted, `{reason.rule}`: {reason.says}" for reason in result.outvoted),
        *_of_exercises(found),
        f"\nStory: [`tests/stories/{one.story}.yaml`](../tests/stories/{one.story}.yaml)\n",
    ]
    return "\n".join(lines)


def _of_exercises(found: Reviewed) -> Iterator[str]:
    """What stepped an exercise back, in its own words."""
    changed = {change.exercise for change in found.result.changes if change.load_factor < 1}
    for item in found.exercises:
        if item.facts.exercise in changed:
            yield from (f"- For that exercise, `{one.rule}`: {one.says}" for one in item.deciding(limits()))


def drawings() -> dict[str, dict[str, Any]]:
    """Every drawing's spec by its file's name."""
    found: dict[str, dict[str, Any]] = {}
    least = int(limits().review.readings_for_mean.value)
    for one in TEN:
        _, given, _ = _read(one)
        name = Path(one.story).name
        weeks = weeks_on_paper(_points(given), enough=least, width=WIDE, heights=HEIGHTS)
        week = standing(numbers_of(given)) | {"width": WIDE}
        found |= {f"{name}-weeks.svg": _on_paper(weeks), f"{name}-week.svg": _on_paper(week)}
    return found


def _on_paper(spec: dict[str, Any]) -> dict[str, Any]:
    """Readable on a dark page too."""
    return spec | {"padding": 10, "config": spec["config"] | {"background": LIGHT.paper}}


def _read(one: Explained) -> tuple[dict[str, Any], ReviewInput, Reviewed]:
    story = read_yaml(ROOT / "tests" / "stories" / f"{one.story}.yaml")
    return story, history_of(story), told(story)


def _points(given: ReviewInput) -> tuple[WeekPoint, ...]:
    """The weeks, their levels rounded: the last digits of a logarithm are not the same on every machine."""
    return tuple(
        point
        if point.level is None or point.band is None
        else point.model_copy(
            update={"level": round(point.level, 2), "band": (round(point.band[0], 2), round(point.band[1], 2))}
        )
        for point in timeline(given, references=references(given))
    )


def made_from(spec: dict[str, Any]) -> str:
    """What a drawing is known again by."""
    return sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:16]


def stale() -> list[str]:
    """What no longer says what the engine does."""
    old = [] if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else ["docs/decisions-explained.md"]
    return old + [f"docs/decisions-explained/{name}" for name, spec in drawings().items() if _is_stale(name, spec)]


def _is_stale(name: str, spec: dict[str, Any]) -> bool:
    file = DRAWN / name
    found = MADE_FROM.search(file.read_text(encoding="utf-8")) if file.exists() else None
    return found is None or found.group(1) != made_from(spec)


def write() -> list[str]:
    """Writes the page and draws what has changed."""
    changed = stale()
    DRAWN.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    for name, spec in drawings().items():
        if _is_stale(name, spec):
            drawn = press._drawn(spec).replace(
                "Source Sans Pro", "Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"
            )
            text = f"{drawn.rstrip()}\n<!-- made from {made_from(spec)} -->\n"
            (DRAWN / name).write_text(text, encoding="utf-8", newline="\n")
    return changed


def main() -> int:
    """Writes, or with --check says what is stale."""
    changed = stale() if "--check" in sys.argv else write()
    sys.stdout.write("".join(f"{name} {'is stale' if '--check' in sys.argv else 'is written'}\n" for name in changed))
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
