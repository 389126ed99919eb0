"""What was ever answered with more than a plain no, and the trainer's own pauses. Which of it is open: coach/screening."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BindParameter, Connection, bindparam, literal_column, select

from lbp_core.models.pause import PAUSE, TrainerPause
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Answer, Occasion
from lbp_core.storage.columns import to_day, to_instant, to_model
from lbp_core.storage.tables import answers, client_file, screenings

IDS: BindParameter[str] = bindparam("ids", expanding=True)
_FLAGGED = (
    select(answers.c.client_id)
    .where(answers.c.answer != literal_column("'no'"), answers.c.stable == literal_column("0"))
    .union(select(client_file.c.client_id).where(client_file.c.kind == literal_column(f"'{PAUSE}'")))
)
_EVERY_ANSWER = (
    select(answers, screenings.c.occasion)
    .join(screenings, screenings.c.id == answers.c.screening_id)
    .where(answers.c.client_id.in_(IDS), answers.c.question.in_(bindparam("questions", expanding=True)))
    .order_by(answers.c.seq)
)
_SCREENINGS = (
    select(screenings.c.client_id, screenings.c.body).where(screenings.c.id.in_(IDS)).order_by(screenings.c.seq)
)
_PAUSES = (
    select(client_file).where(client_file.c.client_id.in_(IDS), client_file.c.kind == PAUSE).order_by(client_file.c.seq)
)


@dataclass(frozen=True)
class GivenAnswer:
    """One answer as it was given: in which set, on which occasion and day, at which place in the order of writes."""

    question: str
    answer: Answer
    stable: bool
    seq: int
    on: date
    screening_id: str
    occasion: Occasion


@dataclass(frozen=True)
class NumberedPause:
    """A pause of the trainer's own with its place in the order of writes."""

    id: str
    seq: int
    at: datetime
    on: date
    pause: TrainerPause


def flagged_clients(tx: Connection) -> list[str]:
    """Everybody with any answer but a plain no, ever, or a pause: among them are all who have something open."""
    return list(tx.execute(_FLAGGED).scalars())


def every_answer(
    tx: Connection, client_ids: Collection[str], questions: Collection[str]
) -> dict[str, list[GivenAnswer]]:
    """By client, in the order of writing: each answer to these questions."""
    found: dict[str, list[GivenAnswer]] = defaultdict(list)
    for row in tx.execute(_EVERY_ANSWER, {"ids": list(client_ids), "questions": list(questions)}):
        found[row.client_id].append(
            GivenAnswer(
                row.question,
                Answer(row.answer),
                bool(row.stable),
                row.seq,
                to_day(row.on_day),
                row.screening_id,
                Occasion(row.occasion),
            )
        )
    return found


def screenings_by_id(tx: Connection, ids: Collection[str]) -> dict[str, list[ScreeningRecord]]:
    """By client, in the order of writing: the sets of answers with these ids."""
    found: dict[str, list[ScreeningRecord]] = defaultdict(list)
    for row in tx.execute(_SCREENINGS, {"ids": list(ids)}):
        found[row.client_id].append(to_model(ScreeningRecord, row.body))
    return found


def pauses_of(tx: Connection, client_ids: Collection[str]) -> dict[str, list[NumberedPause]]:
    """By client, in the order of writing: every pause, ended or not."""
    found: dict[str, list[NumberedPause]] = defaultdict(list)
    for row in tx.execute(_PAUSES, {"ids": list(client_ids)}):
        pause = to_model(TrainerPause, row.body)
        found[row.client_id].append(NumberedPause(row.id, row.seq, to_instant(row.at), to_day(row.on_day), pause))
    return found
