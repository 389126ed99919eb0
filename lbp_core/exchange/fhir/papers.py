"""Screenings, programmes, consents, letters, scores and the log as FHIR resources. What was felt week by week: weeks.py."""

import json
from collections.abc import Iterator
from typing import Any

from lbp_core.exchange.fhir import codes
from lbp_core.exchange.fhir.codes import LOINC, own
from lbp_core.exchange.fhir.entries import KILOGRAMS, Subject, entry, instant, observation, quantity, said, score, text
from lbp_core.models.programme import Prescription
from lbp_core.models.records import ProgrammeVersion, ScreeningRecord
from lbp_core.models.screening import Answer
from lbp_core.models.whole_record import PaperTold, WholeRecord

Entry = dict[str, Any]
CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
MEASURES = {"start_back": codes.START_BACK, "body_mass": codes.WEIGHT}


def screenings(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """Each set of safety answers, and each clinician's word on them."""
    for one in of.screenings:
        yield entry(who.address("screening", one.id), _answers(who, one, of.asked))
    for cleared in of.clearances:
        says = f"{cleared.clearance.by} ({cleared.role}), on {', '.join(cleared.clearance.covers)}"
        limits = [{"text": text(cleared.clearance.limits)}] if text(cleared.clearance.limits) else []
        yield observation(
            who, own("clearance"), ["clearance", cleared.id], on=cleared.clearance.date, value=said(says), note=limits
        )


def _answers(who: Subject, one: ScreeningRecord, words: dict[str, str]) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{codes.OWN}:safety-questions",
        "status": "completed",
        "subject": who.reference,
        "authored": instant(one.at),
        "item": [
            {
                "linkId": question,
                "text": words.get(question, question),
                "answer": [{"valueCoding": codes.coding(own(answer.value))}],
            }
            for question, answer in one.asked.answers.items()
            if answer is not Answer.NOT_ASKED
        ],
    }  # fmt: skip


def plans(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """Goals, and every version of the programme; only the newest is active."""
    for place, goal in enumerate(of.client.details.wishes.goals):
        if text(goal):
            resource = {
                "resourceType": "Goal",
                "lifecycleStatus": "active",
                "description": {"text": text(goal)},
                "subject": who.reference,
            }
            yield entry(who.address("goal", place), resource)  # fmt: skip
    newest = max((one.number for one in of.versions), default=0)
    for version in of.versions:
        yield entry(who.address("programme", version.id), _plan(who, of, version, newest=newest))


def _plan(who: Subject, of: WholeRecord, version: ProgrammeVersion, *, newest: int) -> dict[str, Any]:
    """One version; a day of it is an activity."""
    days = version.programme.days
    return {
        "resourceType": "CarePlan",
        "status": "active" if version.number == newest else "revoked",
        "intent": "plan",
        "title": f"Training programme, version {version.number}",
        "description": text(version.because),
        "subject": who.reference,
        "period": {"start": instant(days[0].date), "end": instant(days[-1].date)} if days else None,
        "created": instant(version.at),
        "activity": [
            {
                "detail": {
                    "status": "scheduled",
                    "kind": "ServiceRequest",
                    "scheduledPeriod": {"start": instant(day.date), "end": instant(day.date)},
                    "description": text("; ".join(_planned(of, one) for one in day.prescriptions)),
                }
            }
            for day in days
        ],
    }  # fmt: skip


def _planned(of: WholeRecord, one: Prescription) -> str:
    return f"{of.names.get(one.exercise, one.exercise)}: {one.dose.sets} sets"


def papers(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """Consents, letters, symptoms and scores; other papers stand in papers.csv and in the records."""
    for one in of.papers:
        says = json.loads(one.says)
        if one.kind == "consent":
            yield entry(who.address("consent", one.id), _consent(who, one, says))
        elif one.kind == "letter":
            yield from _letter(who, one, says)
        elif one.kind == "measure":
            yield _measure(who, one, says)
        elif one.kind == "symptom_told" and says.get("score") is not None:
            words = text(", ".join([*says.get("areas", ()), *says.get("kinds", ())]))
            yield observation(
                who, codes.PAIN_NOW, ["symptom", one.id], on=one.at, value=score(says["score"]),
                note=[{"text": words}] if words else [],
            )  # fmt: skip


def _consent(who: Subject, one: PaperTold, says: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceType": "Consent",
        "status": "active" if says["given"] else "rejected",
        "scope": {"coding": [{"system": CONSENT_SCOPE, "code": "patient-privacy", "display": "Privacy Consent"}]},
        "category": [{"coding": [{"system": LOINC, "code": "59284-0", "display": "Consent Document"}], "text": says["subject"]}],
        "patient": who.reference,
        "dateTime": instant(one.at),
        "policyRule": {"text": text(says["words"])},
    }  # fmt: skip


def _letter(who: Subject, one: PaperTold, says: dict[str, Any]) -> Iterator[Entry]:
    """The request, and the page it went out as."""
    request = who.address("letter", one.id)
    yield entry(
        request,
        {
            "resourceType": "ServiceRequest",
            "status": "active",
            "intent": "proposal",
            "code": {"text": text(says["heading"])},
            "subject": who.reference,
            "authoredOn": instant(one.at),
            "note": [{"text": line} for line in says["opening"] if text(line)],
        },
    )
    yield entry(who.address("letter page", one.id), _page(who, one, says, of=request))


def _page(who: Subject, one: PaperTold, says: dict[str, Any], *, of: str) -> dict[str, Any]:
    place, title = f"letters/{says['on']}-{one.id}.pdf", text(says["heading"])
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "type": codes.concept(codes.LETTER),
        "subject": who.reference,
        "date": one.at.isoformat(timespec="seconds"),
        "content": [{"attachment": {"contentType": "application/pdf", "url": place, "title": title}}],
        "context": {"related": [{"reference": of}]},
    }


def _measure(who: Subject, one: PaperTold, says: dict[str, Any]) -> Entry:
    name = says["measure"]
    value = quantity(says["score"] / 1_000, KILOGRAMS) if name == "body_mass" else score(says["score"])
    return observation(
        who, MEASURES.get(name, own("measure")), ["measure", one.id], on=one.on, value=value,
        text=None if name in MEASURES else name.replace("_", " "),
    )  # fmt: skip


def log(who: Subject, of: WholeRecord) -> Iterator[Entry]:
    """Who looked at the record and who changed it."""
    for place, line in enumerate(of.log):
        yield entry(
            who.address("log", place, line.at, line.what),
            {
                "resourceType": "AuditEvent",
                "type": codes.coding(own("looked-or-changed")),
                "recorded": line.at.isoformat(timespec="milliseconds"),
                "outcomeDesc": text(line.what),
                "agent": [{"who": {"display": text(line.who)}, "requestor": True}],
                "source": {"observer": {"display": "The studio's own log"}},
                "entity": [{"what": who.reference}],
            },
        )
