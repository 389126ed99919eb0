"""The second step before a client's plan and progress: a short code from the trainer, good once, for ten minutes, five tries."""

import hmac
from datetime import datetime
from hashlib import sha256

from lbp_core.access import codes
from lbp_core.coach.papers.consents import client_to_write
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.phone_words import phone_words
from lbp_core.models.plan_code import MADE, TRIED, USED, CodeMade, CodeTried, CodeUsed
from lbp_core.models.refusal import Refused
from lbp_core.storage.client_file import Paper, add_paper, newest_papers, papers_of
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction


def plan_code(studio: Studio, client_id: str, *, key: str, at: datetime) -> str:
    """A code to tell the client, 'ABCD EFGH', good for ten minutes from `at`. It ends every earlier one.

    The same key again gives the same code as long as this process lives. Only a slow hash of it is kept. Raises Refused
    where the same press comes after a newer code was made, or after the server was started anew.
    """
    code = codes.code_from(_seed(studio, "code", client_id, key))
    salt = _seed(studio, "salt", client_id, key)[: codes.SALT_BYTES]
    digest = codes.hashed(code, salt)
    with studio.store.write() as tx:
        client_to_write(tx, client_id)
        written = once(tx, MADE, client_id, key, at=at)
        if not written.again:
            made = CodeMade(salt=salt.hex(), digest=digest, until=at + codes.LASTS)
            add_paper(tx, written, client_id, MADE, made, at=at, on=today(studio, at))
        elif newest_papers(tx, [client_id], MADE, CodeMade)[client_id].body.digest != digest:
            raise Refused("That code was made a while ago and is told only once. Make a new one; it ends the old.")
    return codes.spaced(code)


def use_code(studio: Studio, client_id: str, entered: str, *, key: str, at: datetime) -> None:
    """Takes what the client typed. A code is right once; the same form sent again is the same time.

    Raises Refused where it is no code, wrong, too late, used, or tried too often. Every try is counted before it is looked at.
    """
    code = codes.typed(entered)
    if code is None:
        raise Refused(phone_words().code["no_code"])
    made = _try(studio, client_id, key=key, at=at)
    if not codes.same(code, bytes.fromhex(made.body.salt), made.body.digest):
        raise Refused(phone_words().code["wrong"])
    with studio.store.write() as tx:
        if _used_elsewhere(tx, client_id, made.id, key):
            raise Refused(phone_words().code["over"])
        written = once(tx, USED, client_id, made.id, at=at)
        if not written.again:
            said = CodeUsed(code=made.id, form=key)
            add_paper(tx, written, client_id, USED, said, at=at, on=today(studio, at))


def _try(studio: Studio, client_id: str, *, key: str, at: datetime) -> Paper[CodeMade]:
    """The code that is good now, with one try fewer."""
    with studio.store.write() as tx:
        made = newest_papers(tx, [client_id], MADE, CodeMade).get(client_id)
        if made is None or at >= made.body.until or _used_elsewhere(tx, client_id, made.id, key):
            raise Refused(phone_words().code["over"])
        tries = [
            one for one in papers_of(tx, [client_id], TRIED, CodeTried).get(client_id, []) if one.body.code == made.id
        ]
        if len(tries) >= codes.TRIES:
            raise Refused(phone_words().code["too_often"])
        written = once(tx, TRIED, client_id, f"{made.id} {len(tries)}", at=at)
        add_paper(tx, written, client_id, TRIED, CodeTried(code=made.id), at=at, on=today(studio, at))
    return made


def _used_elsewhere(tx: Transaction, client_id: str, code: str, key: str) -> bool:
    """True where it was right before, on another form than this."""
    used = papers_of(tx, [client_id], USED, CodeUsed).get(client_id, [])
    return any(one.body.code == code and one.body.form != key for one in used)


def _seed(studio: Studio, part: str, client_id: str, key: str) -> bytes:
    """Bytes that this process alone can make again."""
    return hmac.new(studio.secret, f"plan {part}\0{client_id}\0{key}".encode(), sha256).digest()
