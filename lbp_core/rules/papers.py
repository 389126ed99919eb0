"""Does a paper in the client's file stop training? What was never asked, or is out of date, is a notice and stops nothing."""

from dataclasses import dataclass

from lbp_core.models.verdict import Disposition, Tag
from lbp_core.rules.record import Rule, RuleBook


@dataclass(frozen=True, kw_only=True)
class PaperFacts:
    """The newest papers: whether the PAR-Q+ ended with a clinician, and which consents were taken back."""

    par_q_asks_clinician: bool = False
    training_withdrawn: bool = False
    data_withdrawn: bool = False


PAR_Q_ASKS_CLINICIAN = Rule[PaperFacts, Disposition](
    id="papers.par_q_asks_clinician",
    policy="Where the PAR-Q+ asks for a clinician's word, training waits for it.",
    verdict=Disposition.OUT_OF_SCOPE,
    when=lambda facts, limits: facts.par_q_asks_clinician,
    because="The PAR-Q+ ended with: ask a clinician first. That word is not on file yet.",
    source="par-q-plus",
    tag=Tag.WIDELY_HELD,
)
TRAINING_WITHDRAWN = Rule[PaperFacts, Disposition](
    id="papers.training_withdrawn",
    policy="Nobody trains who has taken their consent back.",
    verdict=Disposition.UNFINISHED,
    when=lambda facts, limits: facts.training_withdrawn,
    because="The client has withdrawn consent to training.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
DATA_WITHDRAWN = Rule[PaperFacts, Disposition](
    id="papers.data_withdrawn",
    policy="Without consent to keep notes nothing is planned, for nothing may be written down.",
    verdict=Disposition.UNFINISHED,
    when=lambda facts, limits: facts.data_withdrawn,
    because="The client has withdrawn consent to keep notes.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
NOTHING_STOPS = Rule[PaperFacts, Disposition](
    id="papers.nothing_stops",
    policy="A paper that is missing or out of date is asked for and stops nothing.",
    verdict=Disposition.MANAGE,
    when=lambda facts, limits: True,
    because="No paper in the file stops training.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

PAPERS = RuleBook[PaperFacts, Disposition](
    question="Does a paper in the client's file stop training?",
    rules=(DATA_WITHDRAWN, TRAINING_WITHDRAWN, PAR_Q_ASKS_CLINICIAN),
    otherwise=NOTHING_STOPS,
)
