"""What the guard at the trainers' door asks of this studio: how a browser stands, and what counts as somebody being there."""

from collections.abc import Collection, Mapping

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from lbp_core.access.standing import Standing
from lbp_core.coach.door import signing_in
from pages import _studio
from pages._door import at_the_door, token_of


class Keeper:
    """What the guard asks of this studio."""

    def by_cookie(self, token: str) -> Standing:
        """How the browser with that cookie stands now."""
        return at_the_door(token)[0]

    def by_sign_in(self, ids: Collection[str]) -> Mapping[str, Standing]:
        """How those sign-ins stand now."""
        return {one: at_the_door(token_of(one))[0] for one in ids}

    def touched(self, sign_in_id: str) -> None:
        """A person did something there now."""
        signing_in.touch(_studio.the_studio(), token_of(sign_in_id), at=_studio.now())

    def by_hand(self, message: bytes) -> bool:
        """True for a tap; a page that redraws itself, and a browser that only looks after its files, do not count."""
        told = BackMsg()
        try:
            told.ParseFromString(message)
        except DecodeError:  # not ours to judge: Streamlit closes the websocket for it
            return False
        return told.WhichOneof("type") == "rerun_script" and not told.rerun_script.is_auto_rerun
