"""The gate as the papers in the client's file leave it: it only ever closes. Which paper stops what: rules/papers.py."""

from collections.abc import Mapping

from lbp_core.coach.papers.consents import withdrawn
from lbp_core.coach.papers.par_q import newest_par_qs
from lbp_core.evidence.limits import limits
from lbp_core.evidence.paper_words import StopWords, paper_words
from lbp_core.models.consent import Subject
from lbp_core.models.gate import Gate
from lbp_core.models.par_q import ParQOutcome
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.verdict import Disposition, MayTrain, most_cautious
from lbp_core.rules.papers import PAPERS, PaperFacts
from lbp_core.rules.record import ask
from lbp_core.storage.transaction import Transaction


def under_papers(tx: Transaction, gates: Mapping[str, Gate]) -> dict[str, Gate]:
    """The same gates, closed where a paper stops training; two questions to storage for all of them together."""
    ids = list(gates)
    no_to, forms = withdrawn(tx, ids), newest_par_qs(tx, ids)
    found = {}
    for client_id, gate in gates.items():
        form, said_no = forms.get(client_id), no_to.get(client_id, frozenset())
        facts = PaperFacts(
            par_q_asks_clinician=form is not None and form.outcome is ParQOutcome.ASKS_CLINICIAN,
            training_withdrawn=Subject.TRAINING in said_no,
            data_withdrawn=Subject.DATA in said_no,
        )
        found[client_id] = gate if facts == PaperFacts() else _closed(gate, facts)
    return found


def _closed(gate: Gate, facts: PaperFacts) -> Gate:
    """Its own words stay where what closed it already is more pressing; no reason is lost."""
    stops = tuple(
        ScreeningReason.model_validate(rule.reason_for(facts, limits()).model_dump())
        for rule in ask(PAPERS, facts, limits())
    )
    spoken = gate.reasons if gate.disposition is not Disposition.MANAGE else ()
    reasons = tuple(sorted((*stops, *spoken), key=lambda one: -one.verdict.caution))
    disposition = most_cautious(one.verdict for one in reasons)
    closed = gate.model_copy(update={"may_train": MayTrain.NO, "disposition": disposition, "reasons": reasons})
    return closed if reasons[0] not in stops else closed.model_copy(update=_words(stops[0]).model_dump())


def _words(stop: ScreeningReason) -> StopWords:
    found: StopWords = getattr(paper_words().stops, stop.rule.partition(".")[2])
    return found
