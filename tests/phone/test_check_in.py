"""The weekly check-in on the phone: what is sent is what is saved, what is left out stays unknown."""

import html
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lbp_core.coach.gate.gate import gate
from lbp_core.models.history import FlareLength
from lbp_core.models.records import By
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import MayTrain
from tests.phone.conftest import Phone
from tests.phone.forms import LIFTING, SITTING, WHOLE, chosen, hidden


@pytest.fixture
def here(phone: Phone) -> Phone:
    phone.arrive()
    return phone


def test_c05_a_whole_check_in_is_looked_over_and_then_saved_as_it_was_given(here: Phone) -> None:
    review = here.post(**here.form(), **WHOLE, step="review")
    assert "Is this right?" in review.text
    assert here.check_ins() == []
    sent = here.post(**{**hidden(review.text), "step": "send"})
    assert "Sent. Thank you, Maria" in sent.text
    assert "Your trainer reads this" in sent.text
    [saved] = here.check_ins()
    said = saved.check_in
    assert (said.pain_average, said.pain_worst, said.nights_disturbed, said.confidence) == (3, 6, 0, 7)
    assert (said.flare, said.flare_days, said.sessions_done) == (FlareLength.DAYS, 2, 3)
    assert {one.name: one.score for one in said.activities} == {
        "Lifting my granddaughter": 4,
        "Sitting through a film": 10,
    }
    assert (said.safety, said.date, saved.week, saved.by) == ((), date(2026, 3, 7), date(2026, 3, 2), By.CLIENT)
    assert saved.note == "A good week <b>really</b>"


def test_nothing_is_chosen_before_a_person_chooses_it(here: Phone) -> None:
    for path in ("/c/check-in", "/c/morning", "/c/new"):
        assert chosen(here.browser.get(path).text) == []


def test_an_empty_check_in_is_all_unknown_and_no_zero_and_no_no(here: Phone) -> None:
    review = here.post(**here.form(), step="review")
    assert "Some questions about what is new have no answer yet" in review.text
    here.post(**{**hidden(review.text), "step": "send"})
    [saved] = here.check_ins()
    said = saved.check_in
    unknown = (
        said.pain_average,
        said.pain_worst,
        said.flare,
        said.nights_disturbed,
        said.confidence,
        said.sessions_done,
        said.safety,
    )
    assert unknown == (None,) * 7
    assert [one.score for one in said.activities] == [None, None]
    assert saved.answers == {}


def test_zero_is_an_answer(here: Phone) -> None:
    here.post(**here.form(), pain_average="0", confidence="0", sessions_done="0", step="send")
    [saved] = here.check_ins()
    assert (saved.check_in.pain_average, saved.check_in.confidence, saved.check_in.sessions_done) == (0, 0, 0)


def test_skip_takes_a_tap_back(here: Phone) -> None:
    here.post(**here.form(), pain_average="", pain_worst="4", step="send")
    assert here.check_ins()[0].check_in.pain_average is None


def test_change_shows_what_was_filled_in(here: Phone) -> None:
    review = here.post(**here.form(), **WHOLE, step="review")
    form = here.post(**{**hidden(review.text), "step": "change"})
    assert sorted(chosen(form.text)) == sorted([*(WHOLE.keys() - {"note"})])
    assert "A good week &lt;b&gt;really&lt;/b&gt;</textarea>" in form.text


def test_the_same_form_sent_twice_is_saved_once(here: Phone) -> None:
    form = here.form()
    for _ in range(3):
        assert "Sent" in here.post(**form, **WHOLE, step="send").text
    assert len(here.check_ins()) == 1


def test_a_form_corrected_after_the_back_button_counts_and_the_first_is_kept(here: Phone) -> None:
    form = here.form()
    here.post(**form, **WHOLE, step="send")
    here.post(**form, **{**WHOLE, "pain_average": "5"}, step="send")
    assert [one.check_in.pain_average for one in here.check_ins()] in ([3, 5], [5, 3])


