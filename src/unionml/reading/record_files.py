"""Tables as bytes: opened, unpacked, in UTF-8, and by lines."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from unionml.errors import InputError, UnreadableError, first_line
from unionml.reading.encoding import utf16_of, what_table_is
from unionml.reading.records import Reject

Row = tuple[int, "dict[str, Any] | Reject"]
_PIECE = 1 << 16
_UNPACKED = 1 << 20
_LAST_PIECE = 16
"""Bytes that may be lost before the place where a file is cut off."""
DAMAGE = (OSError, EOFError, ValueError, zlib.error)
"""What the readers of compressed files, and of UTF-16, raise where a file is damaged."""
_FIRST_LINE_END = re.compile(rb'[^"\r\n]*+(?:"[^"]*+"[^"\r\n]*+)*(\r*\n|\r)')


def open_table(path: Path, compression: str | None) -> Any:
    """The bytes of a table of text, unpacked, UTF-16 as UTF-8.

    Raises:
        InputError: it cannot be opened, or is no text.
    """
    try:
        stream = _unpacked(path, compression)
        head = head_of(stream)
    except DAMAGE as error:
        if is_fault_of_system(error):
            raise damaged(str(path), error) from None
        reason = f"({first_line(error)}); it is damaged, or its name does not fit what is in it"
        raise InputError(f"{path} cannot be opened {reason}") from None
    what = what_table_is(head)
    encoding = utf16_of(head)
    if what is not None:
        stream.close()
        raise InputError(f"{path} is {what}")
    if encoding is None:
        return stream
    recoded = io.BufferedReader(_Recoded(stream, encoding), _PIECE)
    try:
        head_of(recoded)  # what cannot be read at all is told before the first row is asked for
    except DAMAGE as error:
        recoded.close()
        raise damaged(str(path), error) from None
    return recoded


def head_of(stream: BinaryIO) -> bytes:
    """The bytes that come next, some thousands, without taking them."""
    return bytes(stream.peek(_PIECE))  # type: ignore[attr-defined]


def lines_of(stream: BinaryIO, source: str) -> Iterator[bytes]:
    """Lines of bytes; damage of a compressed file is the file's fault and no row's.

    Where the first line ends in a carriage return alone, as in Excel's CSV for the Macintosh, all do.

    Raises:
        InputError: the file is damaged.
    """
    try:
        found = _FIRST_LINE_END.match(head := head_of(stream))
        ends_in_cr = found is not None and found[1] == b"\r" and found.end() < len(head)
        yield from _lines_by_cr(stream) if ends_in_cr else stream
    except DAMAGE as error:
        raise damaged(source, error) from None


def is_fault_of_system(error: BaseException) -> bool:
    """Whether a file could not be read for what it lies on, rather than for what is in it."""
    return isinstance(error, OSError) and error.errno is not None


def damaged(source: str, error: BaseException, where: str = "") -> InputError:
    """What to tell of a file that cannot be read to its end."""
    if is_fault_of_system(error):
        reason = f"({first_line(error)}); check its disk and permissions, and try again"
        return UnreadableError(f"{source} cannot be read{where} {reason}")
    return InputError(f"{source} is damaged or cut off{where} ({first_line(error)}); write it again")


def _unpacked(path: Path, compression: str | None) -> Any:
    if compression is None:
        return path.open("rb", buffering=_PIECE)
    if compression == "gzip":
        # Unlike Arrow's reader it takes several members with zeros behind them, as tapes and block devices leave.
        return gzip.open(path, "rb")
    return io.BufferedReader(_Unpacked(path, compression), _UNPACKED)


def _lines_by_cr(stream: BinaryIO) -> Iterator[bytes]:
    # Latin-1 takes any bytes and gives them back.
    for line in io.TextIOWrapper(stream, "latin-1", newline="\r"):
        yield line.encode("latin-1")


class _Unpacked(io.RawIOBase):
    """A compressed file unpacked by Arrow, up to the place where it is cut off or damaged.

    What Arrow has unpacked of a piece is lost where the rest of the piece cannot be, so that pieces are small once all
    of the file has been taken in.
    """

    def __init__(self, path: Path, compression: str) -> None:
        import pyarrow as pa

        self._file = pa.OSFile(str(path))
        self._size = self._file.size()
        self._stream = pa.CompressedInputStream(self._file, compression)
        self._damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._damage is not None:
            raise self._damage
        taken = 0
        while taken < len(buffer):
            wanted = _PIECE if self._file.tell() < self._size else _LAST_PIECE
            try:
                data = self._stream.read(min(wanted, len(buffer) - taken))
            except DAMAGE as error:
                self._damage = error
                if not taken:
                    raise
                break
            if not data:
                break
            buffer[taken : taken + len(data)] = data
            taken += len(data)
        return taken

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 as one of UTF-8; half surrogate pairs stay what they are, to be refused with their row."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream: Any = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            data = self._stream.read1(_PIECE)
            self._left = self._decoder.decode(data, final=not data).encode("utf-8", "surrogatepass")
            if not data:
                break
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def close(self) -> None:
        self._stream.close()
        super().close()
