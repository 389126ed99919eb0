"""The words for how a body is placed and what an exercise asks of the back, as a trainer reads them."""

from lbp_core.models.exercise import Position

POSITIONS = {
    Position.SEATED: "Sitting",
    Position.STANDING: "Standing",
    Position.KNEELING: "Kneeling",
    Position.ALL_FOURS: "Hands and knees",
    Position.SUPINE: "Lying on the back",
    Position.PRONE: "Lying on the front",
    Position.SIDE_LYING: "Lying on the side",
}

DEMANDS = {
    "flexion": "Bending",
    "extension": "Arching",
    "rotation": "Turning",
    "axial_load": "Load along the spine",
    "impact": "Jolts",
    "neural": "Pull on the leg nerves",
}

ASKED = ("nothing", "a little", "some", "a lot")
"""How much an exercise asks, 0 to 3, in words."""
