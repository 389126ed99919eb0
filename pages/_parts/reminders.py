"""Messages ready to send, and the days ahead as calendar files. Nothing is sent from here."""

from urllib.parse import quote

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.phone.languages import Language, speaking
from lbp_core.coach.today import reminders as coach
from pages._parts.calling import files, send
from pages._parts.here import on, studio
from pages._parts.in_english import in_english
from pages._parts.look import card


def reminders(client_id: str, link: str | None, code: str | None) -> None:
    """The card; `link` and `code` are those that were just made, so that their messages carry them."""
    words = coach.words()
    client = caseload.client(studio(), client_id)
    language = client.details.language
    with speaking(language):
        offered = {one.name: one for one in coach.reminders(studio(), client_id, on=on(), link=link, code=code)}
    with card(f"reminders_{client_id}"):
        st.subheader(words.panel.title, icon=":material/outgoing_mail:", anchor=False)
        st.text(words.panel.says)
        first = "code" if code else "check_in"
        chosen = st.pills(
            words.panel.which,
            tuple(offered),
            default=first,
            required=True,
            format_func=lambda name: offered[name].title if name in offered else name,
            key=f"reminder_{client_id}_{first}_{len(offered)}",
            label_visibility="collapsed",
        )
        message = offered[chosen]
        st.code(message.text, language=None, wrap_lines=True)
        if language is not Language.EN:
            english = {one.name: one for one in coach.reminders(studio(), client_id, on=on(), link=link, code=code)}
            in_english(english[chosen].text, language)
        send(message.text, message.subject, phone=client.details.phone, email=client.details.email)
        st.caption(words.calendar.says)
        at = f"documents/{quote(client_id)}/calendar"
        calendars = {"mine": words.calendar.mine_label, "theirs": words.calendar.theirs_label}
        files([(label, f"{at}/{whose}.ics") for whose, label in calendars.items()])
