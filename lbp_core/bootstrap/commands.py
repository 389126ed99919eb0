"""The list of commands: what each is for, what it needs, and what is said where there is no such command."""

import argparse
import difflib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from lbp_core.bootstrap import (
    backups,
    checking,
    keys,
    records,
    requirements,
    setting_up,
    studios,
    testing,
    trainers,
    wires,
)
from lbp_core.bootstrap.places import RUNTIME, TESTING
from lbp_core.bootstrap.saying import Stopped, say


@dataclass(frozen=True)
class Command:
    """One command: its line in the help, what must be there, its options, and what it does (gives the exit code)."""

    says: str
    run: Callable[[argparse.Namespace], int]
    options: Callable[[argparse.ArgumentParser], None] = lambda _: None
    needs: tuple[Path, ...] = (RUNTIME,)
    only: tuple[str, ...] | None = None


class Options(argparse.ArgumentParser):
    """Says what is wrong with an option in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raises Stopped."""
        raise Stopped(f"{self.prog}: {message}. `{self.prog} --help` lists what it takes.")


WIRE = ("pydantic", "PyYAML")
COMMANDS = {
    "demo": Command("a demo studio with invented clients, in your browser", studios.demo, studios.demo_options),
    "run": Command(
        "your own studio, in your browser; its records are in data/studio.db", studios.run, studios.run_options
    ),
    "export": Command(
        "one client's whole record, or the studio's, as a file to take away", records.export, records.export_options
    ),
    "import": Command(
        "records that `export` wrote, or training history from another program",
        records.bring_in,
        records.import_options,
    ),
    "erase": Command(
        "one client's whole record, removed for good, with a receipt", records.erase, records.erase_options
    ),
    "add-trainer": Command(
        "somebody who may sign in: the studio's first person, or another one", trainers.add_trainer, trainers.options
    ),
    "new-password": Command(
        "a new password for somebody who cannot sign in; their second step ends",
        trainers.new_password,
        trainers.login_option,
    ),
    "backup": Command(
        "a checked copy of the studio, while it may be open: backup [FILE]", backups.backup, backups.backup_options
    ),
    "restore": Command(
        "puts the last good backup, or FILE, in the studio's place", backups.restore, backups.restore_options
    ),
    "encrypt": Command(
        "encrypts the studio's file, once its recovery sheet was typed back (--new: a new studio)",
        keys.encrypt,
        keys.encrypt_options,
    ),
    "decrypt": Command("the way back: the studio's file in plain letters again", keys.decrypt),
    "recovery-sheet": Command(
        "the studio's key on paper: recovery-sheet [FILE.html]", keys.recovery_sheet, keys.sheet_options
    ),
    "recover-key": Command("puts the key back from a recovery sheet that you type in", keys.recover_key),
    "verify": Command("is every record what was written? names the first that is not", backups.verify),
    "test": Command(
        "sets up what is missing and runs every test; takes pytest's own words too",
        testing.test,
        testing.options,
        (RUNTIME, TESTING),
    ),
    "faults": Command(
        "kills, power cuts, full disks, damaged files: one table (--long: half an hour)",
        testing.faults,
        testing.faults_options,
        (RUNTIME, TESTING),
    ),
    "large": Command(
        "a studio of 10,000 invented clients over five years, its pages beside those of twenty",
        testing.large,
        testing.large_options,
        (RUNTIME, TESTING),
    ),
    "bench": Command(
        "how quick it is, beside bare Streamlit pages in the same run: tables (about ten minutes)",
        testing.bench,
        testing.bench_options,
        (RUNTIME, TESTING),
    ),
    "screen": Command("one screening per line in, where it ends per line out (JSON)", wires.screen, only=WIRE),
    "plan": Command(
        "one client per line in, a programme or why there is none per line out (JSON)", wires.plan, only=WIRE
    ),
    "review": Command("one history per line in, the week's decision per line out (JSON)", wires.review, only=WIRE),
    "check-data": Command("reads everything in data/ and lists what is wrong", checking.check_knowledge),
    "rulebook": Command(
        "writes docs/rulebook.md and docs/hazards.md from the rules and data/",
        checking.rulebook,
        checking.rulebook_options,
    ),
}


def main(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code; every problem is a sentence on standard error."""
    try:
        return _run(list(arguments))
    except Stopped as problem:
        say(str(problem))
        return 2
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has gone: nothing to add
        return 0


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print(_help())
        return 0
    name, rest = arguments[0], arguments[1:]
    if name not in COMMANDS:
        raise Stopped(_no_such(name))
    command = COMMANDS[name]
    parser = Options(f"python3 -m lbp_core {name}", description=command.says, allow_abbrev=False)
    command.options(parser)
    asked, strangers = parser.parse_known_args(rest)
    if strangers and name not in {"test", "large", "bench"}:
        parser.error(f"it does not know {' '.join(strangers)}")
    asked.passed_on = strangers
    if not requirements.here(command.needs, only=command.only):
        setting_up.make_ready(command.needs)
        setting_up.start_again(arguments)
    return command.run(asked)


def _help() -> str:
    lines = "\n".join(f"  {name:<16}{command.says}" for name, command in COMMANDS.items())
    return f"python3 -m lbp_core COMMAND\n\n{lines}\n\nBegin with: python3 -m lbp_core demo"


def _no_such(name: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    return f"There is no command '{name}'.{meant} The commands are: {', '.join(COMMANDS)}."
