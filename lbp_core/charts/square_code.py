"""An address as the square code (QR) that a phone's camera opens. Black on white with its quiet edge, in dark as well."""

from io import BytesIO

import segno

QUIET_EDGE = 4
"""Modules of white around it; fewer, and cameras lose it on a dark page."""


def square_code(address: str) -> str:
    """The code as SVG, for any size."""
    drawn = BytesIO()
    made = segno.make_qr(address, error="m")
    made.save(
        drawn, kind="svg", scale=8, border=QUIET_EDGE, light="#ffffff", dark="#000000", xmldecl=False, omitsize=True
    )
    return drawn.getvalue().decode()
