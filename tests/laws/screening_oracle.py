"""The contract of `screen` once more, on plain dictionaries, built another way and from the written text alone.

Nothing of lbp_core is used here. Each answer adds what it calls for to a heap, and the heaviest thing in it is the end.
"""

from typing import Any

ORDER = ["manage", "refer_routine", "out_of_scope", "unfinished", "refer_urgent", "refer_same_day", "stop_emergency"]
CALLS_FOR = dict.fromkeys(
    [
        "ces_saddle",
        "ces_bladder",
        "ces_bowel",
        "ces_bilateral",
        "neuro_gait",
        "neuro_other",
        "trauma_major",
        "chest_abdo",
    ],
    "E",
)
CALLS_FOR |= dict.fromkeys(["ces_sexual", "neuro_footdrop", "infect_fever", "infect_risk", "aaa"], "U*")
CALLS_FOR |= dict.fromkeys(
    ["ca_history", "ca_weight", "ca_night", "ca_band", "fx_fragility", "shape", "rapid_worse"], "U"
)
CALLS_FOR |= dict.fromkeys(["neuro_tingle", "leg_pain", "infl", "no_better"], "R")
CALLS_FOR |= dict.fromkeys(["preg", "spine_surgery"], "scope")
SHARPER = {
    "neuro_footdrop": ("neuro_footdrop_sudden", "E"),
    "infect_fever": ("infect_unwell", "E"),
    "neuro_tingle": ("neuro_tingle_worse", "U"),
    "leg_pain": ("leg_pain_severe", "R"),
}
OPTIONAL = {"rapid_worse", "no_better"}
END = {
    "E": "stop_emergency",
    "U*": "refer_same_day",
    "U": "refer_urgent",
    "R": "refer_routine",
    "scope": "out_of_scope",
}
DOUBT = {"E": "refer_same_day", "U*": "unfinished", "U": "unfinished"}
UNCLEAR = ("unsure", "declined")
STAGES = ["chronic_recurrent", "subacute_improving", "acute_flared"]


def foretold(line: dict[str, Any]) -> dict[str, Any]:
    """What `screen` must answer to this line: disposition, may_train, presentation, and `ask` as a set."""
    said = {
        name: line["answers"].get(name, "not_asked") for name in (*CALLS_FOR, *(name for name, _ in SHARPER.values()))
    }
    quiet = {one["id"] for one in line.get("stable") or ()}
    for seen in line.get("clearances") or ():
        if line.get("as_of") is not None and seen["date"] >= line["as_of"]:
            quiet |= set(seen["covers"])
    heap = {"manage"} | set(_called_for(said, quiet)) | set(_by_age(line, quiet))
    end = max(heap, key=ORDER.index)
    routine = [said[name] for name, level in CALLS_FOR.items() if level in ("R", "scope") and name not in OPTIONAL]
    open_routine = "not_asked" in routine or said["no_better"] in UNCLEAR or any(word in UNCLEAR for word in routine)
    stage, wanted = _stage(line)
    return {
        "disposition": end,
        "may_train": ("modified" if open_routine else True)
        if end == "manage"
        else {"refer_routine": "modified"}.get(end, False),
        "presentation": stage,
        "ask": _open_ends(said, line) | wanted,
    }


def _called_for(said: dict[str, str], quiet: set[str]) -> list[str]:
    heap = [_alone(name, level, said[name], quiet) for name, level in CALLS_FOR.items()]
    yes = {name for name in CALLS_FOR if said[name] == "yes"}
    for parent, (name, level) in SHARPER.items():
        if name not in quiet and (said[name] == "yes" or (said[name] in UNCLEAR and said[parent] == "yes")):
            yes.add(name)
            heap.append(END[level])
    return heap + _together(yes - quiet)


def _alone(name: str, level: str, word: str, quiet: set[str]) -> str:
    if word == "not_asked":
        return "unfinished" if level in DOUBT and name not in OPTIONAL else "manage"
    if name in quiet or word == "no":
        return "manage"
    return END[level] if word == "yes" else DOUBT.get(level, "manage")


def _together(yes: set[str]) -> list[str]:
    urgent = {name for name in yes if CALLS_FOR.get(name, "").startswith("U") or name == "neuro_tingle_worse"}
    heap = ["refer_same_day"] if len({name.split("_")[0] for name in urgent}) > 1 else []
    if yes & {"infect_fever", "ca_history"}:
        nerve = yes & {"neuro_footdrop", "neuro_gait", "neuro_other", "neuro_tingle_worse"}
        heap += ["stop_emergency"] if nerve else []
        heap += ["refer_same_day"] if "neuro_tingle" in yes else []
    return heap


def _by_age(line: dict[str, Any], quiet: set[str]) -> list[str]:
    age, weeks = line["age"], line.get("duration_weeks")
    if age is None:
        return ["unfinished"]
    if age < 18:
        return [] if "age_u18" in quiet else ["out_of_scope"]
    lasting = weeks is None or weeks >= 4
    return ["refer_routine"] if age >= 60 and lasting and "age_60new" not in quiet else []


def _open_ends(said: dict[str, str], line: dict[str, Any]) -> set[str]:
    parents = {name: parent for parent, (name, _) in SHARPER.items()}
    found = {name for name, word in said.items() if word in UNCLEAR}
    for name, word in said.items():
        due = said[parents[name]] == "yes" if name in parents else name not in OPTIONAL
        if word == "not_asked" and due:
            found.add(name)
    found |= {"age"} if line["age"] is None else set()
    found |= {"as_of"} if line.get("clearances") and line.get("as_of") is None else set()
    worst, average = line.get("pain_worst"), line.get("pain_average")
    return found | ({"pain_worst"} if worst is not None and average is not None and average > worst else set())


def _stage(line: dict[str, Any]) -> tuple[str | None, set[str]]:
    weeks = list(line.get("week_means") or ())
    told = [pain for pain in [*weeks[-1:], line.get("pain_average")] if pain is not None]
    irritable = _irritability(line.get("irritability") or {})
    if not told:
        if irritable in ("may be anything", "moderate or high", "points to high"):
            return None, {"pain_average", "irritability"}
        return ("acute_flared" if irritable == "high" else "subacute_improving"), set()
    mean, began = max(told), line.get("duration_weeks")
    if mean >= 6 or irritable in ("high", "moderate or high", "points to high"):
        return "acute_flared", set()
    if mean >= 3:
        return ("acute_flared" if irritable == "may be anything" else "subacute_improving"), set()
    recent = began is None or began < 6
    calm = len(weeks) >= 2 and max(weeks[-2:]) < 3
    settled = calm and irritable == "low" and not (recent and mean >= 2)
    return ("chronic_recurrent" if settled else "subacute_improving"), set()


def _irritability(told: dict[str, Any]) -> str:
    """By cases. Unknown pieces are tried at their two ends: what is the most and the least that it can be?"""
    light, peak, hours = (told.get(key) for key in ("light_activity", "peak", "settles_hours"))
    ends = {
        _known(lit, top, slow)
        for lit in ([False, True] if light is None else [light])
        for top in ([0, 10] if peak is None else [peak])
        for slow in ([0, 1, 99] if hours is None else [hours])
    }
    if len(ends) == 1:
        return ends.pop()
    if "high" not in ends:
        return "low or moderate"
    if "low" not in ends:
        return "moderate or high"
    return "points to high" if light or (peak is not None and peak >= 6) else "may be anything"


def _known(light: bool, peak: float, hours: float) -> str:
    if light and (peak >= 6 or hours > 24):
        return "high"
    return "low" if hours < 1 else "moderate"
