"""What every client's first page needs and is the same for all: made ready before anybody comes, or fifty phones each make it."""

from datetime import date, timedelta

from lbp_core.coach.client import symptoms
from lbp_core.coach.phone import ahead, client_forms, own_plan
from lbp_core.coach.phone.languages import Language, speaking
from lbp_core.models.views import CheckInForm
from pages._plain import made_ready
from pages.phone import paper

SAID = (client_forms.words, client_forms.safety_list, own_plan.words, own_plan.labels, ahead.words, symptoms.words)


def warm(*, on: date) -> None:
    """In each language: words read, templates made ready, and the longest page drawn once, for nobody."""
    for language in Language:
        with speaking(language):
            _warm_as_spoken(on)


def _warm_as_spoken(on: date) -> None:
    for words in SAID:
        words()
    made_ready(paper.templates())
    for opened in (True, False):
        paper.blank_safety(opened=opened)
    form = CheckInForm(
        client_id="nobody", first_name="–", week=on - timedelta(days=on.weekday()), activities=(), sent_already=False
    )
    shown = {
        "weeks": [form.week],
        "parts": client_forms.parts(form),
        "hidden": {"key": "", "mark": "", "week": form.week.isoformat()},
    }
    paper.page("check_in.html", form=form, given={}, **shown)
