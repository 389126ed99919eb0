"""The people who work here: the first one, adding, changing, leaving. Their own keys: own_keys.py; whose clients: caring.py."""

from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from lbp_core.access import passwords
from lbp_core.access.password_rules import check_password
from lbp_core.access.rights import Right, may
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio, today
from lbp_core.evidence.password_words import password_words
from lbp_core.models.people import Login, Person, Role
from lbp_core.models.refusal import Refused
from lbp_core.storage import accounts, care, sign_ins
from lbp_core.storage import people as kept
from lbp_core.storage.audit import note
from lbp_core.storage.once import once
from lbp_core.storage.transaction import Transaction

_LOGIN: TypeAdapter[str] = TypeAdapter(Login)


def set_up_first(studio: Studio, *, name: str, login: str, password: str, key: str, at: datetime) -> Person:
    """The studio's first person: its owner, who gets every client that is there already.

    Raises Refused once somebody is there, and where the name or the password cannot be taken.
    """
    name, login = _tidy(name, login)
    hashed = _hashed(password, name, login)
    with studio.store.write() as tx:
        written = once(tx, "set_up_first", "", key, at=at)
        if not written.again:
            if kept.anybody(tx):
                raise Refused("This studio has its people already. Sign in, or have its owner add you.")
            on = today(studio, at)
            kept.add_person(tx, written, name=name, login=login, role=Role.OWNER, password=hashed, on=on)
            care.take_on(tx, care.nobodys_clients(tx), written.result)
            note(tx, "set the studio up", login, actor=f"person:{written.result}", at=at)
        return kept.find_person(tx, written.result)


def people(studio: Studio) -> tuple[Person, ...]:
    """Everybody who works or worked here, by name. For whoever works here too; a client is refused."""
    must(studio, Right.SEE_THE_WEEK)
    with studio.store.read() as tx:
        return kept.all_people(tx)


def looks_after_people(studio: Studio) -> bool:
    """True for the owner, who adds and changes people and reads the studio's log."""
    return may(studio.who, Right.LOOK_AFTER_PEOPLE)


def one_click_people(studio: Studio) -> tuple[Person, ...]:
    """Who may be signed in as with one click, the owner first. Nobody in a studio of real people."""
    if not studio.demo:
        return ()
    with studio.store.read() as tx:
        found = [one for one in kept.all_people(tx) if one.active]
    return tuple(sorted(found, key=lambda one: list(Role).index(one.role)))


def client_counts(studio: Studio) -> dict[str, int]:
    """By person: how many clients of their own. For the owner, who hands them over when somebody leaves."""
    must(studio, Right.LOOK_AFTER_PEOPLE)
    with studio.store.read() as tx:
        return care.own_counts(tx)


def add_person(
    studio: Studio, *, name: str, login: str, role: Role, password: str | None, key: str, at: datetime
) -> Person:
    """Another person, with a first password to change. Without one only in a demo studio, where nobody needs it."""
    must(studio, Right.LOOK_AFTER_PEOPLE)
    name, login = _tidy(name, login)
    if password is None and not studio.demo:
        raise Refused("There is no password. Give a first one of at least 12 characters; it can be changed after.")
    hashed = None if password is None else _hashed(password, name, login)
    with studio.store.write() as tx:
        written = once(tx, "add_person", "", key, at=at)
        if not written.again:
            kept.add_person(tx, written, name=name, login=login, role=role, password=hashed, on=today(studio, at))
            note(tx, f"added as {role.value}", login, at=at)
        return kept.find_person(tx, written.result)


def change_role(studio: Studio, person_id: str, role: Role, *, key: str, at: datetime) -> Person:
    """Another role from now on; open sign-ins of theirs end. Raises Refused where nobody would be owner any more."""
    must(studio, Right.LOOK_AFTER_PEOPLE)
    with studio.store.write() as tx:
        person = _here(tx, person_id)
        if not once(tx, "change_role", person_id, key, at=at).again and person.role is not role:
            _keep_an_owner(tx, person, still=role is Role.OWNER)
            if role is Role.ASSISTANT:
                _hand_over_clients(tx, person, None, at=at)
            kept.change_person(tx, person_id, role=role)
            sign_ins.end_all_of(tx, person_id, at=at)
            note(tx, f"made {role.value}", person.login, at=at)
        return kept.find_person(tx, person_id)


