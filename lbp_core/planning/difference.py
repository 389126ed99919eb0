"""What is different between two programmes, in sentences a trainer reads aloud. It compares; it changes nothing."""

from collections.abc import Iterable, Mapping

from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose, Exercise
from lbp_core.models.programme import DayKind, PlannedDay, Prescription, Programme
from lbp_core.planning.words import DAY_KINDS, dose_in_words, dose_parts, weekdays_in_words

Place = tuple[bool, str]


def differences(
    before: Programme, after: Programme, *, library: Mapping[str, Exercise], unit: WeightUnit = WeightUnit.KG
) -> tuple[str, ...]:
    """Sentences from the last planned week of `before` to the first full one of `after`; none where nothing changed."""
    old_days, new_days = before.weeks[-1].days, _fullest(after)
    old, new = _prescribed(old_days), _prescribed(new_days)
    says = [_changed(old[place], new[place], library, unit, light=place[0]) for place in new if place in old]
    says += [
        f"New: {_name(new[place], library)}, {dose_in_words(new[place].dose, unit)}."
        for place in new
        if place not in old
    ]
    says += [f"Out: {_name(old[place], library)}." for place in old if place not in new]
    return tuple(sentence for sentence in (*says, *_days(old_days, new_days)) if sentence)


def step_in_words(old: Prescription, new: Prescription, exercise: Exercise, unit: WeightUnit = WeightUnit.KG) -> str:
    """'Glute bridge: 3 × 10 → 3 × 12', or the new rung in place of the old; '' where they are the same."""
    if new.rung != old.rung:
        was, now = _rung_name(exercise, old.rung), _rung_name(exercise, new.rung)
        return f"{now} instead of {was[:1].lower()}{was[1:]}: {dose_in_words(new.dose, unit)}"
    change = _dose_change(old.dose, new.dose, unit)
    return f"{exercise.name}: {change}" if change else ""


def _changed(
    old: Prescription, new: Prescription, library: Mapping[str, Exercise], unit: WeightUnit, *, light: bool
) -> str:
    says = step_in_words(old, new, library[new.exercise], unit) if new.exercise in library else ""
    return f"{says} on light days" if says and light else says


def _dose_change(old: Dose, new: Dose, unit: WeightUnit) -> str:
    pairs = list(zip(dose_parts(old, unit), dose_parts(new, unit), strict=True))
    changed = [f"{was or 'no weight'} → {now or 'no weight'}" for was, now in pairs if was != now]
    return ", ".join(changed)


def _prescribed(days: Iterable[PlannedDay]) -> dict[Place, Prescription]:
    found: dict[Place, Prescription] = {}
    for day in days:
        for item in day.prescriptions:
            found.setdefault((day.kind is DayKind.WALK, item.exercise), item)
    return found


def _fullest(programme: Programme) -> tuple[PlannedDay, ...]:
    return max(programme.weeks, key=lambda week: len(week.days)).days


def _days(old: tuple[PlannedDay, ...], new: tuple[PlannedDay, ...]) -> Iterable[str]:
    for kind in DayKind:
        was, now = (weekdays_in_words(day.date for day in days if day.kind is kind) for days in (old, new))
        if was != now:
            yield f"{DAY_KINDS[kind]} on {now or 'no day'} instead of {was or 'no day'}."


def _name(item: Prescription, library: Mapping[str, Exercise]) -> str:
    return library[item.exercise].name if item.exercise in library else item.exercise


def _rung_name(exercise: Exercise, number: int) -> str:
    return exercise.rung(number).name
