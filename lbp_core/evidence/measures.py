"""Which scores may be kept, with their thresholds and licences, as data/measures.yaml has them."""

from collections.abc import Collection, Iterable
from functools import cache

from pydantic import RootModel

from lbp_core.evidence.reading import DATA, Problem, nearest, read_as
from lbp_core.models.base import Id
from lbp_core.models.measure import Better, Measure

FILE = "data/measures.yaml"


class Measures(RootModel[dict[Id, Measure]]):
    """data/measures.yaml: id to measure."""


@cache
def measures() -> dict[str, Measure]:
    """The measures in the file's order. Raises BrokenKnowledge."""
    return read_as(Measures, DATA / "measures.yaml").root


def measure_problems(known: dict[str, Measure], *, sources: Collection[str]) -> Iterable[Problem]:
    """Sources that nobody lists, and thresholds where there is no better and worse."""
    for name, measure in known.items():
        sized = [one for one in (measure.matters, measure.noise) if one is not None]
        for cited in (*(one.source for one in sized), measure.licence.source):
            if cited not in sources:
                says = f"'{cited}' is not in data/sources.yaml.{nearest(cited, sources)}"
                yield Problem(FILE, name, f"{says} Correct it or add it there.")
        if sized and measure.better is Better.NONE:
            says = "has a threshold, yet 'better' is none. Say which way is better, or take it out."
            yield Problem(FILE, name, says)
