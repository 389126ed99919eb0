"""The colours of a drawing in light, in dark and on paper. Shapes and words carry the meaning; colour only helps."""

Palette = dict[str, str]

LIGHT: Palette = {
    "ground": "#f5f0e6",
    "ghost": "#e3dbca",
    "ghost_edge": "#b8ab92",
    "skin": "#cf9468",
    "skin_far": "#e2bd9f",
    "hair": "#4b3a30",
    "eye": "#4b3a30",
    "shirt": "#2a8a78",
    "shirt_far": "#85b9ad",
    "legs": "#27475c",
    "legs_far": "#8498a3",
    "shoe": "#4b3a30",
    "shoe_far": "#a0968c",
    "prop": "#766b5a",
    "iron": "#5a5048",
    "steel": "#97897a",
    "wood": "#9a6b2f",
    "soft": "#c9bfac",
    "mat": "#a9cbbf",
    "cushion": "#c98f7a",
    "floor": "#b9ae99",
    "arrow": "#c2600a",
    "band": "#8a3f78",
    "water": "#3d7fa8",
}
DARK: Palette = {
    "ground": "#2b2824",
    "ghost": "#47423a",
    "ghost_edge": "#776f61",
    "skin": "#dda57b",
    "skin_far": "#8f705a",
    "hair": "#8b6b56",
    "eye": "#2b2824",
    "shirt": "#4fb5a1",
    "shirt_far": "#3b6f65",
    "legs": "#86add0",
    "legs_far": "#566b7d",
    "shoe": "#d8cbb6",
    "shoe_far": "#857c70",
    "prop": "#b5aa97",
    "iron": "#a39788",
    "steel": "#cfc5b5",
    "wood": "#c99a5b",
    "soft": "#6a6255",
    "mat": "#3d6358",
    "cushion": "#9c6553",
    "floor": "#6f6758",
    "arrow": "#f2a14a",
    "band": "#d58fc4",
    "water": "#5fa3d2",
}

PAPER: Palette = {
    "ground": "#ffffff",
    "ghost": "#f4f4f4",
    "ghost_edge": "#8c8c8c",
    "skin": "#bcbcbc",
    "skin_far": "#d2d2d2",
    "hair": "#1a1a1a",
    "eye": "#1a1a1a",
    "shirt": "#6e6e6e",
    "shirt_far": "#b3b3b3",
    "legs": "#333333",
    "legs_far": "#9e9e9e",
    "shoe": "#1a1a1a",
    "shoe_far": "#858585",
    "prop": "#5c5c5c",
    "iron": "#1a1a1a",
    "steel": "#757575",
    "wood": "#4d4d4d",
    "soft": "#d4d4d4",
    "mat": "#d9d9d9",
    "cushion": "#bfbfbf",
    "floor": "#a6a6a6",
    "arrow": "#000000",
    "band": "#000000",
    "water": "#8c8c8c",
}
"""Black and greys for a printer without colour and for a photocopy of it."""


def palette(*, dark: bool) -> Palette:
    """The colours of that theme."""
    return DARK if dark else LIGHT
