"""The slips that are tried: where one can be made in a file, and the file with that one made. Running tests is in hunting.py."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import setitem

Turn = tuple[str, Callable[[], None]]
COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Slip:
    """A place of a file, counted through, and which of the slips that can be made there."""

    file: str
    line: int
    place: int
    turn: int
    says: str


def _compare(node: ast.Compare) -> Iterator[Turn]:
    for at, op in enumerate(node.ops):
        for to in COMPARED[type(op)]:
            yield f"{type(op).__name__} becomes {to.__name__}", partial(setitem, node.ops, at, to())


def _and_or(node: ast.BoolOp) -> Iterator[Turn]:
    to = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield f"{type(node.op).__name__} becomes {to.__name__}", partial(setattr, node, "op", to())


def _not(node: ast.UnaryOp) -> Iterator[Turn]:
    if isinstance(node.op, ast.Not):
        again = ast.UnaryOp(ast.Not(), node.operand)
        yield "not is forgotten", partial(setattr, node, "operand", again)


def _count(node: ast.BinOp) -> Iterator[Turn]:
    if to := COUNTED.get(type(node.op)):
        yield f"{type(node.op).__name__} becomes {to.__name__}", partial(setattr, node, "op", to())


def _number(node: ast.Constant) -> Iterator[Turn]:
    value = node.value
    if isinstance(value, bool | int | float):
        other = not value if isinstance(value, bool) else value + 1
        yield f"{value} becomes {other}", partial(setattr, node, "value", other)


def _call(node: ast.Call) -> Iterator[Turn]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        to = CALLED[node.func.id]
        yield f"{node.func.id} becomes {to}", partial(setattr, node.func, "id", to)


def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[Turn]:
    yield "the condition is turned round", partial(setattr, node, "test", ast.UnaryOp(ast.Not(), node.test))


def _returns(node: ast.Return) -> Iterator[Turn]:
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield "returns None", partial(setattr, node, "value", ast.Constant(None))


def _filter(node: ast.comprehension) -> Iterator[Turn]:
    for at in range(len(node.ifs)):
        yield "a filter is forgotten", partial(node.ifs.__delitem__, at)


def _jump(node: ast.Break | ast.Continue) -> Iterator[Turn]:
    to = ast.Continue if isinstance(node, ast.Break) else ast.Break
    yield f"{type(node).__name__} becomes {to.__name__}", partial(setattr, node, "__class__", to)


KINDS: dict[type[ast.AST], Callable[..., Iterator[Turn]]] = {
    ast.Compare: _compare, ast.BoolOp: _and_or, ast.UnaryOp: _not, ast.BinOp: _count, ast.Constant: _number,
    ast.Call: _call, ast.If: _condition, ast.IfExp: _condition, ast.Return: _returns, ast.comprehension: _filter,
    ast.Break: _jump, ast.Continue: _jump,
}  # fmt: skip


def turns(node: ast.AST) -> list[Turn]:
    """What can go wrong at that node: in words, and what makes it so."""
    kind = KINDS.get(type(node))
    return [] if kind is None else list(kind(node))


def _types(function: ast.AST) -> Iterator[ast.AST]:
    """What is only said about types inside a function."""
    for node in ast.walk(function):
        notes = [getattr(node, name, None) for name in ("returns", "annotation")]
        yield from (part for note in notes if note is not None for part in ast.walk(note))


def places(tree: ast.Module) -> list[ast.AST]:
    """Every node inside a function or lambda, without what is only said about types."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    said = {id(part) for function in functions for part in _types(function)}
    found: dict[int, ast.AST] = {}
    for function in functions:
        body = function.body if isinstance(function.body, list) else [function.body]
        found |= {id(node): node for part in body for node in ast.walk(part) if id(node) not in said}
    return list(found.values())


def slips(file: str, text: str) -> list[Slip]:
    """Every slip that can be made in that file."""
    return [
        Slip(file, node.ifs[0].lineno if isinstance(node, ast.comprehension) else node.lineno, place, turn, says)  # type: ignore[attr-defined]
        for place, node in enumerate(places(ast.parse(text)))
        for turn, (says, _) in enumerate(turns(node))
    ]


def made(slip: Slip, text: str) -> ast.Module:
    """The file with that slip in it."""
    tree = ast.parse(text)
    turns(places(tree)[slip.place])[slip.turn][1]()
    return ast.fix_missing_locations(tree)
