"""The long road of a client on record: where they are, the block that runs, the next one, and the way back after a break."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from lbp_core.coach.gate.gate import gate_of
from lbp_core.coach.gate.onward import onward_of
from lbp_core.coach.plan.plan_editing import standing_needs
from lbp_core.coach.plan.planning import check_open, drafted, save, triggers_of
from lbp_core.coach.plan.returning import back_again
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.weekly.diary import diary, newest_of_each_week
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.road import road
from lbp_core.evidence.templates import presentations
from lbp_core.facts.calendar import local_day, monday_of
from lbp_core.facts.road import road_weeks
from lbp_core.facts.timeline import timeline
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.records import ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.review import ReviewInput
from lbp_core.models.road import NextBlock, Phase, RoadStanding, RoadView, RoadWeek, TrainingBlock, YearWeek
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Presentation
from lbp_core.planning.brought_on import brought_on
from lbp_core.planning.next_block import carried_on, new_in, trained_in, turn_of, without_room
from lbp_core.planning.road import phases_of, standing
from lbp_core.planning.words import day_in_words
from lbp_core.storage import weeks
from lbp_core.storage.clients import find_client
from lbp_core.storage.programmes import newest_versions, versions_of
from lbp_core.storage.transaction import Transaction

WEEK, DAY = timedelta(weeks=1), timedelta(days=1)
AWAY = 2
"""Weeks without a session from which a stretch is drawn as a break."""
NO_PROGRAMME = "{name} has no programme yet. Draft the first one; blocks follow it."
BECAUSE = "Next block · {phase}. {new}"
NOTHING_NEW = "Nothing new: the same work goes on"


def road_view(studio: Studio, client_id: str, *, on: date) -> RoadView:
    """The phase with its reasons, every week since the first, the block that runs, and what the client's goals bring."""
    with studio.store.read() as tx:
        client = find_client(tx, client_id)
        gate = gate_of(tx, client, on=on)
        versions = versions_of(tx, client_id)
        given = diary(tx, studio, client_id, as_of=on, missed_until=on - DAY)
        points = timeline(given, newest_of_each_week(weeks.all_decisions(tx, client_id)))
    told = _told(studio, given, points, versions, gate)
    phases = phases_of(told, road())
    return RoadView(
        standing=standing(told or (_first_week(gate, on),), road()),
        weeks=tuple(map(_year_week, points, phases, _breaks(told, points))),
        block=block_of(versions, on=on),
        ahead=tuple(goal.says for goal in road().goals_for(client.details.wishes.goals)),
    )


def next_block(studio: Studio, client_id: str, *, on: date) -> NextBlock:
    """The block that follows, drafted from that day on. Raises Refused behind a locked gate and without a programme."""
    with studio.store.read() as tx:
        return _next_block(tx, studio, find_client(tx, client_id), on=on)


def save_next_block(studio: Studio, client_id: str, *, key: str, at: datetime) -> ProgrammeVersion:
    """The next block as the next version. Raises Refused as `next_block` does."""
    on = today(studio, at)
    with studio.store.write() as tx:
        found = _next_block(tx, studio, find_client(tx, client_id), on=on)
        return save(studio, client_id, found.programme, because=found.because, key=key, at=at)


def block(studio: Studio, client_id: str, *, on: date) -> TrainingBlock | None:
    """The block that runs; None without a programme. Older programmes do not say when theirs began: then all are read."""
    with studio.store.read() as tx:
        newest = newest_versions(tx, [client_id]).get(client_id)
        if newest is None or newest.programme.begun is not None:
            return block_of(() if newest is None else (newest,), on=on)
        return block_of(versions_of(tx, client_id), on=on)


def block_of(versions: Sequence[ProgrammeVersion], *, on: date) -> TrainingBlock | None:
    """The block that the newest version belongs to; None without a programme. `versions` newest first."""
    if not versions:
        return None
    newest, first = versions[0].programme, versions[-1].programme
    begun = newest.begun or first.begun or first.weeks[0].monday
    length = len(first.weeks) if newest.wishes is None else newest.wishes.weeks
    ends = begun + WEEK * length - DAY
    week = (monday_of(on) - begun) // WEEK + 1
    ran = f"The block began on {day_in_words(begun)} {begun.year} for {length} weeks"
    return TrainingBlock(
        begun=begun,
        ends=ends,
        over=on > ends,
        says=f"{ran} and has run for {week - 1}." if on > ends else f"{ran}: this is week {max(1, week)}.",
    )


