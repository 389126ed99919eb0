"""The shape of a rule, and how a book of them decides. The rules themselves are in the other files of this room."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from lbp_core.evidence.limits import Limits
from lbp_core.models.reason import Said
from lbp_core.models.verdict import Cautious, Tag, most_cautious

Facts = TypeVar("Facts")
Word = TypeVar("Word", bound=Cautious)


@dataclass(frozen=True, kw_only=True)
class Rule(Generic[Facts, Word]):
    """One opinion. `id` is the address: file.constant. `because` may name {facts.…} and {limits.…}."""

    id: str
    policy: str
    verdict: Word
    when: Callable[[Facts, Limits], bool]
    because: str
    source: str
    tag: Tag

    def reason_for(self, facts: Facts, limits: Limits) -> Said[Word]:
        """This client's sentence."""
        return Said(
            rule=self.id,
            verdict=self.verdict,
            says=self.because.format(facts=facts, limits=limits),
            source=self.source,
            tag=self.tag,
        )


@dataclass(frozen=True, kw_only=True)
class RuleBook(Generic[Facts, Word]):
    """Every rule that answers one question, and the rule for silence."""

    question: str
    rules: tuple[Rule[Facts, Word], ...]
    otherwise: Rule[Facts, Word]

    @cached_property
    def all(self) -> tuple[Rule[Facts, Word], ...]:
        """The rules and the one that speaks when none of them does."""
        return (*self.rules, self.otherwise)


def ask(book: RuleBook[Facts, Word], facts: Facts, limits: Limits) -> tuple[Rule[Facts, Word], ...]:
    """Every rule that fires, most cautious first (list order among equals); the book's `otherwise` where none does."""
    fired = [rule for rule in book.rules if rule.when(facts, limits)] or [book.otherwise]
    return tuple(sorted(fired, key=lambda rule: -rule.verdict.caution))


def verdict_of(fired: tuple[Rule[Facts, Word], ...]) -> Word:
    """Most cautious wins; nobody is silenced: the fired rules all stay in the decision."""
    return most_cautious(rule.verdict for rule in fired)
