"""The words of reminders and calendar entries, as data/words/reminders.yaml has them."""

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen


class MessageWords(Frozen):
    """One message: what it is called here, an e-mail's subject, the text."""

    title: str
    subject: str
    text: str


class Messages(Frozen):
    """Every message there is."""

    check_in: MessageWords
    morning: MessageWords
    session: MessageWords
    code: MessageWords


class Titles(Frozen):
    """What stands in a calendar."""

    session: str
    check_in: str


class CalendarWords(Frozen):
    """Titles for the trainer's own calendar and for the client's."""

    mine: Titles
    theirs: Titles
    mine_label: str
    theirs_label: str
    says: str


class Ways(Frozen):
    """How it is sent."""

    share: str
    shared: str
    mail: str
    sms: str


class PanelWords(Frozen):
    """The card that holds them."""

    title: str
    says: str
    which: str
    end_link: str
    link_ended: str


class ReminderWords(Frozen):
    """data/words/reminders.yaml: a missing or unknown part fails at start-up."""

    here: str
    page: str
    sender: str
    messages: Messages
    calendar: CalendarWords
    ways: Ways
    panel: PanelWords


@once_per_language
def reminder_words() -> ReminderWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(ReminderWords, "words/reminders.yaml")
