"""The four views of the rule book: rules, numbers, sources, learning. One entry opened is in evidence_one."""

from collections.abc import Callable

from lbp_core.coach.docs.rulebook import all_books, rule_card
from lbp_core.coach.library.citing import Limit, Source, limits_by_name
from lbp_core.coach.library.shelf import learning, sources
from pages._parts.leaf import KINDS, leaf


def _rules() -> None:
    books = {
        room: {"question": book.question, "cards": [rule_card(rule.id) for rule in book.all]}
        for room, book in all_books().items()
    }
    leaf("rules", books=books)


def _numbers() -> None:
    rooms: dict[str, dict[str, Limit]] = {}
    for name, limit in limits_by_name().items():
        rooms.setdefault(name.split(".")[0], {})[name] = limit
    leaf("numbers", rooms=rooms)


def _sources() -> None:
    kinds: dict[str, dict[str, Source]] = {kind: {} for kind in KINDS}
    for key, source in sources().items():
        kinds[source.kind][key] = source
    leaf("sources", kinds={kind: listed for kind, listed in kinds.items() if listed})


def _learning() -> None:
    leaf("learning", topics=learning())


VIEWS: dict[str, Callable[[], None]] = {
    "Rules": _rules,
    "Numbers": _numbers,
    "Sources": _sources,
    "Learning": _learning,
}
