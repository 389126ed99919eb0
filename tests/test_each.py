"""One test over many cases (tests/source.py) hides none of them."""

import pytest

from tests.source import each


def test_every_case_that_breaks_is_named_with_what_was_wrong() -> None:
    @each([("one", 1), ("two", 2), ("three", 3)])
    def odd(name: str, number: int) -> None:
        assert number == 2, f"{name} is odd"

    with pytest.raises(AssertionError) as broken:
        odd()
    assert "one, 1: one is odd" in str(broken.value)
    assert "three, 3: three is odd" in str(broken.value)
    assert "two" not in str(broken.value)


def test_a_test_over_nothing_fails_and_a_list_that_is_used_up_is_not_nothing() -> None:
    seen = []
    every = each(name for name in ("left", "right"))(seen.append)
    every()
    every()
    assert seen == ["left", "right"] * 2
    with pytest.raises(AssertionError, match="nothing was looked at"):
        each([])(seen.append)()
