"""May training go on when the trainer has paused it on their own judgement? Only a clearance ends such a pause."""

from dataclasses import dataclass

from lbp_core.models.verdict import Disposition, Tag
from lbp_core.rules.record import Rule, RuleBook


@dataclass(frozen=True, kw_only=True)
class PauseFacts:
    """The most urgent pause that is open, with the trainer's words; None and no words where there is none."""

    soon: Disposition | None = None
    reason: str = ""


EMERGENCY = Rule[PauseFacts, Disposition](
    id="pause.emergency",
    policy="Where the trainer judges that it cannot wait, it is for 999 or A&E now, whatever the answers say.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.soon is Disposition.STOP_EMERGENCY,
    because="The trainer's own judgement: {facts.reason}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
SAME_DAY = Rule[PauseFacts, Disposition](
    id="pause.same_day",
    policy="Where the trainer judges that a doctor should look today, training waits for a clearance.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.soon is Disposition.REFER_SAME_DAY,
    because="The trainer's own judgement: {facts.reason}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
URGENT = Rule[PauseFacts, Disposition](
    id="pause.urgent",
    policy="Where the trainer judges that a doctor should look in the next days, training waits for a clearance.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.soon is Disposition.REFER_URGENT,
    because="The trainer's own judgement: {facts.reason}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
NOT_PAUSED = Rule[PauseFacts, Disposition](
    id="pause.not_paused",
    policy="Without a pause of the trainer's own the safety answers decide alone.",
    verdict=Disposition.MANAGE,
    when=lambda facts, limits: True,
    because="The trainer has not paused it.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)

PAUSE = RuleBook[PauseFacts, Disposition](
    question="Has the trainer paused it on their own judgement?",
    rules=(EMERGENCY, SAME_DAY, URGENT),
    otherwise=NOT_PAUSED,
)
