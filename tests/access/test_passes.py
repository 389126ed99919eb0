"""The half-hour pass: signed by its link, over in time, worth nothing when changed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.access.passes import LASTS, form_mark, holds, read_pass, write_pass

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
DIGEST = "ab" * 32


def works(text: str, digest: str = DIGEST, at: datetime = AT) -> bool:
    found = read_pass(text)
    return found is not None and holds(found, digest, at=at)


@pytest.mark.parametrize(
    ("after", "good"), [(timedelta(0), True), (LASTS - timedelta(seconds=1), True), (LASTS, False)]
)
def test_a_pass_lasts_half_an_hour(after: timedelta, good: bool) -> None:
    assert works(write_pass("link", DIGEST, at=AT), at=AT + after) is good


def test_a_pass_of_another_link_is_worth_nothing() -> None:
    text = write_pass("link", DIGEST, at=AT)
    assert not works(text, digest="cd" * 32)
    assert not works(text.replace("link", "knil"))


def test_a_pass_cannot_be_made_to_last_longer() -> None:
    link, until, signature = write_pass("link", DIGEST, at=AT).split(".")
    assert not works(f"{link}.{int(until) + 60}.{signature}")


def test_the_mark_in_a_form_is_no_pass_and_differs_by_link() -> None:
    assert form_mark(DIGEST) != form_mark("cd" * 32)
    assert not works(f"link.99999999999.{form_mark(DIGEST)}")


@given(st.text(max_size=200))
def test_no_text_at_all_is_taken_for_a_pass(text: str) -> None:
    assert not works(text)
