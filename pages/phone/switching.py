"""The other language, by one tap at the foot of a page: kept with the client and on this phone. What is typed stays typed."""

from secrets import token_hex

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.coach.phone import languages, visiting
from lbp_core.coach.phone.languages import Language, speaking
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.models.refusal import Refused
from pages import _studio
from pages.phone import before, check_in, new
from pages.phone.language import COOKIE, YEAR
from pages.phone.paper import told
from pages.phone.post import Fields
from pages.phone.visit import keep, visitor_of

FORMS = {"check-in": check_in.again, "new": new.again, "before": before.again}
"""Pages that are drawn again with what stands in them."""
PLACES = ("morning", "plan", "progress")


def switch(request: Request, fields: Fields) -> Response:
    """The page once more in the language that was tapped; the start page where it was none of ours."""
    wanted, place = fields.pop("language", ""), request.query_params.get("of", "")
    if wanted not in set(Language):
        return told("no_visit", 422)
    visitor = visitor_of(request)
    if visitor is not None:
        visitor = _chosen(visitor, Language(wanted))
    with speaking(Language(wanted)):
        answer = _page_of(visitor, place, fields)
    keep(answer, request, COOKIE, wanted, lasts=YEAR)
    return answer


def _chosen(visitor: Visitor, language: Language) -> Visitor:
    """The client's record says it from now on; where nothing may be written down any more, this phone alone does."""
    try:
        key, at = token_hex(16), _studio.now()
        languages.choose_language(_studio.the_studio(), visitor.client_id, language, key=key, at=at)
    except Refused:
        pass
    return visitor.model_copy(update={"language": language})


def _page_of(visitor: Visitor | None, place: str, fields: Fields) -> Response:
    form = FORMS.get(place)
    if visitor is not None and form is not None and visiting.own_form(visitor, fields.get("mark", "")):
        return form(visitor, fields, "")
    return RedirectResponse(f"/c/{place}" if place in {*FORMS, *PLACES} else "/c", 303)
