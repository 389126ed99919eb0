"""A disk that remembers every write and every sync, so that the power can be cut between any two of them.

SQLite asks its file system through a table of functions; three of them (open, and each file's write, truncate and sync) are
put before the real ones here, in this process alone. What was never synced may be lost, kept or torn, in any mixture.
"""

import ctypes
import importlib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

P, I64, INT = ctypes.c_void_p, ctypes.c_int64, ctypes.c_int
SECTOR = 512


class Methods(ctypes.Structure):
    """sqlite3_io_methods, all versions."""

    _fields_ = (
        ("iVersion", INT),
        *((name, P) for name in (
            "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
            "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap",
            "xFetch", "xUnfetch",
        )),
    )  # fmt: skip


class File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(Methods)),)


class Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", INT), ("szOsFile", INT), ("mxPathname", INT), ("next", P), ("name", ctypes.c_char_p), ("data", P),
        ("xOpen", P), ("xDelete", P),
    )  # fmt: skip


OPEN = ctypes.CFUNCTYPE(INT, P, P, P, INT, P)
DELETE = ctypes.CFUNCTYPE(INT, P, P, INT)
WRITE = ctypes.CFUNCTYPE(INT, P, P, INT, I64)
TRUNCATE = ctypes.CFUNCTYPE(INT, P, I64)
SYNC = ctypes.CFUNCTYPE(INT, P, INT)
Step = tuple[Any, ...]


class Recorder:
    """Writes down what one engine does to its files, in order: ('write', file, at, bytes), ('sync', file) and so on."""

    def __init__(self, dbapi: Any) -> None:
        module = getattr(dbapi, "__name__", "sqlite3").split(".")[0]
        shared = importlib.import_module("_sqlite3" if module == "sqlite3" else f"{module}._sqlite3")
        find = ctypes.CDLL(shared.__file__).sqlite3_vfs_find
        find.restype, find.argtypes = ctypes.POINTER(Vfs), [ctypes.c_char_p]
        self.steps: list[Step] = []
        self._vfs = find(None).contents
        self._real = OPEN(self._vfs.xOpen), DELETE(self._vfs.xDelete)
        self._names: dict[int, str] = {}
        self._tables: dict[int, tuple[Methods, Methods]] = {}
        self._kept: list[Any] = [OPEN(self._open), DELETE(self._delete)]

    def __enter__(self) -> "Recorder":
        self._vfs.xOpen = ctypes.cast(self._kept[0], P).value
        self._vfs.xDelete = ctypes.cast(self._kept[1], P).value
        return self

    def __exit__(self, *_: object) -> None:
        self._vfs.xOpen = ctypes.cast(self._real[0], P).value
        self._vfs.xDelete = ctypes.cast(self._real[1], P).value

    def acknowledged(self, number: int) -> None:
        """The caller was told that this write is safe."""
        self.steps.append(("ack", number))

    def _open(self, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        done: int = self._real[0](vfs, name, file, flags, out)
        opened = ctypes.cast(file, ctypes.POINTER(File)).contents
        if done == 0 and name and opened.methods:
            self._names[file] = ctypes.string_at(name).decode()
            opened.methods = ctypes.pointer(self._table(opened.methods))
        return done

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        done: int = self._real[1](vfs, name, sync_folder)
        if done == 0:
            self.steps.append(("delete", ctypes.string_at(name).decode(), bool(sync_folder)))
        return done

    def _table(self, real: Any) -> Methods:
        """The same functions, three of them ours. One per kind of file, kept alive as long as this is."""
        at = ctypes.addressof(real.contents)
        for ours, _ in self._tables.values():
            if ctypes.addressof(ours) == at:
                return ours
        if at not in self._tables:
            original = real.contents
            ours = Methods.from_buffer_copy(original)
            for name, kind, note in (
                ("xWrite", WRITE, self._write),
                ("xTruncate", TRUNCATE, self._cut),
                ("xSync", SYNC, self._sync),
            ):
                put = kind(self._before(kind(getattr(original, name)), note))
                self._kept.append(put)
                setattr(ours, name, ctypes.cast(put, P).value)
            self._tables[at] = (ours, original)
        return self._tables[at][0]

    def _before(self, real: Callable[..., int], note: Callable[..., Step]) -> Callable[..., int]:
        def call(file: int, *rest: int) -> int:
            self.steps.append(note(self._names.get(file, "?"), *rest))
            return real(file, *rest)

        return call

    def _write(self, name: str, data: int, size: int, at: int) -> Step:
        return ("write", name, at, ctypes.string_at(data, size))

    def _cut(self, name: str, size: int) -> Step:
        return ("cut", name, size)

    def _sync(self, name: str, _flags: int) -> Step:
        return ("sync", name)


class Disk:
    """What lies on the disk for certain, and what was only promised to it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.certain: dict[str, bytearray] = {name: bytearray(data) for name, data in files.items()}
        self.promised: dict[str, list[Step]] = defaultdict(list)

    def do(self, step: Step) -> None:
        """One more step before the power goes."""
        kind, name = step[0], step[1]
        if kind == "sync":
            self.certain.setdefault(name, bytearray())
            for one in self.promised.pop(name, []):
                _apply(self.certain, one)
        elif kind == "delete" and step[2]:
            self.promised.pop(name, None)
            self.certain.pop(name, None)
        elif kind != "ack":
            self.promised[name].append(step)

    def after_a_cut(self, dice: Random) -> dict[str, bytes]:
        """The power is gone: each promise was kept, broken or half kept, file by file."""
        left = {name: bytearray(data) for name, data in self.certain.items()}
        for name, steps in self.promised.items():
            mood = dice.choice(("none", "all", "some", "first"))
            upto = dice.randrange(len(steps) + 1)
            for place, step in enumerate(steps):
                if mood == "all" or (mood == "some" and dice.random() < 0.5) or (mood == "first" and place < upto):
                    _apply(left, _torn(step, dice) if mood == "some" else step)
            left.setdefault(name, bytearray()) if name in left else None
        return {name: bytes(data) for name, data in left.items()}


def _torn(step: Step, dice: Random) -> Step:
    """A write of which only the first sectors arrived."""
    if step[0] != "write" or len(step[3]) <= SECTOR or dice.random() < 0.7:
        return step
    return (*step[:3], step[3][: SECTOR * dice.randrange(1, len(step[3]) // SECTOR + 1)])


def _apply(files: dict[str, bytearray], step: Step) -> None:
    if step[0] == "delete":
        files.pop(step[1], None)
        return
    data = files.setdefault(step[1], bytearray())
    if step[0] == "cut":
        del data[step[2] :]
        return
    at, new = step[2], step[3]
    data.extend(b"\0" * (at - len(data)))
    data[at : at + len(new)] = new


def lay(files: dict[str, bytes], folder: Path) -> None:
    """These files in that folder, and no others."""
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / Path(name).name).write_bytes(data)