def end_person(studio: Studio, person_id: str, *, hand_to: str | None, key: str, at: datetime) -> Person:
    """Somebody leaves: their clients go to `hand_to`, their sign-ins end, their name stays beside what they did.

    Raises Refused while they have clients and nobody is named, and where nobody would be owner any more.
    """
    must(studio, Right.LOOK_AFTER_PEOPLE)
    with studio.store.write() as tx:
        person = kept.find_person(tx, person_id)
        if not once(tx, "end_person", person_id, key, at=at).again and person.active:
            _keep_an_owner(tx, person, still=False)
            _hand_over_clients(tx, person, hand_to, at=at)
            kept.change_person(tx, person_id, ended=today(studio, at))
            accounts.expect(tx, person_id, None)
            sign_ins.end_all_of(tx, person_id, at=at)
            note(tx, "left", person.login, at=at)
        return kept.find_person(tx, person_id)


def new_password_for(studio: Studio, person_id: str, password: str, *, key: str, at: datetime) -> Person:
    """A new first password for somebody who forgot theirs; their sign-ins and second step end, a linked account too."""
    must(studio, Right.LOOK_AFTER_PEOPLE)
    with studio.store.read() as tx:
        person = _here(tx, person_id)
    hashed = _hashed(password, person.name, person.login)
    with studio.store.write() as tx:
        if not once(tx, "new_password", person_id, key, at=at).again:
            kept.keep_password(tx, person_id, hashed)
            kept.keep_second_step(tx, person_id, None)
            accounts.unlink(tx, person_id)
            sign_ins.end_all_of(tx, person_id, at=at)
            note(tx, "gave a new password", person.login, at=at)
        return kept.find_person(tx, person_id)


def check_new_password(password: str, *names: str) -> None:
    """Raises Refused where that password cannot be taken for somebody of these names."""
    known = password_words()
    own = [part for name in names for part in name.casefold().replace("@", " ").replace(".", " ").split()]
    check_password(password, words=(*known.words, *own), rows=known.rows)


def _hashed(password: str, *names: str) -> str:
    check_new_password(password, *names)
    return passwords.hashed(password)


def _tidy(name: str, login: str) -> tuple[str, str]:
    name, login = " ".join(name.split()), login.strip().casefold()
    if not 1 <= len(name) <= 80:
        raise Refused(f"The name has {len(name)} characters; 1 to 80 are allowed. Write it as clients know it.")
    try:
        return name, _LOGIN.validate_python(login)
    except ValidationError:
        raise Refused(
            f"'{login}' cannot be a sign-in name. Take 2 to 60 letters, digits and . _ @ + -, with a letter or digit first."
        ) from None


def _here(tx: Transaction, person_id: str) -> Person:
    person = kept.find_person(tx, person_id)
    if not person.active:
        raise Refused(f"{person.name} does not work here any more. Add them again under another sign-in name.")
    return person


def _keep_an_owner(tx: Transaction, person: Person, *, still: bool) -> None:
    others = [one for one in kept.all_people(tx) if one.active and one.role is Role.OWNER and one.id != person.id]
    if person.role is Role.OWNER and not still and not others:
        raise Refused(f"{person.name} is the only owner. Make somebody else an owner first; a studio needs one.")


def _hand_over_clients(tx: Transaction, person: Person, hand_to: str | None, *, at: datetime) -> None:
    """All of that person's clients go over, each noted in the log; what was shared with them ends."""
    theirs = care.own_clients(tx, person.id)
    if theirs and hand_to is None:
        raise Refused(
            f"{person.name} has {len(theirs)} client{'s' if len(theirs) > 1 else ''}. Say which trainer they go to first."
        )
    if hand_to is not None:
        to = _here(tx, hand_to)
        if not to.coaches or to.id == person.id:
            raise Refused(f"{to.name} cannot take these clients over. Choose another trainer of this studio.")
        care.hand_over(tx, theirs, hand_to)
        for client_id in theirs:
            note(tx, "handed over for good", f"from {person.login} to {to.login}", client_id=client_id, at=at)
    care.end_shares_with(tx, person.id)
