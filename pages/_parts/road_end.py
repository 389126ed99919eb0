"""The end of coaching."""

from lbp_core.models.views import ClientHeader


def road_end(header: ClientHeader) -> None:
    """x."""
