"""The key on paper: what one wrong sign, or two that changed places, are told by."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.keeping.recovery_sheet import GROUPS, SIGNS, fits, groups_of, key_typed, split
from lbp_core.models.refusal import Refused

KEYS = st.binary(min_size=32, max_size=32)
KEY = bytes(range(7, 39))
SHEET = groups_of(KEY)


def with_group(place: int, typed: str) -> tuple[str, ...]:
    return (*SHEET[:place], typed, *SHEET[place + 1 :])


@given(KEYS)
def test_what_is_typed_as_it_stands_is_the_key_again(key: bytes) -> None:
    assert key_typed(groups_of(key)) == key
    assert key_typed([one.lower() for one in groups_of(key)]) == key


def test_a_sheet_is_fourteen_groups_of_five_and_another_key_is_another_sheet() -> None:
    assert [len(one) for one in SHEET] == [5] * GROUPS
    assert not set("".join(SHEET)) - set(SIGNS)
    assert not set("ILOU") & set(SIGNS)
    assert groups_of(bytes(32)) != groups_of(bytes(31) + b"\x01")


def test_every_wrong_sign_is_told_by_its_group() -> None:
    for place, group in enumerate(SHEET):
        for at in range(5):
            for sign in set(SIGNS) - {group[at]}:
                typed = group[:at] + sign + group[at + 1 :]
                assert not fits(typed, place)
    with pytest.raises(Refused, match="Group 3 does not fit"):
        key_typed(with_group(2, SHEET[2][:4] + SIGNS[SIGNS.index(SHEET[2][4]) - 1]))


def test_two_signs_that_changed_places_are_told_by_their_group() -> None:
    tried = 0
    for seed in range(40):
        for place, group in enumerate(groups_of(random.Random(seed).randbytes(32))):
            for one in range(5):
                for other in range(one):
                    signs = list(group)
                    signs[one], signs[other] = signs[other], signs[one]
                    if signs != list(group):
                        tried += 1
                        assert not fits("".join(signs), place)
    assert tried > 4_000


def test_two_groups_that_changed_places_are_both_named() -> None:
    for one in range(GROUPS):
        for other in range(one):
            typed = list(SHEET)
            typed[one], typed[other] = typed[other], typed[one]
            with pytest.raises(Refused, match=f"Group {other + 1} and {one + 1} do not fit"):
                key_typed(typed)


def test_a_group_of_another_sheet_fits_by_itself_and_not_among_these() -> None:
    stranger = groups_of(bytes(32))
    assert all(fits(one, place) for place, one in enumerate(stranger))
    for place in range(GROUPS):
        if stranger[place] != SHEET[place]:
            with pytest.raises(Refused, match="do not belong together"):
                key_typed(with_group(place, stranger[place]))


@pytest.mark.parametrize("many", [0, 1, 13, 15])
def test_too_few_and_too_many_groups_are_counted(many: int) -> None:
    with pytest.raises(Refused, match=f"{many} were given"):
        key_typed((SHEET * 2)[:many])


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCDEF", "AB CD", "ABCD!", "ÄÖÜßß", "ABCDU"])
def test_what_is_no_group_does_not_fit_and_breaks_nothing(typed: str) -> None:
    assert not fits(typed, 0)
    with pytest.raises(Refused, match="Group 1 does not fit"):
        key_typed(with_group(0, typed))


@given(st.text(max_size=8))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    assert fits(typed, 4) in {True, False}


def test_signs_that_look_alike_are_taken_as_meant() -> None:
    for seed in range(60):
        key = random.Random(seed).randbytes(32)
        sheet = groups_of(key)
        assert key_typed([one.replace("1", "l").replace("0", "o") for one in sheet]) == key


def test_numbers_of_groups_dashes_and_line_ends_are_no_matter() -> None:
    pairs = "\n".join(f" {place + 1}: {one}" for place, one in enumerate(SHEET))
    assert key_typed(split(pairs)) == KEY
    assert key_typed(split("-".join(SHEET))) == KEY
    assert key_typed(split("\t".join(one.lower() for one in SHEET))) == KEY
