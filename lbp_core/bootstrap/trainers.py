"""People from the keyboard: `add-trainer`, and `new-password` for who cannot sign in. No password on the command line."""

import argparse
import getpass
import os
import secrets
import sys
from datetime import UTC, datetime

from lbp_core.bootstrap.places import STUDIO, sqlite_url
from lbp_core.bootstrap.saying import Stopped, in_plain_words, say

ROLES = {"trainer": "a trainer", "assistant": "an assistant", "owner": "an owner"}


def options(parser: argparse.ArgumentParser) -> None:
    """--name, --login, --role."""
    parser.add_argument("--name", help="the name as clients know it")
    parser.add_argument("--login", help="what they type to sign in: a short name or an e-mail address")
    parser.add_argument(
        "--role",
        choices=tuple(ROLES),
        help="default: trainer; the first person of a studio is its owner whatever it says",
    )


def add_trainer(asked: argparse.Namespace) -> int:
    """Adds one person to the studio in data/studio.db, or to the one that LBP_DATABASE_URL names."""
    from lbp_core.coach.door.people import add_person, set_up_first
    from lbp_core.coach.door.signing_in import is_set_up
    from lbp_core.coach.studio import open_studio
    from lbp_core.models.people import Role

    named = os.environ.get("LBP_DATABASE_URL")
    new = not named and not STUDIO.exists()
    with in_plain_words():
        studio = open_studio(named or sqlite_url(STUDIO), create=new)
        first = not is_set_up(studio)
        who = {"name": asked.name or _ask("Name, as clients know it", "--name")}
        who["login"] = asked.login or _ask("Sign-in name (short, or an e-mail address)", "--login")
        who["password"] = _password()
        key, at = secrets.token_hex(16), datetime.now(UTC)
        role = Role(asked.role or "trainer")
        person = (
            set_up_first(studio, **who, key=key, at=at)
            if first
            else add_person(studio, **who, role=role, key=key, at=at)
        )
    if new:
        say(
            "A new, empty studio was made in data/studio.db; its backups go to data/backups once a day while the app runs."
        )
    print(f"{person.name} is {ROLES[person.role]} of this studio{_clients(first)} and signs in as '{person.login}'.")
    print("Next: python3 -m lbp_core run, then sign in and set a PIN under Studio.")
    return 0


def login_option(parser: argparse.ArgumentParser) -> None:
    """--login."""
    parser.add_argument("--login", help="what they type to sign in")


def new_password(asked: argparse.Namespace) -> int:
    """The way back in where password, phone or the studio's key are lost. Who sits at the machine may do it; the log says so."""
    from lbp_core.coach.door.people import new_password_for, people
    from lbp_core.coach.studio import open_studio

    with in_plain_words():
        studio = open_studio(os.environ.get("LBP_DATABASE_URL") or sqlite_url(STUDIO))
        login = (asked.login or _ask("Their sign-in name", "--login")).strip().casefold()
        found = [one for one in people(studio) if one.login == login and one.active]
        if not found:
            raise Stopped(f"Nobody here signs in as '{login}'. Check the name; nothing was changed.")
        new_password_for(studio, found[0].id, _password(), key=secrets.token_hex(16), at=datetime.now(UTC))
    print(f"{found[0].name} has a new password. Second step and open sign-ins have ended; the PIN is as it was.")
    return 0


def _clients(first: bool) -> str:  # noqa: FBT001 - one word of a sentence
    return ", has every client in it so far" if first else ""


def _ask(words: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise Stopped(f"It needs {option} where there is no terminal to ask at. Add it and start again.")
    return input(f"{words}: ").strip()


def _password() -> str:
    """Asked twice at a terminal; elsewhere the first line of standard input. Raises Stopped where there is none."""
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise Stopped("It reads the password from standard input where there is no terminal, and there was none.")
        return given
    given = getpass.getpass("Password (at least 12 characters; a few words of your own): ")
    if getpass.getpass("The same again: ") != given:
        raise Stopped("The two passwords are not the same, so nothing was changed. Start again.")
    return given
