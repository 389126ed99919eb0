"""How colours are measured in tests: contrast as WCAG has it, and how far two are apart for eyes that see fewer of them."""

from math import dist

WHITE_EYES = "usual"
EYES = {
    "red weak": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green weak": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue weak": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What protanopia, deuteranopia and tritanopia make of linear red, green and blue (Machado and others, 2009, severity 1)."""
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
PLACES = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Oklab: equal steps look equally large."""

Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    """A #rrggbb colour as light, 0 to 1 each."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    bright, dim = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def apart(one: str, other: str, *, eyes: str = WHITE_EYES) -> float:
    """How far two colours are apart for those eyes, in hundredths of Oklab: under 2 is hardly told apart side by side."""
    return 100 * dist(_seen(one, eyes), _seen(other, eyes))


def _light(colour: str) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def _seen(colour: str, eyes: str) -> Triple:
    light = linear(colour)
    if eyes in EYES:
        light = _times(EYES[eyes], light)
    inside = tuple(min(1.0, max(0.0, part)) for part in light)
    cones = tuple(part ** (1 / 3) for part in _times(CONES, inside))
    return _times(PLACES, cones)


def _times(rows: tuple[Triple, ...], parts: tuple[float, ...]) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, parts, strict=True)) for row in rows)
    return first, second, third
