"""A symptom at any hour, told by the trainer or by the client's own link: kept once, the gate has its answers at once.

Its flare counts in the review and the stage, its safety answers in the gate. Its score stands on the chart as a mark of its
own and is no reading of a week's mean: that is made of what is asked at set times, or whoever tells more would seem worse.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta

from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.phone.client_answers import keep_client_answers
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.questions import asked_at
from lbp_core.evidence.symptom_words import SymptomWords, symptom_words
from lbp_core.facts.session_safety import real_answers
from lbp_core.models.history import FlareLength
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, Told
from lbp_core.models.symptom_told import SYMPTOM, SymptomKept, SymptomLine, SymptomTold
from lbp_core.planning.words import date_in_words, day_in_words
from lbp_core.storage.client_file import Paper, add_paper, papers_of
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

LONGEST_BACK = timedelta(days=366)
SINCE = {"today": 0, "yesterday": 1, "days": 3, "week": 7}
"""Days back of each word; 'another day' has none."""


def words() -> SymptomWords:
    """What is asked and offered. Raises BrokenKnowledge."""
    return symptom_words()


def asks_more(areas: Collection[str], kinds: Collection[str]) -> bool:
    """True where what was tapped is what the safety questions ask about, so that they open by themselves."""
    known = symptom_words()
    return any(known.areas[name].asks for name in areas) or any(known.kinds[name].asks for name in kinds)


def tell_symptom(
    studio: Studio, client_id: str, said: SymptomTold, answers: Mapping[str, Answer], *, key: str, at: datetime
) -> SymptomKept:
    """Keeps the symptom and its safety answers in one write, and says what they mean. The same key again reads it back.

    Raises Refused where nothing was said, or a word or a day is not one that can be.
    """
    on, real = today(studio, at), real_answers(dict(answers))
    said = said.model_copy(update={"note": (said.note or "").strip() or None})
    _check(said, real, on=on)
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, SYMPTOM, client_id, key, at=at)
        if not written.again and not said.says_nothing:
            add_paper(tx, written, client_id, SYMPTOM, said, at=at, on=on)
        told = keep_client_answers(
            tx, client, real, Occasion.SYMPTOM, by=said.by, note=said.note, written=written, at=at, on=on
        )
        kept = {one.id: one for one in papers_of(tx, [client_id], SYMPTOM, SymptomTold).get(client_id, [])}
    found = kept.get(written.result)
    return SymptomKept(symptom=None if found is None else found.body, told=told, means=_means(said, real, told))


def symptoms(studio: Studio, client_id: str) -> tuple[SymptomLine, ...]:
    """Every symptom on record in words, newest first. Raises Refused for an unknown client."""
    with studio.store.read() as tx:
        find_client(tx, client_id)
        return tuple(_line(one) for one in reversed(told_so_far(tx, client_id)))


def told_so_far(tx: Transaction, client_id: str) -> tuple[Paper[SymptomTold], ...]:
    """The same as papers, oldest first, inside a read that is already open."""
    return tuple(papers_of(tx, [client_id], SYMPTOM, SymptomTold).get(client_id, ()))


def scores_told(tx: Transaction, client_id: str) -> list[tuple[date, float]]:
    """The day and the score of each that had one, for the chart."""
    return [(one.on, one.body.score) for one in told_so_far(tx, client_id) if one.body.score is not None]


def _check(said: SymptomTold, real: Mapping[str, Answer], *, on: date) -> None:
    known = symptom_words()
    if said.says_nothing and not real:
        raise Refused("Nothing was answered, so nothing was saved. Tap what there is to tell, then save.")
    for named, offered in ((said.areas, known.areas), (said.kinds, known.kinds)):
        if strange := [name for name in named if name not in offered]:
            raise Refused(f"'{strange[0]}' is not one of the answers. Choose one of {', '.join(offered)}.")
    if said.since is not None and said.since > on:
        raise Refused(f"{date_in_words(said.since)} is still to come. Choose the day it began, or leave it out.")
    if said.since is not None and on - said.since > LONGEST_BACK:
        raise Refused(
            f"{date_in_words(said.since)} is more than a year ago. Leave the day out and write it in the note."
        )
    if said.flare_days is not None and said.flare is not FlareLength.DAYS:
        raise Refused("The days of a flare were told without a flare of days. Tap how long the flare is, then save.")


def _means(said: SymptomTold, real: Mapping[str, Answer], told: Told | None) -> tuple[str, ...]:
    """One sentence for each thing that follows, and for what does not."""
    means = symptom_words().means
    every = {one.id for one in asked_at(Occasion.SYMPTOM)}
    found = [] if told is None else [means.told.format(headline=told.headline)]
    if told is None and real:
        found.append(means.clear if every <= set(real) else means.not_asked)
    if said.score is not None:
        found.append(means.chart.format(score=f"{said.score:g}"))
    if said.flare in {FlareLength.UNDER_A_DAY, FlareLength.DAYS}:
        found += [means.flare_days if said.flare is FlareLength.DAYS else means.flare_short, means.screen]
    if said.areas or said.kinds:
        found.append(means.words)
    return tuple(found)


def _line(one: Paper[SymptomTold]) -> SymptomLine:
    known, said, parts = symptom_words(), one.body, symptom_words().line
    named = ", ".join(
        offered[name].says.lower()
        for names, offered in ((said.areas, known.areas), (said.kinds, known.kinds))
        for name in names
        if name in offered
    )
    flare = said.flare in {FlareLength.UNDER_A_DAY, FlareLength.DAYS}
    pieces = (
        None if said.score is None else parts.score.format(score=f"{said.score:g}"),
        named or None,
        None if said.since is None else parts.since.format(day=day_in_words(said.since)),
        parts.flare if flare else None,
        parts.from_client if said.by is By.CLIENT else parts.from_trainer,
    )
    return SymptomLine(on=one.on, by=said.by, score=said.score, says="; ".join(filter(None, pieces)), note=said.note)
