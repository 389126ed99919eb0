"""Who could read the studio's file if they had it, in the trainer's words. Encrypting it: lbp_core/keeping/at_rest.py."""

from dataclasses import dataclass
from pathlib import Path

from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.studio import Studio
from lbp_core.keeping.backing_up import Keeping
from lbp_core.keeping.looking_through import how_kept, in_synced_folder
from lbp_core.keeping.readable import readable_copies
from lbp_core.models.refusal import Refused
from lbp_core.storage.opening import path_of

NAMED = 3


@dataclass(frozen=True)
class AtRest:
    """`says`: who can read the records where they lie; `worries`: what to do, none where all is well; `more`: the engine."""

    says: str
    worries: tuple[str, ...]
    more: tuple[str, ...]


def at_rest(studio: Studio, url: str) -> AtRest:
    """Whether the open studio is encrypted, whether its key is there, and what else of it could be read. For trainers."""
    must(studio, Right.COACH)
    path = path_of(url)
    if path is None:
        return AtRest("The records are on a database server: have its disk encrypted.", (), (how_kept(url),))
    synced = in_synced_folder(url)
    worries = [] if synced is None else [synced]
    if not studio.store.encrypted:
        how = "To encrypt it: stop the app, then python3 -m lbp_core encrypt. Have the machine's whole disk encrypted too."
        return AtRest("Not encrypted: whoever has the studio's file can read it.", tuple(worries), (how, how_kept(url)))
    worries += [*_key_gone(studio), *_readable(path, Keeping.of(url, None).folder)]
    where = f"Its key: {studio.keys.says}. It is in no backup; who loses it and the recovery sheet loses every record."
    return AtRest(
        "Encrypted: without the key nobody reads the studio's file or its backups.",
        tuple(worries),
        (where, how_kept(url)),
    )


def _key_gone(studio: Studio) -> list[str]:
    """Said while the app still runs: the studio opens no more once it was stopped."""
    try:
        if studio.keys.key() is not None:
            return []
    except Refused as refused:
        return [str(refused)]
    return [
        f"The key is not in {studio.keys.says} any more. Before the app is stopped, put it back, or type the recovery sheet in "
        "on the machine: python3 -m lbp_core recover-key"
    ]


def _readable(path: Path, folder: Path) -> list[str]:
    found = readable_copies(path, folder)
    if not found:
        return []
    names = ", ".join(one.name for one in found[:NAMED]) + (" and others" if len(found) > NAMED else "")
    return [
        f"Copies that anybody can read lie beside it: {names}. `python3 -m lbp_core encrypt` encrypts them too; or remove them."
    ]
