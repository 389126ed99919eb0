"""What is on record about safety can be read again: clearances with their limits, and the screenings before."""

from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import gate
from lbp_core.coach.screening import asking
from lbp_core.coach.studio import Studio
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Clearance, Occasion, ScreenInput
from tests.pages.conftest import Clock, Open, press, taken_back, words
from tests.pages.test_screening import ON, answer_all, begun
from tests.people import MONDAY, all_no, anna, at, day


def cleared(studio: Studio, client_id: str, *, by: str, on: int, limits: str | None) -> None:
    word = Clearance(date=day(on), by=by, covers=("trauma_major",), limits=limits)
    gate.record_clearance(studio, client_id, word, role="Hospital doctor", key=by, at=at(day(on), 12))


def test_a_clearance_stays_readable_and_its_limits_stand_on_every_page(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client = anna(studio)
    assert "Clearances on record" not in words(page("screening", client=client.id))
    press(answer_all(begun(page, client.id), trauma_major="yes"), ON)
    cleared(studio, client.id, by="Dr Okafor", on=0, limits="No *lifting* over 10 kg for two weeks.")
    shown = page("screening", client=client.id)
    said = words(shown).replace("\\", "")
    assert "Clearances on record" in [one.value for one in shown.subheader]
    assert "2 Mar 2026, Dr Okafor (hospital doctor)" in [one.value for one in shown.text]
    assert f"Covers: {asking.named('trauma_major')}" in said
    assert "Limits: No *lifting* over 10 kg for two weeks." in said
    assert not [one.value for one in shown.caption if " *lifting* " in one.value], "their words are never markdown"
    line = "Clearance: Dr Okafor (hospital doctor), 2 Mar: No *lifting* over 10 kg for two weeks."
    for name in ("clients", "screening", "programme", "session", "symptoms", "review", "check_in"):
        assert line in words(page(name, client=client.id)).replace("\\", ""), name
    clock.at = at(day(1), 13)
    cleared(studio, client.id, by="Dr Lind", on=1, limits=None)
    shown = page("screening", client=client.id)
    names = [one.value for one in shown.text if "(hospital doctor)" in one.value]
    assert names == ["3 Mar 2026, Dr Lind (hospital doctor)", "2 Mar 2026, Dr Okafor (hospital doctor)"]
    assert line not in words(shown).replace("\\", ""), "the newest one has no limits"


def short_set(studio: Studio, client_id: str, answers: dict[str, Answer], *, hour: int) -> None:
    given = ScreenInput(answers=answers, age=None)
    gate.record_screening(
        studio, client_id, given, occasion=Occasion.SAFETY_SIX, by=By.TRAINER, key=f"six {hour}", at=at(MONDAY, hour)
    )


def history(page: Open, client_id: str) -> AppTest:
    """The screening page with what was before opened."""
    shown = page("screening", client=client_id)
    shown.session_state[f"earlier_{client_id}"] = True
    return shown.run()


def test_a_short_set_says_what_was_new_and_never_that_it_is_unfinished(page: Open, studio: Studio) -> None:
    client, six = anna(studio), all_no(Occasion.SAFETY_SIX)
    short_set(studio, client.id, six, hour=9)
    said = words(history(page, client.id))
    assert "Nothing new" in said
    assert "not answered" not in said
    first, second, *_ = six
    short_set(studio, client.id, {first: Answer.NO, second: Answer.UNSURE}, hour=10)
    shown = history(page, client.id)
    said = words(shown).replace("\\", "")
    assert f"{asking.named(second)}: unsure" in said
    assert f"{len(six) - 2} not answered" in said
    short_set(studio, client.id, {first: Answer.NO}, hour=11)
    shown = history(page, client.id)
    assert f"{len(six) - 1} not answered" in words(shown)
    assert words(shown).count("Nothing new") == 1, "what was not asked is not 'nothing new'"
    [earlier] = [one for one in shown.expander if one.label == "Earlier screenings (3)"]
    assert not [one.value for one in earlier.markdown if "Not finished yet" in one.value]


def test_the_steps_of_one_screening_are_one_line_and_a_yes_taken_back_keeps_its_own(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = press(answer_all(begun(page, client.id)), ON)
    taken_back(press(answer_all(press(shown, "I have handed it over")), "Done. Hand the tablet back"))
    assert len(gate.screenings(studio, client.id)) == 2
    shown = page("screening", client=client.id)
    assert "Earlier screenings (1)" in [one.label for one in shown.expander]
    press(answer_all(press(shown, "Start the screening"), trauma_major="yes"), ON)
    assert "Earlier screenings (2)" in [one.label for one in page("screening", client=client.id).expander]
