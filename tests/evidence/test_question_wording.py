"""How the safety questions read: one meaning each, easy words, and shorter where the client's age settles a part."""

import re
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from lbp_core.coach.screening.asking import named, to_ask
from lbp_core.coach.screening.screening import screen
from lbp_core.evidence import questions as bank
from lbp_core.evidence.questions import in_words_for, questions
from lbp_core.evidence.reading import BrokenKnowledge
from lbp_core.models.question import Section
from lbp_core.models.screening import Clearance, Occasion, Sex
from tests.answering import asked
from tests.reading_age import reading_age, sentences

OLDEST, AIM, MOST_WORDS = 13, 11, 62
WORDS_A_MINUTE = 238  # grown-ups reading to themselves (Brysbaert 2019)
MAN, WOMAN, DAY = Sex.MALE, Sex.FEMALE, date(2026, 3, 10)
TWO_TOGETHER = {"infect_risk", "ca_history", "ca_night", "fx_fragility"}
READ = [
    (item.id, text)
    for item in questions().values()
    if not item.derived
    for text in (item.asks, *(words.asks for words in item.asks_instead))
]


def test_every_question_is_short_and_easy_and_the_figures_are_shown(record_property) -> None:
    ages = sorted((round(reading_age(one), 1), name, one) for name, text in READ for one in sentences(text))
    assert ages[-1][0] <= OLDEST, ages[-5:]
    assert max(len(text.split()) for _, text in READ) <= MOST_WORDS
    easy = sum(age <= AIM for age, _, _ in ages) / len(ages)
    assert easy > 0.9
    record_property(
        "measured",
        f"safety questions: {len(ages)} sentences, reading age {median(age for age, _, _ in ages):.1f} in the middle, "
        f"{easy:.0%} at {AIM} years or below, the hardest {ages[-1][0]} ({ages[-1][1]})",
    )


def test_a_client_with_nothing_to_report_reads_it_all_within_three_minutes(record_property) -> None:
    questioned = to_ask(Occasion.FULL, {}, age=40, sex=WOMAN)
    parts = [part for one in questioned for part in re.split(r"(?<=[.?])\s", one.asks)]
    needed = [part for part in parts if not re.search(r"(do|does) not( count)?\.$", part)]
    minutes, full = (sum(len(part.split()) for part in some) / WORDS_A_MINUTE for some in (needed, parts))
    assert minutes < 3
    record_property(
        "measured",
        f"full screening: {len(questioned)} questions, {minutes:.1f} minutes of reading at {WORDS_A_MINUTE} words a minute, "
        f"{full:.1f} with every line on what does not count",
    )


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(("name", "text"), READ, ids=[f"{n}_{name}" for n, (name, _) in enumerate(READ)])
def test_where_two_things_must_come_together_the_question_says_so_first(name: str, text: str) -> None:
    assert text.startswith("Say yes only if") is (name in TWO_TOGETHER)


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("chest_abdo", "sore from training, that only hurt to the touch"),
        ("trauma_major", "An old accident that doctors have checked"),
        ("neuro_gait", "A short buckle"),
        ("ces_bilateral", "sore from exercise"),
        ("ces_saddle", "A mere ache"),
        ("ces_sexual", "Sex that just hurts your back"),
        ("neuro_tingle", "A leg that fell asleep"),
        ("infect_fever", "A plain cold"),
        ("ca_night", "Waking up as you turn over"),
        ("ca_band", "Tight neck and shoulder muscles"),
        ("shape", "Leaning to one side"),
    ],
)
def test_what_plain_back_pain_would_say_yes_to_by_mistake_is_named_as_not_counting(name: str, phrase: str) -> None:
    assert re.search(re.escape(phrase) + r"[^.?]* (do|does) not", questions()[name].asks)


@pytest.mark.parametrize(
    ("age", "sex", "small_fall", "age_named"),
    [
        (40, MAN, False, False),
        (64, MAN, False, False),
        (65, MAN, True, False),
        (69, WOMAN, False, False),
        (70, WOMAN, True, False),
        (64, None, False, False),
        (65, None, True, True),
        (69, None, True, True),
        (70, None, True, False),
        (None, MAN, True, True),
        (None, None, True, True),
    ],
)
def test_fragile_bones_are_asked_for_the_clients_age_and_sex(
    age: int | None, sex: Sex | None, small_fall: bool, age_named: bool
) -> None:
    words = in_words_for(questions()["fx_fragility"], age=age, sex=sex).asks
    assert ("fall" in words, "69" in words) == (small_fall, age_named)
    assert "osteoporosis" in words
    assert "steroid tablets for three months" in words


@pytest.mark.parametrize(("age", "named"), [(44, False), (45, True), (None, True)])
def test_a_client_under_45_is_not_asked_whether_it_began_before_45(age: int | None, named: bool) -> None:
    assert ("before you were 45" in in_words_for(questions()["infl"], age=age, sex=None).asks) is named


def test_other_words_change_the_words_and_nothing_else() -> None:
    for item in questions().values():
        for age in (20, 44, 66, 90):
            other = in_words_for(item, age=age, sex=WOMAN)
            assert other.model_copy(update={"asks": item.asks}) == item


def test_a_page_that_knows_the_client_gets_the_clients_words() -> None:
    anybody = to_ask(Occasion.FULL, {}, Section.HEALTH)
    client = to_ask(Occasion.FULL, {}, Section.HEALTH, age=30, sex=MAN)
    assert [one.id for one in anybody] == [one.id for one in client]
    assert [a.id for a, b in zip(anybody, client, strict=True) if a != b] == ["fx_fragility", "infl"]


def test_whatever_a_screening_still_asks_for_has_words() -> None:
    slip = asked(
        {"shape": "unsure"}, age=None, pain_average=8, pain_worst=3, clearances=(Clearance(date=DAY, covers=()),)
    )
    bare = asked({}, pain_average=None, irritability=None)
    wanted = (*screen(slip).ask, *screen(bare).ask)
    assert set(wanted) == {"shape", "age", "as_of", "pain_worst", "pain_average", "irritability"}
    assert all(" " in named(name) for name in wanted)
    assert named("an id of an older bank") == "an id of an older bank"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("asks_instead: [{asks: B?}]", "Give each of them 'below' or 'since'"),
        (
            "asks_instead: [{asks: B?, below: {f: 9, m: 9}, since: {f: 9, m: 9}}]",
            "Give each of them 'below' or 'since'",
        ),
        ("follows: shape, required: true", "it is not always asked. Take 'required' out"),
    ],
)
def test_a_bank_that_asks_nobody_or_everybody_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, says: str
) -> None:
    line = "- {id: shape, asks: A?, short: a, level: urgent, group: shape, section: health, occasions: [full], "
    broken = tmp_path / "screening.yaml"
    broken.write_text(line + more + ", source: ng12, tag: C}\n")
    monkeypatch.setattr(bank, "SCREENING", broken)
    with pytest.raises(BrokenKnowledge, match=says):
        bank.questions.__wrapped__()
