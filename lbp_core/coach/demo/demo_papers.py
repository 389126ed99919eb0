"""The papers of the demo studio: what each invented client agreed to and scored, and an invented trainer."""

from datetime import date, datetime, timedelta

from lbp_core.coach.papers.consents import give
from lbp_core.coach.papers.par_q import latest_expiry, record_par_q
from lbp_core.coach.papers.scope import record_trainer
from lbp_core.coach.screening.body_notes import record_body_note
from lbp_core.coach.screening.measures import record_measure
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.demo_stories import Story
from lbp_core.models.measure import MeasureScore
from lbp_core.models.par_q import ParQ, ParQOutcome
from lbp_core.models.records import By
from lbp_core.models.trainer import Qualification, Trainer

POLICY_DAYS = 200
CLINICIAN = "Dr Example, GP"


def trainer(studio: Studio, *, at: datetime) -> None:
    """Somebody to sign with, insured for a good while."""
    ends = today(studio, at) + timedelta(days=POLICY_DAYS)
    who = Trainer(
        name="Sam Rowe",
        studio="Rowe Strength, a demo studio",
        reach="sam@example.org",
        qualification=Qualification.LEVEL_4,
        insurer="Example Mutual",
        policy_expires=ends,
    )
    record_trainer(studio, who, key="demo trainer", at=at)


def first_papers(studio: Studio, client_id: str, story: Story, *, on: date, at: datetime, key: str) -> None:
    """The PAR-Q+, the consents, the whole body and the first scores, all on the first day."""
    told = story.papers
    if told.par_q is not None:
        done = on - timedelta(days=told.par_q_days_before)
        who = CLINICIAN if told.par_q is ParQOutcome.CLINICIAN_YES else None
        said = ParQ(done_on=done, outcome=told.par_q, expires=latest_expiry(done), clinician=who)
        record_par_q(studio, client_id, said, key=key, at=at)
    for subject in told.agrees:
        give(studio, client_id, subject, by=By.CLIENT, key=f"{key} {subject}", at=at)
    if told.body is not None:
        record_body_note(studio, client_id, told.body, key=key, at=at)
    for measure, (first, _) in told.scores.items():
        said_first = MeasureScore(measure=measure, score=first, on=on)
        record_measure(studio, client_id, said_first, key=f"{key} {measure}", at=at)


def last_scores(studio: Studio, client_id: str, story: Story, *, on: date, at: datetime, key: str) -> None:
    """The newest score of each measure."""
    for measure, (_, last) in story.papers.scores.items():
        said = MeasureScore(measure=measure, score=last, on=on)
        record_measure(studio, client_id, said, key=f"{key} {measure}", at=at)
