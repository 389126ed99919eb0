"""A message for the trainer to send as their own. Nothing is sent from here, and none says anything about health."""

from lbp_core.models.base import Frozen


class Reminder(Frozen):
    """What it is called, an e-mail's subject, and the text as it will be read."""

    name: str
    title: str
    subject: str
    text: str
