"""What was ruled out, gathered under what ruled it out. The sentences themselves are written in explaining.py."""

OUT = " out because "


def by_cause(sentences: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What was ruled out, gathered under what ruled it out: the cause to 'Hip thrust, steps 1–4'. In the given order."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        name, _, rest = sentence.rstrip(".").partition(": ")
        steps, because_of, cause = rest.partition(OUT)
        said = f"{name}, {steps.removesuffix(' is').removesuffix(' are')}" if because_of else name
        found.setdefault(cause if because_of else rest, []).append(said)
    return {cause: tuple(names) for cause, names in found.items()}
