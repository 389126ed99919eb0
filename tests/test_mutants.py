"""The hunt for mutants can be trusted: slips are found where they can be made, are made, and change what the function says."""

import ast
from types import FunctionType

import pytest

from lbp_core.planning import step
from tests.mutants import hunting
from tests.mutants.slips import Slip, made, slips

TEXT = """
def low(pain: int | None, most: int = 3) -> bool:
    if pain is None or not most:
        return False
    return pain <= most + 1
"""


def test_every_slip_is_another_text_and_types_and_words_are_left_alone() -> None:
    found = slips("any.py", TEXT)
    made_of = {ast.unparse(made(one, TEXT)) for one in found}
    assert len(made_of) == len(found)
    assert ast.unparse(ast.parse(TEXT)) not in made_of
    assert {one.says for one in found} >= {
        "Is becomes IsNot", "Or becomes And", "not is forgotten", "LtE becomes Lt", "LtE becomes Gt", "Add becomes Sub",
        "1 becomes 2", "False becomes True", "the condition is turned round", "returns None",
    }  # fmt: skip
    assert all("pain: int | None" in text for text in made_of)


def test_a_slip_is_made_in_the_function_that_others_have_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (one for one in vars(step).values() if isinstance(one, FunctionType)):
        monkeypatch.setattr(function, "__code__", function.__code__)  # as it was, once this test is over
    path = "lbp_core/planning/step.py"
    slip = next(
        one
        for one in slips(path, (hunting.ROOT / path).read_text(encoding="utf-8"))
        if one.says == "Gt becomes LtE" and "sum(found) > 0" in line_of(one)
    )
    assert step.range_of(5) == (5, 5)
    assert hunting.Living.found().put_in(slip)
    assert step.range_of(5) is None


def line_of(slip: Slip) -> str:
    return (hunting.ROOT / slip.file).read_text(encoding="utf-8").splitlines()[slip.line - 1]


def test_what_is_said_to_change_nothing_is_a_slip_that_can_be_made() -> None:
    there = {hunting.place_of(one) for one in hunting.every_slip()}
    assert hunting.same() <= there, "strike from tests/mutants/same.yaml what is no slip of that line any more"
