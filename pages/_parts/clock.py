"""The clock of the floor: what the page tells its script about rests and holds. It ticks in the browser, floor.js draws it."""

from hashlib import sha256
from html import escape
from pathlib import Path

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.floor import AtWork

HERE = Path(__file__).parent
MARK = sha256((HERE / "floor.js").read_bytes()).hexdigest()[:12]
STYLE = "<style>\n" + (HERE / "floor.css").read_text(encoding="utf-8") + "</style>"


def floor_script(session_id: str | None = None) -> None:
    """Puts the script and its words on the page: the line to the server, and with a session its clock."""
    words = words_here()
    says = words.line.model_dump() | {f"clock_{name}": said for name, said in words.clock.model_dump().items()}
    told = " ".join(f'data-{name.replace("_", "-")}="{escape(said)}"' for name, said in says.items())
    script = f'<script type="module" src="/own/{MARK}/floor.js"></script>'
    st.html(f'{STYLE}<i data-floor="{escape(session_id or "")}" {told}></i>{script}', unsafe_allow_javascript=True)


def rest_running(work: AtWork, *, hold_key: str) -> None:
    """The rest that runs, if one does, and how long a hold is (as its stepper says); the script reads it, nobody else."""
    said = {"session": work.record.id}
    if work.card is not None and (hold := work.card.prescription.dose.hold_s) is not None:
        done = [one for one in work.card.sets if one.done]
        stands = st.session_state.get(hold_key, hold)
        said |= {"hold": str(stands), "sides": "2" if work.card.prescription.dose.per_side else "1"}
        said |= {"set": str(len(done) + 1)}
    if work.rest is not None:
        since = round(work.rest.since.timestamp() * 1_000)
        said |= {"rest": str(work.rest.seconds), "since": str(since)}
    st.html("<i data-clock-now " + " ".join(f'data-{name}="{escape(value)}"' for name, value in said.items()) + "></i>")
