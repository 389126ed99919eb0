"""The colours of a drawing in light and dark. Shapes and words carry the meaning; colour only helps."""

Palette = dict[str, str]

LIGHT: Palette = {
    "ground": "#f5f0e6",
    "ghost": "#d6cdbb",
    "skin": "#cf9468",
    "skin_far": "#e2bd9f",
    "hair": "#4b3a30",
    "shirt": "#2a8a78",
    "shirt_far": "#85b9ad",
    "legs": "#27475c",
    "legs_far": "#8498a3",
    "shoe": "#4b3a30",
    "shoe_far": "#a0968c",
    "prop": "#766b5a",
    "soft": "#c9bfac",
    "mat": "#a9cbbf",
    "floor": "#b9ae99",
    "arrow": "#c2600a",
    "band": "#8a3f78",
    "water": "#3d7fa866",
}
DARK: Palette = {
    "ground": "#2b2824",
    "ghost": "#575147",
    "skin": "#dda57b",
    "skin_far": "#8f705a",
    "hair": "#8b6b56",
    "shirt": "#4fb5a1",
    "shirt_far": "#3b6f65",
    "legs": "#86add0",
    "legs_far": "#566b7d",
    "shoe": "#d8cbb6",
    "shoe_far": "#857c70",
    "prop": "#b5aa97",
    "soft": "#6a6255",
    "mat": "#3d6358",
    "floor": "#6f6758",
    "arrow": "#f2a14a",
    "band": "#d58fc4",
    "water": "#5fa3d266",
}


def palette(*, dark: bool) -> Palette:
    """The colours of that theme."""
    return DARK if dark else LIGHT
