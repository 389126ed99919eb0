"""What may be agreed with a client about an alert: the more urgent it is, the less can be put off."""

from datetime import date, datetime, timedelta

from lbp_core.models.alerts import Agreed, Alert, AlertAnswer
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition
from lbp_core.planning.words import date_in_words

OFFERED = {Disposition.STOP_EMERGENCY: (Agreed.EMERGENCY, Agreed.CALLED_111, Agreed.NOT_REACHED)}
"""Where not everything is offered: an emergency does not wait for an appointment."""

AFTER = timedelta(days=1)
"""How long after help was sought the trainer asks how it went."""


def check_answer(answer: AlertAnswer, alert: Alert, *, on: date, at: datetime) -> None:
    """Raises Refused where the answer does not fit, or says too little to follow up. `on` is today, `at` now."""
    if answer.agreed not in alert.offered:
        raise Refused(
            f"{alert.client_name}'s answer does not wait for an appointment: it is for 999 or A&E now. Speak to them, and "
            "choose what was agreed."
        )
    if answer.agreed is Agreed.APPOINTMENT:
        _check_day(answer.day, alert, on=on)
    elif answer.day is not None:
        raise Refused("Only an appointment has a day. Take the day out, or choose the appointment.")
    if answer.agreed is not Agreed.NOT_REACHED:
        return
    if answer.again_at is None:
        raise Refused("Say when you will try again, so that it stays on the list until then.")
    if answer.again_at < at:
        raise Refused("The next try lies in the past. Choose a time that is still to come.")


def _check_day(day: date | None, alert: Alert, *, on: date) -> None:
    if day is None:
        raise Refused("Say on which day the appointment is, so that you are reminded to ask how it went.")
    if day < on:
        raise Refused(f"The appointment is on {date_in_words(day)}, which is past. Correct its day.")
    if alert.disposition is Disposition.REFER_SAME_DAY and day > on:
        raise Refused(
            f"{alert.client_name}'s answer is for a doctor today. If no appointment is free today, NHS 111 is the way; "
            "choose that once they have called."
        )