def test_last_week_can_be_filled_in_late(here: Phone) -> None:
    form = here.form("/c/check-in?week=2026-02-23")
    assert form["week"] == "2026-02-23"
    here.post(**form, pain_average="2", step="send")
    [saved] = here.check_ins()
    assert (saved.week, saved.check_in.date) == (date(2026, 2, 23), date(2026, 3, 1))


@pytest.mark.parametrize(
    "week", ["2026-03-09", "2030-01-07", "2026-02-02", "2026-03-03", "tomorrow", "2026-02-30", "0", "９"]
)
def test_a_week_to_come_or_long_gone_or_no_week_is_refused(here: Phone, week: str) -> None:
    assert "is not a week you can fill in" in here.browser.get("/c/check-in", params={"week": week}).text
    answer = here.post(**{**here.form(), "week": week}, pain_average="2", step="send")
    assert answer.status_code == 422
    assert here.check_ins() == []


BAD = [
    *[("pain_average", value) for value in ("14", "-1", "NaN", "3.5", "1e1", "०", "11", "0x3", "3 3", "inf", "9" * 5000)],
    *[("nights_disturbed", value) for value in ("8", "-1", "0.5")],
    *[("flare_days", value) for value in ("0", "8")],
    ("confidence", "10.0"), (LIFTING, "11"), ("sessions_done", "99"), ("flare", "always"), ("new", "perhaps"),
    ("q_ces_saddle", "maybe"), ("q_no_such", "yes"), ("no_such_field", "1"), ("client_id", "boris"), ("note", "x" * 1_001),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), BAD)
def test_bad_input_gets_a_sentence_and_what_was_typed_stays(here: Phone, name: str, value: str) -> None:
    form = here.form()
    answer = here.post(**{**form, "pain_worst": "6", "flare": "days", name: value}, step="send")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Traceback" not in answer.text
    assert "pain_worst" in chosen(answer.text)
    assert here.check_ins() == []


def test_pain_fourteen_is_told_what_is_allowed(here: Phone) -> None:
    answer = here.post(**here.form(), pain_average="14", step="send")
    assert "goes from 0 to 10; it says &#39;14&#39;" in answer.text


def test_a_field_sent_twice_is_refused(here: Phone) -> None:
    pairs = [*here.form().items(), ("pain_average", "2"), ("pain_average", "9"), ("step", "send")]
    assert "answered twice" in here.post_raw("/c/check-in", pairs).text
    assert here.check_ins() == []


@pytest.mark.parametrize("pairs", [[("note", "x" * 40_000)], [(f"f{n}", "1") for n in range(500)]])
def test_a_flood_is_refused_before_it_is_read(here: Phone, pairs: list[tuple[str, str]]) -> None:
    answer = here.post_raw("/c/check-in", [*here.form().items(), *pairs])
    assert answer.status_code == 413
    assert here.check_ins() == []


@pytest.mark.parametrize("key", ["", "x", "0" * 31, "0" * 200, "../../etc"])
def test_a_form_without_its_own_key_is_not_saved(here: Phone, key: str) -> None:
    assert here.post(**{**here.form(), "key": key}, pain_average="2", step="send").status_code == 422
    assert here.check_ins() == []


def test_markup_in_a_note_is_text(here: Phone) -> None:
    review = here.post(**here.form(), note="<script>alert(1)</script>", step="review")
    assert "<script>" not in review.text
    assert "&lt;script&gt;" in review.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(
        st.sampled_from([*WHOLE, "week", "step", "q_ces_saddle", "q_leg_pain_severe", "x"]),
        st.text(max_size=60) | st.sampled_from(["0", "10", "days", "some", "none", "yes", "unsure", "send", "2026-03-02"]),
        max_size=8,
    )
)  # fmt: skip
def test_no_form_however_odd_breaks_a_page(here: Phone, fields: dict[str, str]) -> None:
    here.browser.cookies.clear()
    here.arrive()
    answer = here.post(**{**here.form(), **fields})
    assert answer.status_code in {200, 422}
    for saved in here.check_ins():
        assert saved.check_in.pain_average is None or 0 <= saved.check_in.pain_average <= 10


