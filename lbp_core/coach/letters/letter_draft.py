"""A letter put together from what is on record on one day: exact answers, dates, numbers. Keeping it: letters.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lbp_core.coach.letters import letter_answers as told
from lbp_core.coach.letters.letter_sender import send_back, sender_of
from lbp_core.coach.letters.letter_training import training_told
from lbp_core.coach.papers.consents import consents
from lbp_core.coach.printed.on_paper import weeks_told
from lbp_core.coach.screening.safety import AS_VERDICT
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.reviewing import review_view
from lbp_core.evidence.letter_words import LetterEnd, letter_words
from lbp_core.models.client import Client
from lbp_core.models.consent import Subject
from lbp_core.models.gate import Gate
from lbp_core.models.letter import Letter, LetterAnswer, LetterKind
from lbp_core.models.pause import PAUSE, TrainerPause
from lbp_core.models.records import DecisionRecord, ProgrammeVersion, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition, Verdict, most_cautious
from lbp_core.models.views import ReviewView
from lbp_core.storage.client_file import papers_of
from lbp_core.storage.programmes import versions_of
from lbp_core.storage.safety import screenings_of
from lbp_core.storage.sessions import sessions_of

AS_DISPOSITION = {verdict: disposition for disposition, verdict in AS_VERDICT.items() if disposition.value == verdict}
PRESSING = frozenset({Disposition.REFER_SAME_DAY, Disposition.STOP_EMERGENCY})
ASKED = frozenset(Disposition) - {Disposition.MANAGE, Disposition.UNFINISHED}
PAPERS = "papers."
SCREENED = "screening."
"""Rules whose reasons are the answers themselves: the letter has those word for word."""


@dataclass(frozen=True)
class OnRecord:
    """Everything a letter draws on."""

    view: ReviewView
    heard: told.Heard
    version: ProgrammeVersion | None
    sessions: Sequence[SessionRecord]

    @property
    def client(self) -> Client:
        """Whom the letter is about."""
        return self.view.client


def put_together(studio: Studio, client_id: str, *, on: date, reference: str) -> Letter:
    """The letter as it stands that day. Raises Refused where nothing on record asks for a clinician."""
    known = _read(studio, client_id, on=on)
    name, words, ends = known.client.name, letter_words(), ends_of(known.view)
    answers, reasons = told.open_answers(known.view.gate, known.heard), _reasons(known)
    if not offered(known.view.gate, ends):
        raise Refused(f"Nothing on {name}'s record asks for a clinician, so there is no letter to write.")
    emergency = ends is Disposition.STOP_EMERGENCY
    return Letter(
        kind=LetterKind.NOTE if emergency else LetterKind.LETTER,
        disposition=ends,
        reference=reference,
        on=on,
        sender=sender_of(studio),
        client_name=name,
        born=_born(known.client),
        pressing=ends in PRESSING,
        first=words.first if emergency else None,
        opening=_opening(words.ends[ends.value], known, answers, reasons),
        answers=answers,
        denied=told.denied(known.view.gate, known.heard),
        pain=told.pain(known.heard, latest=_latest(known)),
        training=_training(studio, known),
        weeks=weeks_told(() if emergency else known.view.timeline, empty=words.weeks["none"]),
        sharing=_sharing(studio, known.client),
        send_back=send_back(studio, name),
        words=words.labels,
        **_end_said(words.ends[ends.value], name),
    )


def _end_said(end: LetterEnd, name: str) -> dict[str, Any]:
    """To whom, how soon, and what is asked."""
    asks = tuple(line.format(name=name) for line in end.asks)
    return {"to": end.to.format(name=name), "heading": end.heading, "urgency": end.urgency, "asks": asks}


def _read(studio: Studio, client_id: str, *, on: date) -> OnRecord:
    view = review_view(studio, client_id, on=on)
    with studio.store.read() as tx:
        screenings = [one for one in screenings_of(tx, client_id) if one.on <= on]
        pauses = papers_of(tx, [client_id], PAUSE, TrainerPause).get(client_id, [])
        versions = versions_of(tx, client_id)
        sessions = [one for one in sessions_of(tx, client_id) if one.on <= on and one.finished]
    heard = told.Heard(screenings=screenings, pauses=tuple(reversed(pauses)))
    return OnRecord(view, heard, versions[0] if versions else None, tuple(reversed(sessions)))


def offered(gate: Gate, ends: Disposition) -> bool:
    """True where there is something to ask a clinician. What nobody has answered yet is asked of the client first."""
    return ends is not Disposition.MANAGE and (ends is not Disposition.UNFINISHED or bool(gate.covers))


def ends_of(view: ReviewView) -> Disposition:
    """The most cautious of what the answers and the weekly review ask for."""
    decided = _referred(view)
    verdicts = (view.result.verdict, Verdict.HOLD if decided is None else decided.taken)
    asked = (AS_DISPOSITION.get(one, Disposition.MANAGE) for one in verdicts)
    return most_cautious((view.gate.disposition, *asked))


def _referred(view: ReviewView) -> DecisionRecord | None:
    """The newest decision, where it referred."""
    newest = view.decisions[0] if view.decisions else None
    return newest if newest is not None and newest.taken in AS_DISPOSITION else None


def _reasons(known: OnRecord) -> tuple[str, ...]:
    """What the weekly review says beyond the answers, each rule once, as it was said last."""
    decided = _referred(known.view)
    results = (known.view.result, *(() if decided is None else (decided.recommended,)))
    said: dict[str, str] = {}
    for one in (reason for result in results for reason in result.reasons):
        if one.verdict in AS_DISPOSITION and not one.rule.startswith(SCREENED):
            said.setdefault(one.rule, one.says)
    why = () if decided is None or decided.why is None else (decided.why,)
    return (*said.values(), *why)


def _opening(
    end: LetterEnd, known: OnRecord, answers: tuple[LetterAnswer, ...], reasons: tuple[str, ...]
) -> tuple[str, ...]:
    words, name = letter_words(), known.client.name
    record = (words.record.format(says=" ".join(reasons)),) if reasons else ()
    papers = tuple(one.says for one in known.view.gate.reasons if one.rule.startswith(PAPERS) and one.verdict in ASKED)
    opening = end.opening if answers or papers else words.opening_record
    own = told.own_words(answers, known.heard, name)
    return (f"{opening.format(name=name)} {words.facts_only}", *papers, *record, *own)


def _born(client: Client) -> str:
    words, year = letter_words(), client.details.birth_year
    return words.born_unknown if year is None else words.born.format(year=year)


def _latest(known: OnRecord) -> tuple[float, date] | None:
    """The newest week's mean that is known, with its Monday."""
    weeks = [one for one in known.view.timeline if one.pain is not None]
    return None if not weeks or weeks[-1].pain is None else (round(weeks[-1].pain, 1), weeks[-1].monday)


def _training(studio: Studio, known: OnRecord) -> tuple[str, ...]:
    saved = None if known.version is None else today(studio, known.version.at)
    done = [one.on for one in known.sessions]
    return training_told(known.version, saved, done, known.client.details.weight_unit)


def _sharing(studio: Studio, client: Client) -> str:
    words = letter_words().sharing
    state = next(one for one in consents(studio, client.id) if one.subject is Subject.SHARING)
    if not state.holds or state.since is None:
        return words["not_agreed"].format(name=client.name)
    return words["agreed"].format(name=client.name, date=told.in_full(state.since))
