"""How does this back present now: flared, improving, or settled and recurrent?

Staged by pain and irritability, not by days (clinical facts, section 2). What is not known is never taken as fine: a
partly known irritability is every level that it still may be (facts/irritability.py), and the more cautious stage wins.
Nothing here opens a gate.
"""

from lbp_core.evidence.limits import Limits
from lbp_core.facts.irritability import Irritable, is_known, levels, points_to_high
from lbp_core.facts.presenting import PresentationFacts
from lbp_core.models.verdict import Presentation, Tag
from lbp_core.rules.record import Rule, RuleBook


def _pain_from(facts: PresentationFacts, floor: float) -> bool:
    return facts.mean is not None and facts.mean >= floor


def _is_recent(facts: PresentationFacts, limits: Limits) -> bool:
    return facts.duration_weeks is not None and facts.duration_weeks < limits.presentation.recent_weeks.value


def _hurts_a_little(facts: PresentationFacts, limits: Limits) -> bool:
    still_sore = _pain_from(facts, limits.presentation.improving_pain.value)
    return _pain_from(facts, limits.presentation.recent_pain.value) and not still_sore


def _is_settled(facts: PresentationFacts, limits: Limits) -> bool:
    needed = int(limits.presentation.settled_weeks.value)
    newest = facts.week_means[-needed:]
    low = all(mean < limits.presentation.improving_pain.value for mean in newest)
    return len(newest) == needed and low and levels(facts.irritability, limits.presentation) == {Irritable.LOW}


