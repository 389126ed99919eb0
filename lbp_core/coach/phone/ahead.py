"""Questions before a visit, on the client's own phone: asked for by the trainer, answered alone, gated like every answer."""

from datetime import datetime, timedelta

from lbp_core.coach.gate.gate import keep_answers
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.screening.asking import to_ask
from lbp_core.coach.screening.run_so_far import got_to_the_pain
from lbp_core.coach.screening.telling import pauses, said_to_client
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.ahead_words import AheadWords, ahead_words
from lbp_core.facts.session_safety import real_answers
from lbp_core.models.ahead import Ahead, AheadSent, AskedAhead
from lbp_core.models.question import Question, Section
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.storage import safety
from lbp_core.storage.client_file import Paper, newest_papers
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once

KIND = "asked_ahead"
KEEPS_FOR = timedelta(days=7)
"""Answers given longer ago than this before the visit are asked again: a week is how far people remember well."""


def words() -> AheadWords:
    """What the client reads. Raises BrokenKnowledge."""
    return ahead_words()


def ask_ahead(studio: Studio, client_id: str, *, whole: bool, key: str, at: datetime) -> Paper[AskedAhead]:
    """Offers the questions on the client's personal link until the screening is done."""
    return file_paper(studio, client_id, KIND, AskedAhead(whole=whole), key=key, at=at)


def ahead(studio: Studio, client_id: str) -> Ahead | None:
    """What the client is asked for just now; None where nothing is, or where the screening was finished since."""
    with studio.store.read() as tx:
        paper = newest_papers(tx, [client_id], KIND, AskedAhead).get(client_id)
        full = [one for one in safety.screenings_of(tx, client_id) if one.occasion is Occasion.FULL]
    if paper is None or any(one.at >= paper.at and got_to_the_pain(one) for one in full):
        return None
    return Ahead(
        asked_at=paper.at,
        whole=paper.body.whole,
        first=not any(map(got_to_the_pain, full)),
        answered=next((one for one in full if one.at >= paper.at and one.by is By.CLIENT), None),
    )


def questions_ahead(
    studio: Studio, client_id: str, *, whole: bool, at: datetime
) -> dict[Section, tuple[Question, ...]]:
    """The groups in asking order, worded for this client, each question followed by what is asked after a yes to it."""
    with studio.store.read() as tx:
        details = find_client(tx, client_id).details
    sections = [one for one in Section if one is not Section.PAIN] if whole else [Section.PRIVATE]
    yes = {one.id: Answer.YES for one in to_ask(Occasion.FULL, {})}
    age, sex = details.age(today(studio, at)), details.sex
    return {section: to_ask(Occasion.FULL, yes, section, age=age, sex=sex) for section in sections}


def send_ahead(
    studio: Studio, client_id: str, answers: dict[str, Answer], *, note: str | None = None, key: str, at: datetime
) -> AheadSent:
    """Keeps the client's answers; the gate has them from this instant. A safety answer is never turned away, asked or not.

    Raises Refused where nothing was answered.
    """
    real = real_answers(answers)
    if not real:
        raise Refused(words().nothing)
    with studio.store.write() as tx:
        client = client_to_write(tx, client_id)
        written = once(tx, "ahead", client_id, key, at=at)
        asked = ScreenInput(answers=answers, age=None, sex=client.details.sex)
        if not written.again:
            keep_answers(
                tx, client, asked, occasion=Occasion.FULL, by=By.CLIENT, note=note, written=written, at=at,
                on=today(studio, at),
            )  # fmt: skip
        told = safety.find_screening(tx, written.result).told
    closing = words().closing
    if told is not None:
        told = said_to_client(told)
    if told is None:
        return AheadSent(help_headline=None, help_says=None, closing=closing)
    if pauses(told.disposition):
        return AheadSent(help_headline=told.headline, help_says=told.for_client, closing=closing)
    return AheadSent(help_headline=None, help_says=None, closing=f"{told.for_client} {closing}")


def run_begins(studio: Studio, client_id: str, *, at: datetime) -> datetime:
    """When the screening that starts now began: with what the client sent before this visit, or at this instant."""
    asked = ahead(studio, client_id)
    if asked is None or asked.answered is None or at - asked.answered.at > KEEPS_FOR:
        return at
    return asked.answered.at
