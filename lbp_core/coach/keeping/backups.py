"""How the studio's backups stand, in the trainer's words. Taking them and putting them back: lbp_core/keeping."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio
from lbp_core.keeping.backing_up import Keeping
from lbp_core.keeping.restoring import RestoredPaper
from lbp_core.keeping.shelf import Last, is_due, last, on_the_shelf
from lbp_core.storage.client_file import studio_papers
from lbp_core.storage.safety import RESTORED

LATE_AFTER = timedelta(hours=48)
SAID_FOR = timedelta(days=28)
MEGABYTE = 1_000_000
ANOTHER_DISK = "A backup on this disk is lost with it: copy the folder to another disk now and then."


@dataclass(frozen=True)
class BackupsTold:
    """`says`: how it stands; `worry`: what to do, or None where all is well; `more`: what else is worth knowing."""

    says: str
    worry: str | None
    more: tuple[str, ...]


def told(studio: Studio, url: str, *, at: datetime) -> BackupsTold:
    """The last good backup, whether the next one is late, and whether these records were put back from one. For trainers."""
    must(studio, Right.COACH)
    keeping = Keeping.of(url, None)
    said, made = last(keeping.folder), on_the_shelf(keeping.folder)
    newest = made[0].at if made else None
    if studio.demo and newest is None:
        return BackupsTold("A demo studio is not backed up.", None, ())
    more = [_kept(len(made), said), f"They lie in {keeping.folder}. {ANOTHER_DISK}"] if made else []
    return BackupsTold(
        says="No backup has been made yet." if newest is None else f"Last good backup: {_when(studio, newest, at)}.",
        worry=_worry(said, newest, at),
        more=(*_restored(studio, at), *more),
    )


def due(url: str, *, at: datetime) -> bool:
    """True where the app should make one now."""
    return is_due(Keeping.of(url, None).folder, at=at)


def _worry(said: Last, newest: datetime | None, at: datetime) -> str | None:
    if said.trouble is not None and (said.good is None or said.tried is None or said.tried > said.good):
        return f"The last try did not work: {said.trouble}"
    if newest is None:
        return (
            "The app makes the first one a few minutes after it starts. Now: the button, or python3 -m lbp_core backup"
        )
    if at - newest > LATE_AFTER:
        return "It is more than two days old. Leave the app running for ten minutes, or: python3 -m lbp_core backup"
    return None


def _kept(many: int, said: Last) -> str:
    ways = [("encrypted with the studio's key", said.encrypted), ("sealed with your passphrase", said.sealed)]
    sealed = " and ".join(way for way, so in ways if so) or "not sealed (LBP_BACKUP_KEY seals them)"
    size = f"{said.size_bytes / MEGABYTE:.1f} MB" if said.size_bytes >= MEGABYTE else f"{said.size_bytes / 1000:.0f} kB"
    tried = f" One was put back for trial on {_day(datetime.fromisoformat(said.drilled))}." if said.drilled else ""
    kept = "It is the only one." if many == 1 else f"{many} are kept: of the last days, weeks and months."
    return f"It holds {said.clients} clients, every row read and checked, {size}, {sealed}. {kept}{tried}"


def _restored(studio: Studio, at: datetime) -> list[str]:
    """For four weeks: by then every full screening was asked again."""
    with studio.store.read() as tx:
        papers = studio_papers(tx, RESTORED, RestoredPaper)
    if not papers or at - papers[-1].at > SAID_FOR:
        return []
    of = papers[-1].body.as_of
    up_to = "before the first entry" if of is None else f"up to {_clock(studio, datetime.fromisoformat(of))}"
    return [
        f"A backup was put back on {_day(papers[-1].at)}: records {up_to}. What was told after that is not here, so the "
        "full safety questions are asked of everybody again before they train. Clients need new links."
    ]


def _when(studio: Studio, then: datetime, at: datetime) -> str:
    hours = int((at - then).total_seconds() // 3600)
    ago = "less than an hour ago" if hours < 1 else f"{hours} h ago" if hours < 48 else f"{hours // 24} days ago"
    return f"{_clock(studio, then)}, {ago}"


def _clock(studio: Studio, then: datetime) -> str:
    there = then.astimezone(studio.zone)
    return f"{_day(there)}, {there:%H:%M}"


def _day(then: datetime) -> str:
    return f"{then.day} {then:%B %Y}"
