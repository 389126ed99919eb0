"""The words of a symptom told at any hour, as data/words/symptom.yaml has them."""

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen, Id


class Named(Frozen):
    """One area of the body, or one kind of feeling. `asks`: it is what the safety questions ask about."""

    says: str
    asks: bool = False


class TrainerWords(Frozen):
    """On the tablet."""

    title: str
    where: str
    kind: str
    since: str
    score: str
    flare: str
    flare_days: str
    asked: str
    safety: str
    none: str
    note: str
    save: str
    kept: str


class ClientWords(Frozen):
    """On the client's own phone."""

    kept: str
    where: str
    kind: str
    since: str
    score: str
    flare: str
    flare_hint: str
    flare_days: str


class SinceWords(Frozen):
    """Since when; the last one opens a calendar."""

    today: str
    yesterday: str
    days: str
    week: str
    day: str


class FlareWords(Frozen):
    """The three answers."""

    none: str
    under_a_day: str
    days: str


class MeansWords(Frozen):
    """What follows from what was told; {score} and {headline} are filled in."""

    chart: str
    flare_days: str
    flare_short: str
    screen: str
    words: str
    clear: str
    not_asked: str
    told: str


class LineWords(Frozen):
    """Parts of a symptom's one line."""

    score: str
    since: str
    flare: str
    from_client: str
    from_trainer: str


class SymptomWords(Frozen):
    """data/words/symptom.yaml: a missing or unknown part fails at start-up."""

    areas: dict[Id, Named]
    kinds: dict[Id, Named]
    trainer: TrainerWords
    client: ClientWords
    since: SinceWords
    flare: FlareWords
    means: MeansWords
    line: LineWords


@once_per_language
def symptom_words() -> SymptomWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(SymptomWords, "words/symptom.yaml")