# ---- safety ----


def test_none_of_these_says_no_to_each_question(here: Phone) -> None:
    here.post(**here.form(), new="none", step="send")
    [saved] = here.check_ins()
    assert len(saved.answers) == 12
    assert set(saved.answers.values()) == {Answer.NO}
    assert saved.check_in.safety == ()


def test_h02_a_red_flag_is_answered_at_once_saved_at_once_and_closes_the_gate(here: Phone) -> None:
    answer = here.post(**here.form(), new="some", q_ces_saddle="yes", step="review")
    assert "Call 999" in answer.text
    assert 'href="tel:999"' in answer.text
    assert "Your answers are saved" in answer.text
    assert "do not wait for a word from them" in answer.text
    [saved] = here.check_ins()
    assert saved.check_in.safety == ("ces_saddle",)
    closed = gate(here.studio, here.client_id, on=date(2026, 3, 7))
    assert closed.may_train is MayTrain.NO
    assert "ces_saddle" in closed.covers


def test_not_sure_about_an_emergency_is_answered_at_once_too(here: Phone) -> None:
    answer = here.post(**here.form(), new="some", q_ces_bladder="unsure", step="review")
    assert 'href="tel:111"' in answer.text
    assert here.check_ins()[0].answers == {"ces_bladder": Answer.UNSURE}


def test_a_mild_yes_is_looked_over_first(here: Phone) -> None:
    review = here.post(**here.form(), new="some", q_leg_pain="yes", q_leg_pain_severe="no", step="review")
    assert "Is this right?" in review.text
    assert "pain below one knee" in review.text
    assert here.check_ins() == []


def test_a_follow_up_counts_only_after_its_yes(here: Phone) -> None:
    here.post(**here.form(), new="some", q_neuro_tingle="no", q_neuro_tingle_worse="yes", step="send")
    assert here.check_ins()[0].answers == {"neuro_tingle": Answer.NO}


def test_none_and_a_yes_together_are_asked_back_and_never_guessed(here: Phone) -> None:
    answer = here.post(**here.form(), new="none", q_ces_saddle="yes", step="send")
    assert answer.status_code == 422
    assert "Which of the two is right?" in answer.text
    assert here.check_ins() == []


def test_under_every_question_stands_what_a_yes_needs(here: Phone) -> None:
    page = here.browser.get("/c/check-in").text
    part = page.split('id="q_ces_saddle"')[1].split("</fieldset>")[0]
    assert "Call 999 or go to A&amp;E now" in part
    assert "tel:" not in page.split('id="q_leg_pain"')[1].split("</fieldset>")[0]


def test_a_sent_check_in_shows_no_history(here: Phone) -> None:
    here.post(**here.form(), **WHOLE, step="send")
    page = here.browser.get("/c/check-in").text
    assert "You have sent this week already" in page
    assert "A good week" not in page
    assert chosen(page) == []
    assert SITTING in page


def test_an_average_above_the_worst_is_asked_about_before_it_is_sent_and_never_put_right(here: Phone) -> None:
    turned = {"pain_average": "6", "pain_worst": "4"}
    review = here.post(**here.form(), **{**WHOLE, **turned}, step="review")
    assert "Your average, 6, is above your worst, 4. Is one of them a slip?" in html.unescape(review.text)
    here.post(**{**hidden(review.text), "step": "send"})
    [saved] = here.check_ins()
    assert (saved.check_in.pain_average, saved.check_in.pain_worst) == (6, 4)
    as_usual = here.post(**here.form(), **WHOLE, step="review")
    assert "a slip" not in as_usual.text
