"""With which account of the studio's OpenID provider somebody may sign in: for the owner to say. Coming in: by_provider.py."""

import re
from datetime import datetime

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio
from lbp_core.models.people import Person
from lbp_core.models.refusal import Refused
from lbp_core.storage import accounts as kept_accounts
from lbp_core.storage import people as kept
from lbp_core.storage import sign_ins
from lbp_core.storage.audit import note
from lbp_core.storage.once import once

MOST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")


def expect_account(studio: Studio, person_id: str, email: str, *, key: str, at: datetime) -> Person:
    """The e-mail address with which they may sign in at the studio's OpenID provider; '' for none. Open sign-ins end.

    An account that was linked is not any more. Raises Refused where it is no address, or somebody else's.
    """
    must(studio, Right.LOOK_AFTER_PEOPLE)
    wanted = email.strip().casefold() or None
    if wanted is not None and not (_EMAIL.fullmatch(wanted) and len(wanted) <= MOST_EMAIL):
        raise Refused(f"'{email.strip()[:80]}' is no e-mail address. Write it as in name@example.org.")
    with studio.store.write() as tx:
        person = kept.find_person(tx, person_id)
        if not person.active:
            raise Refused(f"{person.name} does not work here any more, so nothing was kept.")
        if not once(tx, "expect_account", person_id, key, at=at).again and person.account != wanted:
            kept_accounts.expect(tx, person_id, wanted)
            sign_ins.end_all_of(tx, person_id, at=at)
            note(
                tx,
                "may not sign in with an account" if wanted is None else "may sign in with an account",
                person.login,
                at=at,
            )
        return kept.find_person(tx, person_id)
