"""What is missing or out of date in the papers: said on the client's pages and at the start of work. It stops nothing."""

from collections.abc import Iterable
from datetime import date

from lbp_core.coach.papers import scope
from lbp_core.coach.papers.consents import consents
from lbp_core.coach.papers.par_q import ParQState, par_q
from lbp_core.coach.studio import Studio
from lbp_core.models.consent import Standing
from lbp_core.models.notice import Notice, NoticeKind
from lbp_core.models.par_q import ParQOutcome, ParQStanding
from lbp_core.models.screening import Answer
from lbp_core.models.trainer import Trainer
from lbp_core.planning.words import listed
from lbp_core.storage.safety import clearances_of, full_screenings

UNASKED = "Consent to {what} is not written down yet."
OUT_OF_DATE = "Consent to {what} was given to an older text. Ask again when it suits."


def notices(studio: Studio, client_id: str, *, on: date) -> tuple[Notice, ...]:
    """Everything there is to say of this client's papers on that day. Raises Refused for an unknown client."""
    form, who = par_q(studio, client_id, on=on), scope.trainer(studio)
    found = [*_of_consents(studio, client_id), *_of_the_form(form), *_of_scope(studio, client_id, form, who)]
    if insured := scope.insurance(who, on=on):
        found.append(Notice(kind=NoticeKind.INSURANCE, says=insured))
    return tuple(found)


def _of_consents(studio: Studio, client_id: str) -> Iterable[Notice]:
    states = consents(studio, client_id)
    for standing, sentence in ((Standing.NOT_ASKED, UNASKED), (Standing.OUT_OF_DATE, OUT_OF_DATE)):
        if open_ones := [one.short for one in states if one.standing is standing]:
            said = sentence.format(what=listed(open_ones))
            yield Notice(kind=NoticeKind.CONSENT, says=said)


def _of_the_form(form: ParQState) -> Iterable[Notice]:
    if form.standing in {ParQStanding.ABSENT, ParQStanding.EXPIRED}:
        yield Notice(kind=NoticeKind.PAR_Q, says=form.says)


def _of_scope(studio: Studio, client_id: str, form: ParQState, who: Trainer | None) -> Iterable[Notice]:
    """Below Level 4 a client with a medical condition is first a clinician's, unless a clinician has spoken."""
    if scope.plans_alone(who) or (form.newest is not None and form.newest.outcome is ParQOutcome.CLINICIAN_YES):
        return
    with studio.store.read() as tx:
        spoken = bool(clearances_of(tx, [client_id]).get(client_id))
        screened = full_screenings(tx, [client_id]).get(client_id)
    by_form = form.newest is not None and form.newest.outcome is not ParQOutcome.ALL_NO
    by_answer = screened is not None and Answer.YES in screened.asked.answers.values()
    if (by_form or by_answer) and not spoken:
        level = scope.level_in_words(None if who is None else who.qualification)
        yield Notice(kind=NoticeKind.SCOPE, says=scope.words().below.format(level=level))
