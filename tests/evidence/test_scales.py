"""Every scale a person taps on says what both of its ends mean, in every place where it is asked."""

import re

import pytest

from lbp_core.bootstrap.places import ROOT
from lbp_core.evidence.questions import training_questions
from lbp_core.evidence.reading import DATA, read_yaml

SCORES = [one for one in training_questions().values() if one.shape == "score"]
CHECK_IN = read_yaml(DATA / "words" / "check_in.yaml")
PAIN = re.compile(r"\bpain\b|\bback this morning\b|\bhow bad\b")


def scales_in(part: object) -> list[dict[str, str]]:
    """Every entry with an end of a scale, however deep it lies."""
    if isinstance(part, dict):
        own = [part] if "low" in part or "high" in part else []
        return own + [found for value in part.values() for found in scales_in(value)]
    return [found for value in part for found in scales_in(value)] if isinstance(part, list) else []


@pytest.mark.hazard("H09")
def test_every_scale_says_what_both_ends_mean() -> None:
    found = [(one.asks, one.low, one.high) for one in SCORES]
    found += [(one["asks"], one.get("low"), one.get("high")) for one in scales_in(CHECK_IN) if "asks" in one]
    assert len(found) >= 6
    for asks, low, high in found:
        assert low, asks
        assert high, asks
        assert low != high, asks


@pytest.mark.hazard("H09")
def test_every_pain_scale_goes_from_none_up_to_the_worst() -> None:
    found = [(one.asks, one.low, one.high) for one in SCORES]
    found += [(one["asks"], one["low"], one["high"]) for one in scales_in(CHECK_IN) if "asks" in one]
    pains = [(low, high) for asks, low, high in found if PAIN.search(asks)]
    assert len(pains) >= 5
    for low, high in pains:
        assert low == "no pain"
        assert high is not None
        assert high.startswith("worst")


def test_the_pain_strip_of_the_pages_has_the_same_ends() -> None:
    source = (ROOT / "pages" / "_parts" / "pain_strip.py").read_text(encoding="utf-8")
    assert '("no pain", "worst imaginable")' in source
