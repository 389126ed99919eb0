"""Every drawing as data/pictures/ says it, and which rung it stands for. How it looks is decided elsewhere."""

from functools import cache
from pathlib import Path
from typing import Any

from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, fit, nearest, read_entries
from lbp_core.pictures.pose import Drawing

FOLDER = DATA / "pictures"
POSTURES = "postures.yaml"
Entry = dict[str, Any]


@cache
def album() -> dict[str, Drawing]:
    """Every drawing by its id. Raises BrokenKnowledge with all problems at once."""
    return read_album(FOLDER)


@cache
def by_rung() -> dict[tuple[str, str], Drawing]:
    """The drawing of each exercise and rung that has one."""
    return {
        (exercise, rung): drawing
        for drawing in album().values()
        for exercise, rungs in drawing.shows.items()
        for rung in rungs
    }


def read_album(folder: Path) -> dict[str, Drawing]:
    """The drawings of that folder. Raises BrokenKnowledge with all problems at once."""
    postures = _spelled_out(read_entries(folder / POSTURES))
    drawings: dict[str, Drawing] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        for name, entry in ({} if path.name == POSTURES else read_entries(path)).items():
            try:
                drawings[name] = fit(Drawing, {"id": name, **_posed(entry, postures)}, path)
            except BrokenKnowledge as broken:
                problems += [Problem(one.file, f"{name}.{one.entry}", one.says) for one in broken.problems]
            except LookupError as unknown:
                says = f"starts like '{unknown.args[0]}', which is not there.{nearest(unknown.args[0], postures)}"
                problems.append(Problem(f"data/{folder.name}/{path.name}", name, f"{says} Write one of {POSTURES}."))
    if problems:
        raise BrokenKnowledge(problems)
    return drawings


def _spelled_out(postures: dict[str, Entry]) -> dict[str, Entry]:
    full: dict[str, Entry] = {}
    for name, entry in postures.items():
        full[name] = _over(full[entry["like"]] if "like" in entry else {}, entry)
    return full


def _posed(entry: Entry, postures: dict[str, Entry]) -> Entry:
    """The entry with both poses written in full: the end begins from the start unless it says what it is like."""
    start = _over(postures[entry["start"].get("like", "standing")], entry["start"])
    posed = {**entry, "start": start}
    if "end" in entry:
        end = entry["end"]
        posed["end"] = _over(postures[end["like"]] if "like" in end else start, end)
    return posed


def _over(base: Entry, change: Entry) -> Entry:
    """The base with the change laid over it; `arms` and `legs` set both sides, mirrored."""
    pose = {key: value for key, value in change.items() if key not in ("like", "arms", "legs")}
    for both, one in (("arms", "arm"), ("legs", "leg")):
        if both in change:
            pose = {f"right_{one}": change[both], f"left_{one}": _mirrored(change[both])} | pose
    return base | pose


def _mirrored(limb: Entry) -> Entry:
    places = {key: [limb[key][0], limb[key][1], -limb[key][2]] for key in ("to", "bow") if key in limb}
    return limb | places