def stage_weeks(
    studio: Studio, points: Sequence[WeekPoint], versions: Sequence[ProgrammeVersion], gate: Gate
) -> Mapping[date, Presentation | None]:
    """By Monday: the stage that the programme of that week was made for; for the newest week the one of today."""
    made = sorted(
        (monday_of(local_day(one.at, studio.zone)), one.number, one.programme.presentation) for one in versions
    )
    found: dict[date, Presentation | None] = {}
    for point in points:
        known = [stage for saved, _, stage in made if saved <= point.monday]
        found[point.monday] = Presentation(known[-1]) if known else None
    if points and gate.presentation is not None:
        found[points[-1].monday] = gate.presentation
    return found


def standing_of(
    studio: Studio, given: ReviewInput, points: Sequence[WeekPoint], versions: Sequence[ProgrammeVersion], gate: Gate
) -> RoadStanding:
    """Where the road stands at the end of these weeks."""
    return standing(_told(studio, given, points, versions, gate) or (_first_week(gate, given.as_of),), road())


def _told(
    studio: Studio, given: ReviewInput, points: Sequence[WeekPoint], versions: Sequence[ProgrammeVersion], gate: Gate
) -> tuple[RoadWeek, ...]:
    return road_weeks(
        points,
        given.sessions,
        stage_weeks(studio, points, versions, gate),
        library=library(),
        starts=presentations()[Presentation.SUBACUTE_IMPROVING].starts,
        limits=limits().review,
    )


def _next_block(tx: Transaction, studio: Studio, client: Client, *, on: date) -> NextBlock:
    gate, versions = gate_of(tx, client, on=on), versions_of(tx, client.id)
    check_open(client, gate, "planned")
    if not versions:
        raise Refused(NO_PROGRAMME.format(name=client.name))
    current = versions[0].programme
    given = diary(tx, studio, client.id, as_of=on, missed_until=on - DAY)
    points = timeline(given, newest_of_each_week(weeks.all_decisions(tx, client.id)))
    phase = standing_of(studio, given, points, versions, gate)
    onward = onward_of(tx, studio, client.id, current, on=on)
    wishes = client.details.wishes if current.wishes is None else current.wishes
    needs = standing_needs(tx, client, current, gate, begun=onward.begun)
    back = brought_on(current, back_again(tx, studio, client.id, trained_in(current), on=on).ready, needs)
    onward = replace(onward, returned=back.days)
    triggers, turn = triggers_of(tx, client.id, gate), turn_of(current, phase.phase, road(), needs)
    programme = drafted(client, gate, triggers, wishes, start=on, current=current, onward=turn.onto(onward))
    if no_room := without_room(programme, turn):
        turn = turn_of(current, phase.phase, road(), needs, no_room=no_room)
        programme = drafted(client, gate, triggers, wishes, start=on, current=current, onward=turn.onto(onward))
    new = new_in(programme, turn, library())
    because = BECAUSE.format(phase=phase.name, new=" ".join(new) or f"{NOTHING_NEW}.")
    led = (f"{phase.name}: {phase.goal} {phase.trains}", *_goals(wishes.goals), *new, *back.left_out)
    return NextBlock(
        phase=phase.phase,
        programme=programme.model_copy(update={"because": (*led, *programme.because)}),
        carried=carried_on(programme, turn, library(), client.details.weight_unit),
        new=new,
        because=because,
    )


def _goals(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(goal.says for goal in road().goals_for(texts))


def _year_week(point: WeekPoint, phase: Phase, away: int) -> YearWeek:
    return YearWeek(point=point, phase=phase, away=bool(away))


def _breaks(told: Sequence[RoadWeek], points: Sequence[WeekPoint]) -> list[bool]:
    """Whether each week lies in a stretch of `AWAY` weeks or more without a session, once training had begun."""
    quiet = [week.weeks_away is not None and not point.sessions_done for week, point in zip(told, points, strict=True)]
    found: list[bool] = []
    for still, run in groupby(quiet):
        length = len(list(run))
        found += [still and length >= AWAY] * length
    return found


def _first_week(gate: Gate, on: date) -> RoadWeek:
    return RoadWeek(
        monday=monday_of(on), stage=gate.presentation, weeks_trained=0, weeks_away=None, core=0, loaded=0, pain=None,
        calm_weeks=0,
    )  # fmt: skip
