"""The bundle itself: everybody's order, written an entry at a time so that years of sessions never stand in memory at once."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from lbp_core.exchange.fhir import codes, papers, weeks
from lbp_core.exchange.fhir.entries import Subject, entry
from lbp_core.models.screening import Sex
from lbp_core.models.whole_record import WholeRecord

GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male"}


def written(of: WholeRecord) -> Iterator[str]:
    """The bundle in pieces, a resource on a line. The same record gives the same text."""
    yield '{"resourceType": "Bundle", "type": "collection", "entry": ['
    for place, one in enumerate(entries(of)):
        yield f"{',' if place else ''}\n{json.dumps(one, ensure_ascii=False)}"
    yield "\n]}\n"


def entries(of: WholeRecord) -> Iterator[dict[str, Any]]:
    """Every entry, the client first."""
    who = Subject(of.client.id, of.client.name)
    yield entry(who.address("patient"), _patient(of))
    yield entry(who.address("codes"), codes.code_system())
    parts = (
        papers.screenings,
        papers.plans,
        weeks.readings,
        weeks.sessions,
        weeks.decisions,
        papers.papers,
        papers.log,
    )
    yield from chain.from_iterable(part(who, of) for part in parts)


def _patient(of: WholeRecord) -> dict[str, Any]:
    details = of.client.details
    ways = [("phone", details.phone), ("email", details.email)]
    return {
        "resourceType": "Patient",
        "name": [{"text": of.client.name}],
        "gender": "unknown" if details.sex is None else GENDERS[details.sex],
        "birthDate": None if details.birth_year is None else str(details.birth_year),
        "telecom": [{"system": system, "value": value} for system, value in ways if value is not None],
    }
