"""Every kind of paper a client's file may hold, and the shape it is read as: what comes in is read through before it is kept."""

from lbp_core.coach.gate.alerts_open import KIND as ALERT
from lbp_core.coach.letters.letters import KIND as LETTER
from lbp_core.coach.papers.consents import KIND as CONSENT
from lbp_core.coach.papers.par_q import KIND as PAR_Q
from lbp_core.coach.phone.ahead import KIND as AHEAD
from lbp_core.coach.plan.plan_editing import KIND as EDIT
from lbp_core.coach.plan.returning import KIND as TICK
from lbp_core.coach.screening.body_notes import KIND as BODY_NOTE
from lbp_core.coach.screening.measures import KIND as MEASURE
from lbp_core.coach.screening.starting_point import KIND as START
from lbp_core.coach.screening.stop_rules import KIND as STOP_RULE
from lbp_core.models import before_coaching, keeping_until
from lbp_core.models.ahead import AskedAhead
from lbp_core.models.alerts import AlertAnswer
from lbp_core.models.base import Frozen
from lbp_core.models.body_note import BodyNote
from lbp_core.models.consent import Consent
from lbp_core.models.edits import EditOnRecord
from lbp_core.models.flare_told import FLARE, FlareNoted
from lbp_core.models.letter import Letter
from lbp_core.models.measure import MeasureScore
from lbp_core.models.par_q import ParQ
from lbp_core.models.pause import PAUSE, TrainerPause
from lbp_core.models.return_to import Tick
from lbp_core.models.starting_point import StartingPoint
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.symptom_told import SYMPTOM, SymptomTold

SHAPES: dict[str, type[Frozen]] = {
    AHEAD: AskedAhead,
    ALERT: AlertAnswer,
    before_coaching.KIND: before_coaching.MonthOnce,
    BODY_NOTE: BodyNote,
    CONSENT: Consent,
    EDIT: EditOnRecord,
    FLARE: FlareNoted,
    keeping_until.KIND: keeping_until.KeptUntil,
    LETTER: Letter,
    MEASURE: MeasureScore,
    PAR_Q: ParQ,
    PAUSE: TrainerPause,
    START: StartingPoint,
    STOP_RULE: StopRule,
    SYMPTOM: SymptomTold,
    TICK: Tick,
}
