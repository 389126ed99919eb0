"""One zip, written piece by piece into an open file. The same pieces give the same bytes: no clock, no order of chance."""

from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
PACKED_ALREADY = (".png", ".pdf", ".zip")


class Kit:
    """The zip while it is being filled. Use as a context; leaving it ends the zip."""

    def __init__(self, to: BinaryIO) -> None:
        self._zip = ZipFile(to, "w", ZIP_DEFLATED, compresslevel=6)

    def __enter__(self) -> "Kit":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def put(self, name: str, pieces: Iterable[str | bytes]) -> None:
        """One file in it, from its pieces. Text is UTF-8; a CSV gets the mark by which spreadsheets know that."""
        about = ZipInfo(name, FIRST_DAY)
        about.compress_type = ZIP_STORED if name.endswith(PACKED_ALREADY) else ZIP_DEFLATED
        about.external_attr = 0o600 << 16
        with self._zip.open(about, "w", force_zip64=True) as file:
            if name.endswith(".csv"):
                file.write("\ufeff".encode())
            for piece in pieces:
                file.write(piece.encode() if isinstance(piece, str) else piece)
