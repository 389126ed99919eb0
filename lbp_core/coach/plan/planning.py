"""Drafting a programme and keeping its versions. What goes into one is decided in lbp_core/planning."""

from datetime import date, datetime

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.gate.onward import onward_of
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.reading import nearest
from lbp_core.models.client import Client, WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.models.programme import NoPlan, Programme, Wishes
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Trigger
from lbp_core.planning import difference
from lbp_core.planning.draft import Onward, draft_programme
from lbp_core.planning.leg_signs import with_leg_signs
from lbp_core.planning.within import first_beyond
from lbp_core.storage import programmes as kept
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once
from lbp_core.storage.safety import full_screenings
from lbp_core.storage.transaction import Transaction


def draft(studio: Studio, client_id: str, wishes: Wishes, *, start: date) -> Programme:
    """A programme, kept nowhere yet, that begins where the client's records stand and, without records, where the stage does.

    Raises Refused where the gate is locked or nothing fits, with the reasons.
    """
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=start)
        triggers = triggers_of(tx, client_id, gate)
        version = kept.newest_versions(tx, [client_id]).get(client_id)
        current = None if version is None else version.programme
        onward = onward_of(tx, studio, client_id, current, on=start)
    return drafted(client, gate, triggers, wishes, start=start, current=current, onward=onward)


def drafted(
    client: Client, gate: Gate, triggers: tuple[Trigger, ...], wishes: Wishes, *,
    start: date, current: Programme | None, onward: Onward,
) -> Programme:  # fmt: skip
    """The same from what was read already."""
    locked = () if current is None else current.locked
    check_open(client, gate, "planned")
    if gate.presentation is None:
        raise Refused(
            f"{client.name}'s stage is not known yet ({', '.join(gate.ask)} not answered). Complete the screening first."
        )
    found = draft_programme(
        wishes.model_copy(update={"prefer": tuple(dict.fromkeys((*wishes.prefer, *locked)))}),
        gate.presentation,
        triggers,
        may_train=gate.may_train,
        start=start,
        library=library(),
        limits=limits(),
        cleared=gate.within,
        onward=onward,
    )
    if isinstance(found, NoPlan):
        raise Refused(" ".join((found.sentence, *found.reasons)))
    return found.model_copy(update={"wishes": wishes, "locked": locked})


def save(
    studio: Studio, client_id: str, programme: Programme, *, because: str, key: str, at: datetime
) -> ProgrammeVersion:
    """Keeps the programme as the next version. Raises Refused where the gate is locked or an exercise is not known."""
    with studio.store.write() as tx:
        client = find_client(tx, client_id)
        written = once(tx, "programme", client_id, key, at=at)
        if written.again:
            return kept.find_version(tx, written.result)
        gate = gate_of(tx, client, on=today(studio, at))
        check_open(client, gate, "saved")
        _check_known(programme)
        _check_within(programme, gate)
        return kept.save_version(tx, written, client_id, programme, because=because, at=at)


def programme(studio: Studio, client_id: str) -> ProgrammeVersion | None:
    """The newest version, or None where there is none yet."""
    with studio.store.read() as tx:
        return kept.newest_versions(tx, [client_id]).get(client_id)


def versions(studio: Studio, client_id: str) -> tuple[ProgrammeVersion, ...]:
    """Every version, newest first."""
    with studio.store.read() as tx:
        return kept.versions_of(tx, client_id)


def differences(before: Programme, after: Programme, unit: WeightUnit) -> tuple[str, ...]:
    """What is different in `after`, in sentences; none where nothing is."""
    return difference.differences(before, after, library=library(), unit=unit)


def triggers_of(tx: Transaction, client_id: str, gate: Gate) -> tuple[Trigger, ...]:
    """What brings the pain on, from the newest full screening and from what the gate has of the legs."""
    full = full_screenings(tx, [client_id]).get(client_id)
    told = () if full is None else full.asked.triggers
    return with_leg_signs(told, (reason.rule for reason in gate.reasons))


def check_open(client: Client, gate: Gate, verb: str) -> None:
    """Raises Refused behind a locked gate."""
    if gate.locked:
        raise Refused(f"Nothing can be {verb} for {client.name}. {gate.headline}. {gate.for_trainer}")


def _check_within(programme: Programme, gate: Gate) -> None:
    found = first_beyond(programme, gate.within, library())
    if found is not None:
        exercise, why = found
        raise Refused(
            f"{exercise.name} was not saved: {why}. Make it lighter, take an easier step or swap it, then save again."
        )


def _check_known(programme: Programme) -> None:
    for day in programme.days:
        for asked in day.prescriptions:
            exercise = library().get(asked.exercise)
            if exercise is None:
                raise Refused(
                    f"'{asked.exercise}' is not an exercise of the library.{nearest(asked.exercise, library())} "
                    "Choose one from the list and save again."
                )
            if asked.rung > len(exercise.ladder):
                raise Refused(
                    f"{exercise.name} has steps 1 to {len(exercise.ladder)}; there is no step {asked.rung}. "
                    "Choose one of them and save again."
                )
