"""What a letter says of the safety answers: the open ones word for word, the plain noes, the pain. No judgement here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lbp_core.evidence.letter_words import letter_words
from lbp_core.evidence.questions import questions, training_questions
from lbp_core.facts.answers import PRESSING
from lbp_core.models.gate import Gate
from lbp_core.models.letter import LetterAnswer, LetterDenied, LetterFact, LetterPain
from lbp_core.models.pause import PAUSE, TrainerPause
from lbp_core.models.records import By, ScreeningRecord
from lbp_core.models.screening import Answer
from lbp_core.planning.words import listed
from lbp_core.storage.client_file import Paper

LONGEST_QUOTE = 240


def in_full(day: date) -> str:
    """'3 March 2026', as a letter has it."""
    return f"{day.day} {day:%B %Y}"


def counted(number: float, one: str) -> str:
    """'1 week', '12 weeks'."""
    return f"{number:g} {one}{'' if number == 1 else 's'}"


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What is on record: every set of answers and every pause of the trainer's own, newest first."""

    screenings: Sequence[ScreeningRecord]
    pauses: Sequence[Paper[TrainerPause]] = ()

    def newest(self, question: str, *answers: Answer) -> ScreeningRecord | None:
        """The newest set in which that question had one of those answers."""
        return next((one for one in self.screenings if one.asked.answers.get(question) in answers), None)


def open_answers(gate: Gate, heard: Heard) -> tuple[LetterAnswer, ...]:
    """Every answer that a clearance can open, numbered in asking order."""
    told = [one for name in gate.covers if (one := _told(name, heard)) is not None]
    return tuple(one.model_copy(update={"number": place}) for place, one in enumerate(told, 1))


def _told(name: str, heard: Heard) -> LetterAnswer | None:
    words = letter_words()
    item = questions().get(name)
    if item is None:
        return _paused(heard) if name == PAUSE else None
    found = heard.newest(name, Answer.YES) or heard.newest(name, Answer.UNSURE, Answer.DECLINED)
    if found is None or item.derived:
        said, when = words.answers["worked_out"], words.by["nobody"]
    else:
        said, when = words.answers[found.asked.answers[name].value], _when(found.on, found.by)
    asks = item.short[:1].upper() + item.short[1:] + "." if item.derived else item.asks
    return LetterAnswer(number=1, id=name, asks=asks, short=item.short, answer=said, when=when)


def _paused(heard: Heard) -> LetterAnswer | None:
    if not heard.pauses:
        return None
    words, newest = letter_words(), heard.pauses[0]
    return LetterAnswer(
        number=1,
        id=PAUSE,
        asks=words.paused.format(says=_quoted(newest.body.reason)),
        short=words.answers["pause"],
        answer="–",
        when=_when(newest.on, By.TRAINER),
    )


def _when(day: date, by: By) -> str:
    return letter_words().by[by.value].format(date=f"{day.day} {day:%b %Y}")


def own_words(answers: Iterable[LetterAnswer], heard: Heard, name: str) -> tuple[str, ...]:
    """What the client wrote beside an open answer, in their words, newest first."""
    ids = {one.id for one in answers}
    yes = [one for one in heard.screenings if one.note and ids & _flagged(one)]
    said = letter_words().told
    return tuple(said.format(name=name, date=in_full(one.on), says=_quoted(one.note or "")) for one in yes[:1])


def _flagged(record: ScreeningRecord) -> set[str]:
    return {name for name, one in record.asked.answers.items() if one not in (Answer.NO, Answer.NOT_ASKED)}


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else f"{flat[:LONGEST_QUOTE].rstrip()} …"


def denied(gate: Gate, heard: Heard) -> LetterDenied | None:
    """What would have been pressing and was answered no, with the days: a clinician reads these first."""
    words, days, items = letter_words(), set(), []
    for name, item in questions().items():
        found = heard.newest(name, Answer.YES, Answer.NO, Answer.UNSURE, Answer.DECLINED)
        plain_no = found is not None and found.asked.answers[name] is Answer.NO and name not in gate.covers
        if found is not None and plain_no and item.level in PRESSING:
            days.add(found.on)
            items.append(item.short)
    if not items:
        return None
    first, last = min(days), max(days)
    lead = words.denied.format(date=in_full(first))
    if first != last:
        lead = words.denied_since.format(first=in_full(first), last=in_full(last))
    return LetterDenied(lead=lead, items=tuple(items))


def pain(heard: Heard, *, latest: tuple[float, date] | None) -> LetterPain:
    """The numbers of the newest screening that got to the pain, and the newest reading since. Unknown ones are left out."""
    words = letter_words().pain
    found = next((one for one in heard.screenings if _numbers(one)), None)
    facts = [] if found is None else list(_facts(found))
    if latest is not None and (found is None or latest[1] > found.on):
        says = words["latest_says"].format(score=f"{latest[0]:g}", date=f"{latest[1].day} {latest[1]:%B}")
        facts.append(LetterFact(label=words["latest"], says=says))
    if not facts:
        return LetterPain(lead=words["unknown"], facts=(LetterFact(label="", says=words["not_told"]),))
    lead = words["unknown"] if found is None else words["lead"].format(date=in_full(found.on))
    return LetterPain(lead=lead, facts=tuple(facts))


def _numbers(record: ScreeningRecord) -> bool:
    asked = record.asked
    return not all(one is None for one in (asked.pain_now, asked.pain_average, asked.pain_worst, asked.duration_weeks))


def _facts(record: ScreeningRecord) -> Iterable[LetterFact]:
    words, asked = letter_words().pain, record.asked
    scores = (("now", asked.pain_now), ("average", asked.pain_average), ("worst", asked.pain_worst))
    for name, score in scores:
        if score is not None:
            yield LetterFact(label=words[name], says=words["of_ten"].format(score=f"{score:g}"))
    if asked.duration_weeks is not None:
        yield LetterFact(label=words["began"], says=words["weeks"].format(n=counted(asked.duration_weeks, "week")))
    if asked.triggers:
        choices = training_questions()["triggers"].choices
        brought = (choices.get(one.value, one.value) for one in asked.triggers)
        yield LetterFact(label=words["brought_on"], says=listed(brought))
