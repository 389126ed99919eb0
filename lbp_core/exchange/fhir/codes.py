"""The codes of the bundle: LOINC where it has one, else our own code system, which the bundle brings along. No resource here."""

from typing import Any

LOINC, UCUM, OWN = "http://loinc.org", "http://unitsofmeasure.org", "urn:lbp:codes"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

PAIN_NOW = (LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
PAIN_WEEK = (LOINC, "75893-8", "Pain severity in the past week, 0-10")
START_BACK = (LOINC, "91351-7", "STarT Back screening tool total score")
WEIGHT = (LOINC, "29463-7", "Body weight")
SESSION = (LOINC, "73985-4", "Exercise activity")
DURATION = (LOINC, "55411-3", "Exercise duration")
LETTER = (LOINC, "11488-4", "Consult note")

OWN_CODES = {
    "pain-worst-week": "Worst back pain in the past week, 0 to 10",
    "pain-next-morning": "Back pain on the morning after a session, 0 to 10",
    "pain-during": "Back pain during one exercise, 0 to 10",
    "effort": "Effort of a whole session, 0 to 10",
    "confidence": "Confidence to get through a day, 0 to 10",
    "own-activity": "An activity the client named, 0 cannot do it to 10 as before",
    "nights-disturbed": "Nights of the past seven that pain disturbed",
    "flare": "How long a flare lasted in the week",
    "exercise-done": "One exercise in one session: sets, repetitions, load",
    "sets": "Sets done",
    "reps": "Repetitions of each set",
    "load": "Load of one exercise, mean over its sets",
    "hold": "Longest hold",
    "stopped-by": "Kind of pain that stopped an exercise",
    "weekly-decision": "What the trainer decided for the next week",
    "clearance": "A clinician's word on answers to safety questions",
    "symptom": "A symptom the client told of",
    "measure": "A questionnaire's total, the form itself not kept",
    "safety-questions": "Safety questions before and during training",
    "yes": "Yes",
    "no": "No",
    "unsure": "Not sure",
    "declined": "Prefers not to say",
    "looked-or-changed": "Somebody looked at the record or changed it",
}
"""Our own codes, each with its words."""


def own(code: str) -> tuple[str, str, str]:
    """One of OWN_CODES as a triple of system, code and words. Raises KeyError on a code that is not among them."""
    return OWN, code, OWN_CODES[code]


def concept(code: tuple[str, str, str], text: str | None = None) -> dict[str, Any]:
    """A CodeableConcept."""
    return {"coding": [coding(code)], "text": code[2] if text is None else text}


def coding(code: tuple[str, str, str]) -> dict[str, Any]:
    """A Coding."""
    system, name, words = code
    return {"system": system, "code": name, "display": words}


def code_system() -> dict[str, Any]:
    """Our own codes as the resource that explains them."""
    return {
        "resourceType": "CodeSystem",
        "url": OWN,
        "name": "LowerBackTrainingCodes",
        "title": "Codes of a lower-back training record that LOINC has none for",
        "status": "active",
        "content": "complete",
        "caseSensitive": True,
        "concept": [{"code": code, "display": words} for code, words in OWN_CODES.items()],
    }
