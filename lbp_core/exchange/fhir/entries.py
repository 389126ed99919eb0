"""How a resource stands in the bundle: its address, its subject, and an Observation's shape. What is told is not known here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lbp_core.exchange.fhir.codes import CATEGORY, UCUM, concept

Code = tuple[str, str, str]
SCORE, DAY_COUNT, MINUTES, KILOGRAMS, SECONDS = "{score}", "d", "min", "kg", "s"


@dataclass(frozen=True)
class Subject:
    """Whose bundle it is: every address in it is made from their id, so that the same record gives the same bundle."""

    client_id: str
    name: str

    def address(self, *parts: object) -> str:
        """The same address for the same parts of the same client."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(['lbp', self.client_id, *map(str, parts)]))}"

    @property
    def reference(self) -> dict[str, Any]:
        """Points at the Patient."""
        return {"reference": self.address("patient"), "display": self.name}


def entry(address: str, resource: dict[str, Any]) -> dict[str, Any]:
    """One resource under its address, without what is unknown."""
    kept = {key: value for key, value in resource.items() if value not in (None, [], {})}
    return {"fullUrl": address, "resource": {**kept, "id": address.rpartition(":")[2]}}


def observation(
    who: Subject, code: Code, parts: Sequence[object], *, on: date | datetime, value: Any, **more: Any
) -> dict[str, Any]:
    """One Observation about the client on that day. `value` from score() or quantity(), or a component list in `more`."""
    return entry(
        who.address(*parts),
        {
            "resourceType": "Observation",
            "status": "final",
            "category": [{"coding": [{"system": CATEGORY, "code": "survey", "display": "Survey"}]}],
            "code": concept(code, more.pop("text", None)),
            "subject": who.reference,
            "effectiveDateTime": instant(on),
            **(value or {}),
            **more,
        },
    )


def component(code: Code, value: dict[str, Any] | None) -> list[dict[str, Any]]:
    """One component, or none where the value is not known."""
    return [] if value is None else [{"code": concept(code), **value}]


def score(number: float | None) -> dict[str, Any] | None:
    """A score: a whole number as integer, else as a quantity in {score}. Unknown is None, never zero."""
    if number is None:
        return None
    return {"valueInteger": int(number)} if float(number).is_integer() else quantity(number, SCORE)


def quantity(number: float | None, unit: str) -> dict[str, Any] | None:
    """A number in a UCUM unit."""
    if number is None:
        return None
    return {"valueQuantity": {"value": number, "unit": unit, "system": UCUM, "code": unit}}


def said(words: str | None) -> dict[str, Any] | None:
    """Words as a value."""
    return {"valueString": words} if text(words) else None


def text(words: str | None) -> str | None:
    """Words as FHIR takes them: no empty ones, no control signs but line ends and tabs."""
    kept = "".join(sign for sign in (words or "") if sign in "\n\r\t" or ord(sign) >= 32).strip()
    return kept or None


def instant(on: date | datetime) -> str:
    """A day as a day, an instant with its zone."""
    return on.isoformat() if not isinstance(on, datetime) else on.isoformat(timespec="seconds")
