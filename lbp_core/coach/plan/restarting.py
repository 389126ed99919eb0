"""Back after missed weeks: the programme at about 70 % of what was reached, with the sentence why. Reviews decide the rest."""

from datetime import date, datetime

from lbp_core.charts.words import percent
from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.gate.onward import onward_of
from lbp_core.coach.plan.planning import check_open, drafted, save, triggers_of
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.diary import diary
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.calendar import local_day, monday_of
from lbp_core.facts.reached import last_of_each
from lbp_core.models.client import Client
from lbp_core.models.programme import Programme
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Meanwhile
from lbp_core.models.road import Restart
from lbp_core.planning.difference import differences
from lbp_core.planning.next_week import next_programme
from lbp_core.planning.week_steps import restart as restarted
from lbp_core.planning.words import day_in_words
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import versions_of
from lbp_core.storage.transaction import Transaction

SAYS = (
    "Restart after a break: the last session was on {day}, {days} days ago, so training begins again at about {share}."
)
ANEW = (
    "Restart after a break: the last session was on {day}, {days} days ago. After {weeks} weeks or more training begins anew, "
    "no exercise above where its stage starts. Go through the screening again first."
)
NOT_NEEDED = (
    "There is nothing to restart: the last session was less than {days} days ago, or the programme restarted already."
)


def restart(studio: Studio, client_id: str, *, on: date) -> Restart | None:
    """The programme from this week on at about 70 %; None where no weeks were missed, or where it restarted already.

    None behind a locked gate too: a pause ends with a clearance, not with a restart.
    """
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        return None if gate_of(tx, client, on=on).locked else _restart(tx, studio, client, on=on)


def save_restart(studio: Studio, client_id: str, *, key: str, at: datetime) -> ProgrammeVersion:
    """The restart as the next version. Raises Refused behind a locked gate, and where there is nothing to restart."""
    on = today(studio, at)
    with studio.store.write() as tx:
        client = find_client(tx, client_id)
        check_open(client, gate_of(tx, client, on=on), "planned")
        found = _restart(tx, studio, client, on=on)
        if found is None:
            newest = versions_of(tx, client_id)[:1]
            if newest and newest[0].programme.restarted == on:
                return newest[0]  # the same tap again
            raise Refused(NOT_NEEDED.format(days=f"{limits().review.missed_days.value:g}"))
        programme = found.programme.model_copy(update={"restarted": on})
        return save(studio, client_id, programme, because=found.says, key=key, at=at)


def _restart(tx: Transaction, studio: Studio, client: Client, *, on: date) -> Restart | None:
    versions, known = versions_of(tx, client.id), limits().review
    given = diary(tx, studio, client.id, as_of=on, missed_until=on)
    last = max((one.date for one in given.sessions if one.completed), default=None)
    if not versions or last is None or (on - last).days < known.missed_days.value:
        return None
    since = [one for one in versions if local_day(one.at, studio.zone) > last]
    if any(max(one.programme.restarted or last, one.programme.begun or last) > last for one in since):
        return None
    gate = gate_of(tx, client, on=on)
    told = {"day": day_in_words(last), "days": (on - last).days}
    if (on - last).days >= 7 * limits().planning.long_break.value:
        says = ANEW.format(**told, weeks=f"{limits().planning.long_break.value:g}")
        return Restart(last_session=last, programme=_anew(tx, studio, client, versions[0].programme, on=on), says=says)
    changes, share = restarted(last_of_each(given.sessions), library(), known)
    programme = next_programme(
        versions[0].programme,
        changes,
        meanwhile=Meanwhile.REGRESS,
        monday=monday_of(on),
        library=library(),
        limits=limits(),
        stage=gate.presentation,
        cleared=gate.within,
    )
    says = SAYS.format(**told, share=percent(share))
    return Restart(last_session=last, programme=programme, says=says)


def _anew(tx: Transaction, studio: Studio, client: Client, current: Programme, *, on: date) -> Programme:
    """A new draft for the same wishes, each difference said."""
    gate, wishes = gate_of(tx, client, on=on), current.wishes or client.details.wishes
    onward = onward_of(tx, studio, client.id, current, on=on)
    found = drafted(client, gate, triggers_of(tx, client.id, gate), wishes, start=on, current=current, onward=onward)
    changed = differences(current, found, library=library(), unit=client.details.weight_unit)
    return found.model_copy(update={"changed": changed})
