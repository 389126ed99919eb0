"""What was held back, was brought back and failed twice: said beside the programme, and taken back a step with one tap."""

from datetime import date, datetime, timedelta

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.plan.plan_editing import standing_needs
from lbp_core.coach.plan.planning import check_open, save
from lbp_core.coach.plan.setbacks import held_back, setbacks_of, usual_pain
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.diary import diary
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.readings import weeks_of
from lbp_core.models.programme import Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.return_to import Setback, SetbackView
from lbp_core.planning.setting_back import set_back, too_far
from lbp_core.planning.words import day_in_words, listed
from lbp_core.storage.clients import find_client
from lbp_core.storage.once import id_from
from lbp_core.storage.programmes import newest_versions
from lbp_core.storage.transaction import Transaction

BACK = "{name} failed twice in a row ({says}): one step back to ‘{rung}’ until {until}."
RESTS = "{name} failed twice in a row on its first step ({says}): it rests until {until}."
OVER = "{name} failed twice in a row; its two weeks were over on {until}. It may go up again like any other exercise."
TAKEN = "Back a step after failing twice: {names}"
NOTHING = "Nothing has to go back a step any more. Open the programme again."


def setbacks_here(studio: Studio, client_id: str, *, on: date) -> tuple[SetbackView, ...]:
    """Every setback that is in force, and those that ended within as many days; none for most clients."""
    with studio.store.read() as tx:
        current = newest_versions(tx, [client_id]).get(client_id)
        found = {} if current is None else _setbacks(tx, studio, client_id, current.programme, on=on)
    if current is None:
        return ()
    lately = timedelta(days=limits().planning.setback_days.value)
    above = too_far(found, current.programme, on=on)
    shown = (one for one in found.values() if on < one.until + lately)
    return tuple(SetbackView(setback=one, says=_says(one, on), to_take=one in above) for one in shown)


def save_setbacks(studio: Studio, client_id: str, *, key: str, at: datetime) -> ProgrammeVersion:
    """Each of them back a step from today on, as the next version. Raises Refused behind a locked gate, and for none."""
    on = today(studio, at)
    with studio.store.write() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        check_open(client, gate, "changed")
        current = newest_versions(tx, [client_id]).get(client_id)
        if current is not None and current.id == id_from("programme", client_id, key):
            return current  # the same tap again
        found = {} if current is None else _setbacks(tx, studio, client_id, current.programme, on=on)
        above = () if current is None else too_far(found, current.programme, on=on)
        if current is None or not above:
            raise Refused(NOTHING)
        needs = standing_needs(tx, client, current.programme, gate)
        programme = set_back(current.programme, above, needs, on=on)
        names = listed(library()[one.exercise].name for one in above)
        return save(studio, client_id, programme, because=TAKEN.format(names=names), key=key, at=at)


def _setbacks(tx: Transaction, studio: Studio, client_id: str, programme: Programme, *, on: date) -> dict[str, Setback]:
    """None are read where the programme has nothing that was held back: the diary is long."""
    trained = {item.exercise for day in programme.days for item in day.prescriptions}
    if not trained & held_back():
        return {}
    given = diary(tx, studio, client_id, as_of=on, missed_until=on)
    return setbacks_of(given, usual_pain(given, weeks_of(given), limits()), limits())


def _says(one: Setback, on: date) -> str:
    exercise = library()[one.exercise]
    told = {"name": exercise.name, "says": one.says, "until": day_in_words(one.until)}
    if not one.in_force(on):
        return OVER.format(**told)
    return BACK.format(**told, rung=exercise.rung(one.to).name) if one.to else RESTS.format(**told)
