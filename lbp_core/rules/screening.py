"""Where does this screening end: train, refer and how soon, ask more, or leave it to a clinician?

The order of the dispositions is the policy (lbp_core/models/verdict.py): the most cautious rule that speaks wins, and
every other reason is kept. Which yes counts: lbp_core/facts/answers.py. The words for each end: data/words/.
"""

from lbp_core.evidence.limits import Limits
from lbp_core.facts.answers import ScreeningFacts
from lbp_core.models.verdict import Disposition, MayTrain, Tag
from lbp_core.rules.record import Rule, RuleBook

OTHER_CES = ("ces_saddle", "ces_bladder", "ces_bowel", "ces_bilateral")
NERVE_SIGNS = ("neuro_footdrop", "neuro_footdrop_sudden", "neuro_gait", "neuro_other", "neuro_tingle_worse")


def _is_minor(facts: ScreeningFacts, limits: Limits) -> bool:
    return facts.age is not None and facts.age < limits.screening.adult_age.value


def _is_older_with_lasting_pain(facts: ScreeningFacts, limits: Limits) -> bool:
    if facts.age is None or facts.age < limits.screening.older_age.value:
        return False
    return facts.duration_weeks is None or facts.duration_weeks >= limits.screening.lasting_pain.value


CES_SADDLE = Rule[ScreeningFacts, Disposition](
    id="screening.ces_saddle",
    policy="New numbness between the legs is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("ces_saddle"),
    because="Yes to new numbness between the legs, around the private parts or the back passage.",
    source="girft-2023",
    tag=Tag.CONFIRMED,
)
CES_BLADDER = Rule[ScreeningFacts, Disposition](
    id="screening.ces_bladder",
    policy="A new change in starting, stopping, feeling or holding pee is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("ces_bladder"),
    because="Yes to a new change in peeing.",
    source="girft-2023",
    tag=Tag.CONFIRMED,
)
CES_BOWEL = Rule[ScreeningFacts, Disposition](
    id="screening.ces_bowel",
    policy="Newly lost bowel control or feeling is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("ces_bowel"),
    because="Yes to a new change in bowel control or feeling.",
    source="girft-2023",
    tag=Tag.CONFIRMED,
)
CES_BILATERAL = Rule[ScreeningFacts, Disposition](
    id="screening.ces_bilateral",
    policy="New symptoms in both legs are for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("ces_bilateral"),
    because="Yes to new pain, tingling, numbness or weakness in both legs.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
NEURO_GAIT = Rule[ScreeningFacts, Disposition](
    id="screening.neuro_gait",
    policy="Legs that turn unsteady or quickly weaker are for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("neuro_gait"),
    because="Yes to unsteady or quickly weakening legs.",
    source="nhs-england-msk-2020",
    tag=Tag.WIDELY_HELD,
)
NEURO_OTHER = Rule[ScreeningFacts, Disposition](
    id="screening.neuro_other",
    policy="A newly weak or numb arm, hand or face, trouble speaking or seeing, or a new severe headache is for 999.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("neuro_other"),
    because="Yes to a weak or numb arm, hand or face, trouble speaking or seeing, or a new severe headache.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
TRAUMA_MAJOR = Rule[ScreeningFacts, Disposition](
    id="screening.trauma_major",
    policy="Back pain that began with a serious accident is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("trauma_major"),
    because="Yes to pain that began with a serious accident.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
CHEST_ABDO = Rule[ScreeningFacts, Disposition](
    id="screening.chest_abdo",
    policy="Chest pain, or sudden severe tummy and back pain, is for 999.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("chest_abdo"),
    because="Yes to chest pain, or to sudden severe tummy and back pain.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
NEURO_FOOTDROP_SUDDEN = Rule[ScreeningFacts, Disposition](
    id="screening.neuro_footdrop_sudden",
    policy="Weakness in one leg that is sudden, severe or growing over hours or days is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("neuro_footdrop_sudden"),
    because="The weakness in one leg is, or may be, sudden, severe or growing.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
INFECT_UNWELL = Rule[ScreeningFacts, Disposition](
    id="screening.infect_unwell",
    policy="Fever with back pain in somebody who feels very ill is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("infect_unwell"),
    because="With the fever the client feels, or may feel, very ill.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
CES_SEXUAL_WITH_OTHERS = Rule[ScreeningFacts, Disposition](
    id="screening.ces_sexual_with_others",
    policy="A new change in sexual feeling together with a saddle, bladder, bowel or both-leg sign is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("ces_sexual") and facts.has(*OTHER_CES),
    because="A new change in sexual feeling or function comes together with another sign of the same kind.",
    source="girft-2023",
    tag=Tag.CONFIRMED,
)
FEVER_WITH_NERVE_SIGNS = Rule[ScreeningFacts, Disposition](
    id="screening.fever_with_nerve_signs",
    policy="Fever with back pain and a nerve sign is for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("infect_fever") and facts.has(*NERVE_SIGNS),
    because="Fever comes together with weakness, unsteady legs or spreading numbness.",
    source="ifompt-2020",
    tag=Tag.OUR_RULE,
)
CANCER_WITH_NERVE_SIGNS = Rule[ScreeningFacts, Disposition](
    id="screening.cancer_with_nerve_signs",
    policy="Cancer now or ever, new back pain and a nerve sign together are for A&E now.",
    verdict=Disposition.STOP_EMERGENCY,
    when=lambda facts, limits: facts.has("ca_history") and facts.has(*NERVE_SIGNS),
    because="Cancer now or in the past comes together with weakness, unsteady legs or spreading numbness.",
    source="ng234",
    tag=Tag.WIDELY_HELD,
)
CES_SEXUAL = Rule[ScreeningFacts, Disposition](
    id="screening.ces_sexual",
    policy="A new change in sexual feeling or function with back pain, on its own, is for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("ces_sexual"),
    because="Yes to a new change in sexual feeling or function.",
    source="girft-2023",
    tag=Tag.OUR_RULE,
)
NEURO_FOOTDROP = Rule[ScreeningFacts, Disposition](
    id="screening.neuro_footdrop",
    policy="New weakness in one leg or foot is for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("neuro_footdrop"),
    because="Yes to new weakness in one leg or foot.",
    source="nhs-lothian-red-flags",
    tag=Tag.CONFIRMED,
)
INFECT_FEVER = Rule[ScreeningFacts, Disposition](
    id="screening.infect_fever",
    policy="Fever, shivers or feeling ill with back pain is for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("infect_fever"),
    because="Yes to fever, shivers or feeling ill with the back pain.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
INFECT_RISK = Rule[ScreeningFacts, Disposition](
    id="screening.infect_risk",
    policy="New constant pain in somebody with a higher chance of infection is for a doctor today, fever or not.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("infect_risk"),
    because="Yes to new constant pain with a higher chance of infection.",
    source="yusuf-2019",
    tag=Tag.CONFIRMED,
)
AAA = Rule[ScreeningFacts, Disposition](
    id="screening.aaa",
    policy="A pulsing feeling in the tummy with back pain, or a known aneurysm, is for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("aaa"),
    because="Yes to a pulsing feeling in the tummy, or to a known aneurysm.",
    source="nhs-back-pain",
    tag=Tag.WIDELY_HELD,
)
FEVER_WITH_TINGLING = Rule[ScreeningFacts, Disposition](
    id="screening.fever_with_tingling",
    policy="Fever with back pain and new tingling in one leg is for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("infect_fever") and facts.has("neuro_tingle"),
    because="Fever comes together with new numbness or tingling in one leg.",
    source="ifompt-2020",
    tag=Tag.OUR_RULE,
)
CANCER_WITH_TINGLING = Rule[ScreeningFacts, Disposition](
    id="screening.cancer_with_tingling",
    policy="Cancer now or ever, new back pain and new tingling in one leg together are for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: facts.has("ca_history") and facts.has("neuro_tingle"),
    because="Cancer now or in the past comes together with new numbness or tingling in one leg.",
    source="ng234",
    tag=Tag.OUR_RULE,
)
TWO_URGENT_GROUPS = Rule[ScreeningFacts, Disposition](
    id="screening.two_urgent_groups",
    policy="Urgent answers of different kinds together are for a doctor today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: len(facts.urgent_groups) >= limits.screening.urgent_groups.value,
    because="Urgent answers of more than one kind came together; the limit is {limits.screening.urgent_groups}.",
    source="ifompt-2020",
    tag=Tag.OUR_RULE,
)
EMERGENCY_IN_DOUBT = Rule[ScreeningFacts, Disposition](
    id="screening.emergency_in_doubt",
    policy="An emergency question answered 'not sure', or declined, is for NHS 111 today.",
    verdict=Disposition.REFER_SAME_DAY,
    when=lambda facts, limits: bool(facts.emergency_doubts),
    because="No clear answer to: {facts.emergency_doubts_named}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
CA_HISTORY = Rule[ScreeningFacts, Disposition](
    id="screening.ca_history",
    policy="New or changed back pain in somebody who has or had cancer is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("ca_history"),
    because="Yes to cancer now or in the past, with new or changed back pain.",
    source="ng234",
    tag=Tag.WIDELY_HELD,
)
CA_WEIGHT = Rule[ScreeningFacts, Disposition](
    id="screening.ca_weight",
    policy="Losing weight without trying is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("ca_weight"),
    because="Yes to losing weight without trying.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
CA_NIGHT = Rule[ScreeningFacts, Disposition](
    id="screening.ca_night",
    policy="Constant pain that no position eases and that stops sleep is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("ca_night"),
    because="Yes to constant pain that no position eases.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
CA_BAND = Rule[ScreeningFacts, Disposition](
    id="screening.ca_band",
    policy="Pain between the shoulder blades or like a band is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("ca_band"),
    because="Yes to upper back or band-like pain.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
FX_FRAGILITY = Rule[ScreeningFacts, Disposition](
    id="screening.fx_fragility",
    policy="Back pain where bones may break easily is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("fx_fragility"),
    because="Yes to bones that may break easily.",
    source="henschke-2009",
    tag=Tag.OUR_RULE,
)
SHAPE = Rule[ScreeningFacts, Disposition](
    id="screening.shape",
    policy="A new lump or change of back shape is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("shape"),
    because="Yes to a new lump or change of back shape.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
NEURO_TINGLE_WORSE = Rule[ScreeningFacts, Disposition](
    id="screening.neuro_tingle_worse",
    policy="Numbness or tingling in one leg that spreads, gets worse or lasts over a week is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("neuro_tingle_worse"),
    because="The numbness or tingling in one leg is, or may be, spreading, getting worse or over a week old.",
    source="nhs-back-pain",
    tag=Tag.CONFIRMED,
)
RAPID_WORSE = Rule[ScreeningFacts, Disposition](
    id="screening.rapid_worse",
    policy="Pain that gets worse fast in spite of doing less is for a GP soon.",
    verdict=Disposition.REFER_URGENT,
    when=lambda facts, limits: facts.has("rapid_worse"),
    because="Yes to pain getting worse fast despite doing less.",
    source="nhs-england-msk-2020",
    tag=Tag.CONFIRMED,
)
NOT_ASKED = Rule[ScreeningFacts, Disposition](
    id="screening.not_asked",
    policy="Until every emergency and urgent question was asked, the screening is not finished.",
    verdict=Disposition.UNFINISHED,
    when=lambda facts, limits: bool(facts.not_asked),
    because="Not asked yet: {facts.not_asked_named}.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
URGENT_IN_DOUBT = Rule[ScreeningFacts, Disposition](
    id="screening.urgent_in_doubt",
    policy="An urgent question without a clear answer is settled within 48 hours, before any load.",
    verdict=Disposition.UNFINISHED,
    when=lambda facts, limits: bool(facts.urgent_doubts),
    because="No clear answer to: {facts.urgent_doubts_named}. Find out within 48 hours.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
AGE_NOT_KNOWN = Rule[ScreeningFacts, Disposition](
    id="screening.age_not_known",
    policy="Without an age the screening is not finished.",
    verdict=Disposition.UNFINISHED,
    when=lambda facts, limits: facts.age is None,
    because="The client's age is not known. Ask for it.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
PREG = Rule[ScreeningFacts, Disposition](
    id="screening.preg",
    policy="During pregnancy and after a birth a clinician says first what suits.",
    verdict=Disposition.OUT_OF_SCOPE,
    when=lambda facts, limits: facts.has("preg"),
    because="Yes to pregnancy or a recent birth.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
SPINE_SURGERY = Rule[ScreeningFacts, Disposition](
    id="screening.spine_surgery",
    policy="In the year after a back operation a clinician says first what suits.",
    verdict=Disposition.OUT_OF_SCOPE,
    when=lambda facts, limits: facts.has("spine_surgery"),
    because="Yes to a back operation in the last 12 months.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
AGE_U18 = Rule[ScreeningFacts, Disposition](
    id="screening.age_u18",
    policy="For a client under 18 a clinician says first what suits.",
    verdict=Disposition.OUT_OF_SCOPE,
    when=lambda facts, limits: _is_minor(facts, limits) and not facts.is_silenced("age_u18"),
    because="The client is {facts.age}; this programme is for {limits.screening.adult_age} and over.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
NEURO_TINGLE = Rule[ScreeningFacts, Disposition](
    id="screening.neuro_tingle",
    policy="New tingling in one leg without weakness is for a GP or physiotherapist within about a week.",
    verdict=Disposition.REFER_ROUTINE,
    when=lambda facts, limits: facts.has("neuro_tingle"),
    because="Yes to new numbness or tingling in one leg.",
    source="our-convention",
    tag=Tag.OUR_RULE,
)
LEG_PAIN = Rule[ScreeningFacts, Disposition](
    id="screening.leg_pain",
    policy="Pain below one knee is for a GP or physiotherapist; gentle training goes on.",
    verdict=Disposition.REFER_ROUTINE,
    when=lambda facts, limits: facts.has("leg_pain"),
    because="Yes to pain below one knee.",
    source="gpnotebook-referral",
    tag=Tag.CONFIRMED,
)
LEG_PAIN_SEVERE = Rule[ScreeningFacts, Disposition](
    id="screening.leg_pain_severe",
    policy="Severe pain below one knee is for a GP or physiotherapist sooner, within two weeks.",
    verdict=Disposition.REFER_ROUTINE,
    when=lambda facts, limits: facts.has("leg_pain_severe"),
    because="The leg pain is, or may be, severe: ask for an appointment within two weeks.",
    source="gpnotebook-referral",
    tag=Tag.CONFIRMED,
)
INFL = Rule[ScreeningFacts, Disposition](
    id="screening.infl",
    policy="A stiff back that eases with moving, for months, from before 45, is worth a GP's look.",
    verdict=Disposition.REFER_ROUTINE,
    when=lambda facts, limits: facts.has("infl"),
    because="Yes to long-lasting morning stiffness that eases with moving.",
    source="ng65",
    tag=Tag.OUR_RULE,
)
NO_BETTER = Rule[ScreeningFacts, Disposition](
    id="screening.no_better",
    policy="Back pain without a real change for the better over weeks is worth a GP's or physiotherapist's look.",
    verdict=Disposition.REFER_ROUTINE,
    when=lambda facts, limits: facts.has("no_better"),
    because="Yes to no real change for the better over weeks.",
    source="gpnotebook-referral",
    tag=Tag.CONFIRMED,
)
AGE_60NEW = Rule[ScreeningFacts, Disposition](
    id="screening.age_60new",
    policy="New, lasting back pain at 60 or over is worth a GP's look; gentle training goes on.",
    verdict=Disposition.REFER_ROUTINE,
    when=lambda facts, limits: _is_older_with_lasting_pain(facts, limits) and not facts.is_silenced("age_60new"),
    because="Aged {facts.age} (this asks from {limits.screening.older_age}), with pain for "
    "{limits.screening.lasting_pain} or more, or for an unknown time.",
    source="ng12",
    tag=Tag.CONFIRMED,
)

NOTHING_STANDS_IN_THE_WAY = Rule[ScreeningFacts, Disposition](
    id="screening.nothing_stands_in_the_way",
    policy="Where every emergency and urgent question was answered no and nothing else speaks, training goes ahead.",
    verdict=Disposition.MANAGE,
    when=lambda facts, limits: True,
    because="No answer stands in the way of training.",
    source="manual-lbp",
    tag=Tag.CONFIRMED,
)

SCREENING = RuleBook[ScreeningFacts, Disposition](
    question="Where does this screening end?",
    rules=(
        CES_SADDLE,
        CES_BLADDER,
        CES_BOWEL,
        CES_BILATERAL,
        NEURO_GAIT,
        NEURO_OTHER,
        TRAUMA_MAJOR,
        CHEST_ABDO,
        NEURO_FOOTDROP_SUDDEN,
        INFECT_UNWELL,
        CES_SEXUAL_WITH_OTHERS,
        FEVER_WITH_NERVE_SIGNS,
        CANCER_WITH_NERVE_SIGNS,
        CES_SEXUAL,
        NEURO_FOOTDROP,
        INFECT_FEVER,
        INFECT_RISK,
        AAA,
        FEVER_WITH_TINGLING,
        CANCER_WITH_TINGLING,
        TWO_URGENT_GROUPS,
        EMERGENCY_IN_DOUBT,
        CA_HISTORY,
        CA_WEIGHT,
        CA_NIGHT,
        CA_BAND,
        FX_FRAGILITY,
        SHAPE,
        NEURO_TINGLE_WORSE,
        RAPID_WORSE,
        NOT_ASKED,
        URGENT_IN_DOUBT,
        AGE_NOT_KNOWN,
        PREG,
        SPINE_SURGERY,
        AGE_U18,
        NEURO_TINGLE,
        LEG_PAIN,
        LEG_PAIN_SEVERE,
        INFL,
        NO_BETTER,
        AGE_60NEW,
    ),
    otherwise=NOTHING_STANDS_IN_THE_WAY,
)

MAY_TRAIN = {
    Disposition.MANAGE: MayTrain.YES,
    Disposition.REFER_ROUTINE: MayTrain.MODIFIED,
    Disposition.OUT_OF_SCOPE: MayTrain.NO,
    Disposition.UNFINISHED: MayTrain.NO,
    Disposition.REFER_URGENT: MayTrain.NO,
    Disposition.REFER_SAME_DAY: MayTrain.NO,
    Disposition.STOP_EMERGENCY: MayTrain.NO,
}


def may_train(disposition: Disposition, facts: ScreeningFacts) -> MayTrain:
    """What may be trained there. A routine question without a yes or a no keeps 'manage' to modified work."""
    if disposition is Disposition.MANAGE and facts.routine_unsettled:
        return MayTrain.MODIFIED
    return MAY_TRAIN[disposition]
