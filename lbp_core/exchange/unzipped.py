"""The records inside a file that is brought in: our JSON itself, a client's kit, or a studio's with one kit per client."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from lbp_core.exchange.our_json import LARGEST_MB
from lbp_core.models.refusal import Refused

RECORDS, CLIENTS = "records.json", "clients/"
ZIP_MARK = b"PK\x03\x04"
MOST_CLIENTS = 10_000
PIECE = 1 << 20


def is_zip(file: BinaryIO) -> bool:
    """True where it begins as a zip does. The file stands at its beginning again."""
    file.seek(0)
    mark = file.read(len(ZIP_MARK))
    file.seek(0)
    return mark == ZIP_MARK


def how_many(file: BinaryIO) -> int:
    """How many clients' records the file says it has."""
    if not is_zip(file):
        return 1
    with _opened(file) as kit:
        return max(1, len(_kits(kit)))


def records_in(file: BinaryIO) -> Iterator[BinaryIO]:
    """Each client's records as an open file. Raises Refused where there are none, or a zip is damaged."""
    if not is_zip(file):
        yield file
        return
    with _opened(file) as kit:
        if RECORDS in kit.namelist():
            with _member(kit, kit.getinfo(RECORDS)) as one:
                yield one
            return
        kits = _kits(kit)
        if not kits or len(kits) > MOST_CLIENTS:
            raise Refused(
                f"The zip holds {len(kits)} clients' kits and no {RECORDS}; 1 to {MOST_CLIENTS:,} are allowed. Choose a kit "
                "that this program made, unchanged."
            )
        for each in kits:
            with _member(kit, each) as inner:
                yield from records_in(inner)


def _kits(kit: ZipFile) -> list[ZipInfo]:
    return [one for one in kit.infolist() if one.filename.startswith(CLIENTS) and one.filename.endswith(".zip")]


@contextmanager
def _opened(file: BinaryIO) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as kit:
            yield kit
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Refused(
            f"The zip is damaged or locked ({str(error)[:80]}). Fetch it again, and bring it in unchanged."
        ) from None


@contextmanager
def _member(kit: ZipFile, one: ZipInfo) -> Iterator[BinaryIO]:
    """Unpacked into a file of its own, no more than records may have: a small zip may say that it is endless."""
    with TemporaryFile() as place, kit.open(one) as packed:
        _copy(packed, cast(BinaryIO, place))
        yield cast(BinaryIO, place)


def _copy(packed: IO[bytes], place: BinaryIO) -> None:
    left = LARGEST_MB * 1_000_000 + 1
    while left > 0 and (piece := packed.read(min(PIECE, left))):
        place.write(piece)
        left -= len(piece)
    place.seek(0)
