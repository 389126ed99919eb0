"""The trainer's own templates, and copying a programme to another client: everything is checked again for that client."""

from datetime import date, datetime

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.plan.plan_editing import sentences, standing_needs
from lbp_core.coach.plan.planning import check_open, save
from lbp_core.coach.plan.returning import back_again
from lbp_core.coach.studio import Studio, today
from lbp_core.models.plan_template import Copied, PlanTemplate
from lbp_core.models.programme import Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.planning.concerns import concerns
from lbp_core.planning.copying import moved_to
from lbp_core.storage.client_file import StudioPaper, add_studio_paper, studio_papers
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import once

KIND = "plan_template"


def keep_template(studio: Studio, name: str, programme: Programme, *, key: str, at: datetime) -> None:
    """Keeps the programme's week under that name; the same name again replaces it. Raises Refused for an empty name."""
    must(studio, Right.COACH)
    tidy = " ".join(name.split())
    if not 1 <= len(tidy) <= 60:
        raise Refused(f"The name has {len(tidy)} letters; 1 to 60 are allowed. Write a short one and save again.")
    plain = programme.model_copy(update={"because": (), "ruled_out": (), "broken": (), "changed": (), "wishes": None})
    with studio.store.write() as tx:
        written = once(tx, KIND, "", key, at=at)
        if not written.again:
            said = PlanTemplate(name=tidy, programme=plain.model_copy(update={"triggers": (), "gentle": False}))
            add_studio_paper(tx, written, KIND, said, at=at, on=today(studio, at))


def templates(studio: Studio) -> tuple[StudioPaper[PlanTemplate], ...]:
    """The newest template of each name, by name."""
    with studio.store.read() as tx:
        found = {one.body.name: one for one in studio_papers(tx, KIND, PlanTemplate)}
    return tuple(found[name] for name in sorted(found, key=str.casefold))


def copied(studio: Studio, client_id: str, source: Programme, *, start: date) -> Copied:
    """That programme for this client from `start` on, with everything it goes against for them.

    Raises Refused behind a locked gate, and where the client's stage is not known.
    """
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=start)
        check_open(client, gate, "planned")
        if gate.presentation is None:
            raise Refused(f"{client.name}'s stage is not known yet. Complete the screening first.")
        own = source.model_copy(update={"wishes": client.details.wishes})
        needs = standing_needs(tx, client, own, gate)
        programme = moved_to(own, needs, start=start)
        named = {one.exercise for day in programme.days for one in day.prescriptions}
        back = back_again(tx, studio, client_id, named, on=start)
    return Copied(programme=programme, concerns=concerns(programme, needs, back=back))


def save_copied(
    studio: Studio, client_id: str, source: Programme, *, start: date, why: str | None, key: str, at: datetime
) -> ProgrammeVersion:
    """The copy as the client's next version. Raises Refused over a stop, and over a warning without a reason."""
    found, reason = copied(studio, client_id, source, start=start), (why or "").strip()
    if stops := [one for one in found.concerns if one.stop]:
        raise Refused(
            f"This cannot be saved for this client: {sentences(stops)} Draft a programme of their own instead."
        )
    if found.concerns and not reason:
        raise Refused(f"Write one sentence on why, then save: {sentences(found.concerns)}")
    because = "Copied by the trainer" + (f": {reason}" if reason else "")
    return save(studio, client_id, found.programme, because=because, key=key, at=at)
