"""What can be done next with a programme: train it, change it, begin a new one. Each is an address of its own."""

from lbp_core.models.programme import Programme
from pages._parts.links import to
from pages._parts.look import row


def plan_ways(client_id: str, programme: Programme) -> None:
    """The first thing to do is the filled one."""
    kind = programme.days[0].kind.value if programme.days else ""
    with row(f"ways_{client_id}"):
        to("session", "Go to the session", icon="play_circle", key=f"train_{client_id}", client=client_id)
        _way("Change this programme", icon="tune", client=client_id, change=kind)
        _way("New programme", icon="edit_calendar", client=client_id, draft="wishes")


def _way(label: str, *, icon: str, **params: str) -> None:
    key = "_".join(params)
    to("programme", label, icon=icon, key=f"{key}_{params['client']}", first=False, **params)
