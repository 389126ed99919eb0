"""The weekly check-in on the phone: fill in, look over, send. Something that needs help is saved and answered at once."""

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.coach.phone import client_forms, sharing
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.coach.screening.looking_over import lines, slip
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.models.views import CheckInForm, CheckInSent
from pages import _studio
from pages.phone.fields import Given, read_check_in
from pages.phone.paper import page
from pages.phone.post import Fields, key_of
from pages.phone.sent import sent_page
from pages.phone.visit import hidden, studio_of
from pages.phone.weeks import today, week_form, weeks_offered


def show(visitor: Visitor, request: Request) -> Response:
    """The empty form: nothing is chosen before a person chooses it."""
    try:
        form = week_form(visitor, request.query_params.get("week", ""))
    except Refused as sentence:
        return _filled(visitor, week_form(visitor, ""), {}, str(sentence))
    return _filled(visitor, form, {})


def save(visitor: Visitor, fields: Fields) -> Response:
    """One step further: the form again, the page to look it over, or sent."""
    form = week_form(visitor, fields.get("week", ""))
    if fields.get("step") == "change":
        return _filled(visitor, form, fields)
    given = read_check_in(fields, form, today=today())
    if fields.get("step") != "send" and client_forms.help_now(given.answers) is None:
        missing = Answer.NOT_ASKED in given.answers.values()
        return page(
            "review.html",
            form=form,
            given=fields,
            lines=lines(given.check_in, given.answers, given.note),
            safety_missing=missing,
            slip=slip(given.check_in),
        )
    return sent_page(visitor, _send(visitor, given, fields))


def again(visitor: Visitor, fields: Fields, says: str) -> Response:
    """The form as it was filled in, with what stands in the way."""
    try:
        form = week_form(visitor, fields.get("week", ""))
    except Refused:
        form = week_form(visitor, "")
    return _filled(visitor, form, fields, says)


def _send(visitor: Visitor, given: Given, fields: Fields) -> CheckInSent:
    here, at, key = studio_of(visitor), _studio.now(), key_of(fields)
    return sharing.send_check_in(
        here, visitor.client_id, given.check_in, given.answers, by=By.CLIENT, note=given.note, key=key, at=at
    )


def _filled(visitor: Visitor, form: CheckInForm, given: Fields, says: str | None = None) -> Response:
    carried = hidden(visitor, week=form.week.isoformat()) | ({"key": given["key"]} if given.get("key") else {})
    shown = {"weeks": weeks_offered(), "parts": client_forms.parts(form), "hidden": carried, "trouble": says}
    return page("check_in.html", 422 if says else 200, form=form, given=given, **shown)
