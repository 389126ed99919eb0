"""The sheets of a leaving kit: which there are, and what stands in each column. How a cell is written: cells.py."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from lbp_core.exchange.cells import Column, Sheet
from lbp_core.exchange.sheets_of_training import BEFORE, HEVY, PROGRAMME, SESSIONS, SETS
from lbp_core.models.history import Activity
from lbp_core.models.records import EntryKind
from lbp_core.models.screening import Answer
from lbp_core.models.whole_record import WholeRecord

SCORE = "0 none to 10 worst imaginable; empty: not known"
BY = "whose hands gave the answer: client or trainer"
ON = "the studio's calendar day"


class Given(NamedTuple):
    """One answer to one question."""

    record: Any
    question: str
    words: str
    answer: Answer


def answers(of: WholeRecord) -> Iterable[Given]:
    """Every answer that was given, oldest first; what was not asked is not there."""
    for one in reversed(of.screenings):
        for question, answer in one.asked.answers.items():
            if answer is not Answer.NOT_ASKED:
                yield Given(one, question, of.asked.get(question, question), answer)


def session_answers(of: WholeRecord) -> Iterable[Given]:
    """The six answers before each session."""
    for one in reversed(of.sessions):
        for tap in one.entries:
            for question, answer in (tap.answers or {}).items() if tap.kind is EntryKind.SAFETY else ():
                yield Given(one, question, of.asked.get(question, question), answer)


def _activity(one: Activity) -> str:
    return f"{one.name}: {'' if one.score is None else format(one.score, 'g')}"


CLIENT = Sheet(
    "client",
    "the client, one row",
    (
        Column("name", "as the trainer wrote it", lambda one: one.client.name),
        Column("birth_year", "year of birth; empty: not known", lambda one: one.client.details.birth_year),
        Column("sex", "f or m as recorded for the age rules; empty: not said", lambda one: one.client.details.sex),
        Column("phone", "telephone number", lambda one: one.client.details.phone),
        Column("email", "e-mail address", lambda one: one.client.details.email),
        Column("weight_unit", "what loads are shown in: kg or lb", lambda one: one.client.details.weight_unit),
        Column("language", "what the client reads: en or es", lambda one: one.client.details.language),
        Column("own_activities", "what they named, separated by ' | '", lambda one: " | ".join(one.client.details.activities)),
        Column("goals", "what they want back, separated by ' | '", lambda one: " | ".join(one.client.details.wishes.goals)),
        Column("added_on", "the day they were added to the studio", lambda one: one.client.added),
        Column("time_zone", "the zone in which days are days", lambda one: one.zone),
    ),
    lambda of: (of,),
)  # fmt: skip
SCREENINGS = Sheet(
    "screenings",
    "one set of safety answers, full or short",
    (
        Column("on", ON, lambda one: one.on),
        Column("at_utc", "the instant, UTC", lambda one: one.at),
        Column("occasion", "full, safety_six, check_in, morning or symptom", lambda one: one.occasion),
        Column("by", BY, lambda one: one.by),
        Column("ended", "where it ended, such as manage or refer_routine", lambda one: one.result.disposition),
        Column("may_train", "what may be trained after it: yes, modified or no", lambda one: one.result.may_train),
        Column("pain_now_0_10", SCORE, lambda one: one.asked.pain_now),
        Column("pain_average_0_10", SCORE, lambda one: one.asked.pain_average),
        Column("pain_worst_0_10", SCORE, lambda one: one.asked.pain_worst),
        Column("duration_weeks", "weeks since this episode began", lambda one: one.asked.duration_weeks),
        Column("triggers", "what brings the pain on, separated by ' | '", lambda one: " | ".join(one.asked.triggers)),
        Column("note", "in the person's own words", lambda one: one.note),
    ),
    lambda of: reversed(of.screenings),
)  # fmt: skip
ANSWERS = Sheet(
    "answers",
    "one answer to one safety question",
    (
        Column("on", ON, lambda one: one.record.on),
        Column("question_id", "the question's short name in this program", lambda one: one.question),
        Column("question", "the question as it is asked", lambda one: one.words),
        Column("answer", "yes, no, unsure or declined", lambda one: one.answer),
    ),
    lambda of: chain(answers(of), session_answers(of)),
)  # fmt: skip
CLEARANCES = Sheet(
    "clearances",
    "a clinician's word on answers it covers",
    (
        Column("date", "the day it was given", lambda one: one.clearance.date),
        Column("by", "who gave it", lambda one: one.clearance.by),
        Column("role", "GP, physiotherapist …", lambda one: one.role),
        Column("covers", "the question ids it covers, separated by ' | '", lambda one: " | ".join(one.clearance.covers)),
        Column("limits", "what it limits, as written", lambda one: one.clearance.limits),
        Column("review_on", "when to look again", lambda one: one.review_on),
    ),
    lambda of: of.clearances,
)  # fmt: skip
CHECK_INS = Sheet(
    "check_ins",
    "one weekly check-in as it was sent; the newest of a week counts",
    (
        Column("week_from", "the Monday of the week it is about", lambda one: one.week),
        Column("sent_at_utc", "the instant, UTC", lambda one: one.at),
        Column("by", BY, lambda one: one.by),
        Column("pain_average_0_10", SCORE, lambda one: one.check_in.pain_average),
        Column("pain_worst_0_10", SCORE, lambda one: one.check_in.pain_worst),
        Column("flare", "none, under_a_day or days; empty: not known", lambda one: one.check_in.flare),
        Column("flare_days", "days the flare lasted", lambda one: one.check_in.flare_days),
        Column("nights_disturbed_0_7", "nights of the seven", lambda one: one.check_in.nights_disturbed),
        Column("confidence_0_10", "0 not at all to 10 completely", lambda one: one.check_in.confidence),
        Column("sessions_done", "sessions done in the week, as the client says", lambda one: one.check_in.sessions_done),
        Column("sessions_planned", "sessions planned in the week, as the client says", lambda one: one.check_in.sessions_planned),
        Column("activities_0_10", "own activities, 0 cannot to 10 as before, separated by ' | '",
               lambda one: " | ".join(map(_activity, one.check_in.activities))),
        Column("note", "in the client's own words", lambda one: one.note),
    ),
    lambda of: of.check_ins,
)  # fmt: skip
MORNINGS = Sheet(
    "mornings",
    "one answer on the morning after a session, sent by the client",
    (
        Column("on", ON, lambda one: one.on),
        Column("session_id", "the session it follows", lambda one: one.session_id),
        Column("pain_0_10", SCORE, lambda one: one.score),
        Column("by", BY, lambda one: one.by),
    ),
    lambda of: of.mornings,
)
DECISIONS = Sheet(
    "decisions",
    "one week's decision",
    (
        Column("week_until", "the Sunday it looks back from", lambda one: one.as_of),
        Column("recommended", "what the rules recommended", lambda one: one.recommended.verdict),
        Column("taken", "what the trainer decided", lambda one: one.taken),
        Column("load_factor", "next week's dose divided by last week's", lambda one: one.load_factor),
        Column("why_otherwise", "the trainer's reason where it differs", lambda one: one.why),
        Column("reasons", "the rules that fired, in sentences, separated by ' | '",
               lambda one: " | ".join(reason.says for reason in one.recommended.reasons)),
    ),
    lambda of: reversed(of.decisions),
)  # fmt: skip
PAPERS = Sheet(
    "papers",
    "one paper of the file: a consent, a score, a symptom told, a letter …",
    (
        Column("on", ON, lambda one: one.on),
        Column("at_utc", "the instant, UTC", lambda one: one.at),
        Column("kind", "what it is, such as consent, measure, symptom_told or letter", lambda one: one.kind),
        Column("says_json", "everything it says, as JSON", lambda one: one.says),
    ),
    lambda of: of.papers,
)
LOG = Sheet(
    "log",
    "one time somebody looked at the record or changed it",
    (
        Column("at_utc", "the instant, UTC", lambda one: one.at),
        Column("who", "by name", lambda one: one.who),
        Column("what", "what was done", lambda one: one.what),
    ),
    lambda of: of.log,
)
CARERS = Sheet(
    "who_may_open_it",
    "somebody who may open the record",
    (
        Column("name", "by name", lambda one: one.name),
        Column("own_trainer", "yes for the client's own trainer", lambda one: one.own),
        Column("until", "the last day, where it is shared", lambda one: one.until),
    ),
    lambda of: of.carers,
)
SHEETS: tuple[Sheet, ...] = (
    CLIENT, SCREENINGS, ANSWERS, CLEARANCES, PROGRAMME, SESSIONS, SETS, CHECK_INS, MORNINGS, DECISIONS, PAPERS, BEFORE,
    LOG, CARERS, HEVY,
)  # fmt: skip
COLUMNS = Sheet(
    "columns",
    "one column of one of the other sheets",
    (
        Column("sheet", "the sheet's name", lambda one: one[0].name),
        Column("a_row_is", "what one row of it is", lambda one: one[0].a_row),
        Column("column", "the column's header, with its unit", lambda one: one[1].header),
        Column("says", "what stands in it", lambda one: one[1].says),
    ),
    lambda _: [(sheet, column) for sheet in SHEETS for column in sheet.columns],
)
