"""Which week a check-in is for: this one or one of the three before it. A week to come cannot be filled in."""

from datetime import date, timedelta

from lbp_core.coach import studio
from lbp_core.coach.phone import sharing
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.models.refusal import Refused
from lbp_core.models.views import CheckInForm
from pages import _studio
from pages.phone.post import shortened, trouble
from pages.phone.visit import studio_of

WEEKS_BACK = 3


def today() -> date:
    """The studio's calendar day."""
    return studio.today(_studio.the_studio(), _studio.now())


def weeks_offered() -> list[date]:
    """The Mondays a client may choose from, this week's first."""
    monday = today() - timedelta(days=today().weekday())
    return [monday - timedelta(weeks=back) for back in range(WEEKS_BACK + 1)]


def week_form(visitor: Visitor, week: str) -> CheckInForm:
    """The form of that week; of the one the coach asks about where none is named. Raises Refused on a week not offered."""
    offered = {monday.isoformat(): monday for monday in weeks_offered()}
    if week and week not in offered:
        raise Refused(trouble("week", entered=shortened(week)))
    on = offered[week] + timedelta(days=6) if week else today()
    return sharing.check_in_form(studio_of(visitor), visitor.client_id, on=on)
