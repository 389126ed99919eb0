"""What a page gets when it asks for a rung's picture by its number."""

from lbp_core.coach.library.picturing import picture_of
from lbp_core.evidence.library import library


def test_a_page_gets_the_picture_of_the_rung_and_its_words() -> None:
    found = picture_of("bird-dog", 4, width=120, dark=False)
    assert 'width="120"' in found.svg
    assert "one leg is lifted straight behind" in found.says


def test_the_dark_theme_gets_dark_ground() -> None:
    assert picture_of("squat", 1, width=120, dark=True).svg != picture_of("squat", 1, width=120, dark=False).svg


def test_an_exercise_that_left_the_library_has_no_picture_and_breaks_no_page() -> None:
    assert picture_of("gone-by-now", 1, width=120, dark=False) is None
    assert picture_of("squat", len(library()["squat"].ladder) + 1, width=120, dark=False) is None