FLARED_NOW = Rule[PresentationFacts, Presentation](
    id="presentation.flared_now",
    policy="A back in a flare is staged as flared, whatever the week's mean.",
    verdict=Presentation.ACUTE_FLARED,
    when=lambda facts, limits: facts.in_flare,
    because="There is a flare now.",
    source="costa-2019",
    tag=Tag.OUR_RULE,
)
FLARED_PAIN = Rule[PresentationFacts, Presentation](
    id="presentation.flared_pain",
    policy="A severe weekly mean is a flared back.",
    verdict=Presentation.ACUTE_FLARED,
    when=lambda facts, limits: _pain_from(facts, limits.presentation.flared_pain.value),
    because="Mean pain is {facts.mean:g}; the limit is {limits.presentation.flared_pain}.",
    source="kongsted-2016",
    tag=Tag.OUR_RULE,
)
HIGHLY_IRRITABLE = Rule[PresentationFacts, Presentation](
    id="presentation.highly_irritable",
    policy="Pain that light activity stirs up high, or for more than a day, is a flared back.",
    verdict=Presentation.ACUTE_FLARED,
    when=lambda facts, limits: levels(facts.irritability, limits.presentation) == {Irritable.HIGH},
    because="Light activity brings it on, to {limits.presentation.irritable_peak} or more or for over "
    "{limits.presentation.slow_to_settle}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
SORE_AND_IRRITABILITY_NOT_KNOWN = Rule[PresentationFacts, Presentation](
    id="presentation.sore_and_irritability_not_known",
    policy="Moderate pain of unknown irritability is staged as flared, the more cautious of the two that it may be.",
    verdict=Presentation.ACUTE_FLARED,
    when=lambda facts, limits: (
        _pain_from(facts, limits.presentation.improving_pain.value)
        and not is_known(facts.irritability, limits.presentation)
    ),
    because="Mean pain is {facts.mean:g} and it is not known how easily it is stirred up.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
LEANS_TO_HIGHLY_IRRITABLE = Rule[PresentationFacts, Presentation](
    id="presentation.leans_to_highly_irritable",
    policy="Irritability that is only partly known, and leans to high, is staged as flared until the rest is asked.",
    verdict=Presentation.ACUTE_FLARED,
    when=lambda facts, limits: points_to_high(facts.irritability, limits.presentation),
    because="How easily it is stirred up is only partly known, and what is known leans to easily.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
STILL_SORE = Rule[PresentationFacts, Presentation](
    id="presentation.still_sore",
    policy="A moderate weekly mean is an improving back, not a settled one.",
    verdict=Presentation.SUBACUTE_IMPROVING,
    when=lambda facts, limits: _pain_from(facts, limits.presentation.improving_pain.value),
    because="Mean pain is {facts.mean:g}; settled is below {limits.presentation.improving_pain}.",
    source="alrwaily-2016",
    tag=Tag.OUR_RULE,
)
SETTLES_SLOWLY = Rule[PresentationFacts, Presentation](
    id="presentation.settles_slowly",
    policy="Pain that takes an hour or more to settle is an improving back, not a settled one.",
    verdict=Presentation.SUBACUTE_IMPROVING,
    when=lambda facts, limits: Irritable.MODERATE in levels(facts.irritability, limits.presentation),
    because="Once stirred up it takes, or may take, {limits.presentation.quick_to_settle} or longer to settle.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
RECENT_AND_SORE = Rule[PresentationFacts, Presentation](
    id="presentation.recent_and_sore",
    policy="A recent spell that still hurts is an improving back.",
    verdict=Presentation.SUBACUTE_IMPROVING,
    when=lambda facts, limits: _is_recent(facts, limits) and _pain_from(facts, limits.presentation.recent_pain.value),
    because="It began {facts.duration_weeks:g} weeks ago, under {limits.presentation.recent_weeks}, and mean pain is "
    "{facts.mean:g}.",
    source="wallwork-2024",
    tag=Tag.OUR_RULE,
)
SORE_SINCE_NOBODY_KNOWS_WHEN = Rule[PresentationFacts, Presentation](
    id="presentation.sore_since_nobody_knows_when",
    policy="A back that still hurts a little, for nobody knows how long, counts as recent and so as improving.",
    verdict=Presentation.SUBACUTE_IMPROVING,
    when=lambda facts, limits: facts.duration_weeks is None and _hurts_a_little(facts, limits),
    because="It is not known when it began, and mean pain is {facts.mean:g}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
SETTLED = Rule[PresentationFacts, Presentation](
    id="presentation.settled",
    policy="Low pain, low irritability and two settled weeks make a settled back, however long it has lasted.",
    verdict=Presentation.CHRONIC_RECURRENT,
    when=lambda facts, limits: (
        _is_settled(facts, limits) and not _pain_from(facts, limits.presentation.improving_pain.value)
    ),
    because="Mean pain is {facts.mean:g}, below {limits.presentation.improving_pain}, "
    "for {limits.presentation.settled_weeks}, and it settles within {limits.presentation.quick_to_settle}.",
    source="alrwaily-2016",
    tag=Tag.OUR_RULE,
)
NOT_SETTLED_YET = Rule[PresentationFacts, Presentation](
    id="presentation.not_settled_yet",
    policy="Without two settled weeks on record a back counts as improving.",
    verdict=Presentation.SUBACUTE_IMPROVING,
    when=lambda facts, limits: True,
    because="Not yet {limits.presentation.settled_weeks} below {limits.presentation.improving_pain} on record.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

PRESENTATION = RuleBook[PresentationFacts, Presentation](
    question="How does this back present now?",
    rules=(
        FLARED_NOW,
        FLARED_PAIN,
        HIGHLY_IRRITABLE,
        SORE_AND_IRRITABILITY_NOT_KNOWN,
        LEANS_TO_HIGHLY_IRRITABLE,
        STILL_SORE,
        SETTLES_SLOWLY,
        RECENT_AND_SORE,
        SORE_SINCE_NOBODY_KNOWS_WHEN,
        SETTLED,
    ),
    otherwise=NOT_SETTLED_YET,
)


def missing(facts: PresentationFacts, limits: Limits) -> tuple[str, ...]:
    """What must be asked before any stage can be named: nothing where pain or irritability is known."""
    if facts.in_flare or facts.mean is not None or is_known(facts.irritability, limits.presentation):
        return ()
    return ("pain_average", "irritability")
