"""From bytes to text: UTF-8 and UTF-16, and a clear refusal for everything that is not text.

Nothing is guessed that could be guessed wrongly: a file in a legacy Vietnamese encoding (TCVN3, VNI, Windows-1258)
decodes to nonsense under any single-byte table, so it is refused and not repaired. Only an HTML page that declares
Windows-1258, and reads as Vietnamese in it, is taken at its word (and composed: that encoding writes tones apart).
"""

import codecs
import os
import re
import stat
import unicodedata
from pathlib import Path

from unionml.errors import InputError, UnreadableError

_ADDRESS = re.compile(r"([a-z][a-z0-9+]+):/+(.*)", re.IGNORECASE | re.DOTALL)
_SAVE = "save its text as UTF-8 first"
_SAVE_EITHER = "save its text as UTF-8, or its sheet as CSV in UTF-8, first"
_GIVE_TEXT, _GIVE_TABLE = "give the article's text", "give a table of articles"
_EXPORT = "export the table as CSV in UTF-8"
_MAGIC: tuple[tuple[bytes, str, str, str], ...] = (
    (b"%PDF-", "a PDF", _SAVE, _GIVE_TABLE),
    (b"PAR1", "a Parquet table", "save it under a name that ends in .parquet", "let its name end in .parquet"),
    (b"PK\x03\x04", "a ZIP archive or an Office document such as a workbook (.xlsx)", _SAVE_EITHER, _EXPORT),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first", "let its name end in .gz"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", "unpack it first", "let its name end in .zst"),
    (b"\xfd7zXZ\x00", "compressed with xz", "unpack it first", "unpack it first, or pack it with gzip (.gz)"),
    (b"\x89PNG", "a picture", _GIVE_TEXT, _GIVE_TABLE),
    (b"\xff\xd8\xff", "a picture", _GIVE_TEXT, _GIVE_TABLE),
    (b"GIF8", "a picture", _GIVE_TEXT, _GIVE_TABLE),
    (b"\xd0\xcf\x11\xe0", "an old Office document", _SAVE_EITHER, _EXPORT),
    (b"{\\rtf", "a rich-text document", _SAVE, _GIVE_TABLE),
)
"""How files begin, what they are then, and what to do where a page and where a table was expected."""
OLD_ENCODING = (
    "perhaps an old Vietnamese encoding such as TCVN3, VNI or Windows-1258; convert the table to Unicode and save it "
    "as UTF-8"
)
"""What is said of a row, or a table, that is not UTF-8."""
_DECLARED_1258 = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,200}encoding)\s*=\s*[\"']?\s*(?:windows-|cp)1258", re.IGNORECASE
)
_HEAD_BYTES = 65_536
"""Bytes of a page in which its encoding may be declared."""
_BLANK = " \t\r\n\x0b\x0c\u00a0\u200b\u200c\u200d\u2028\u2029\u2060\ufeff"
"""Characters that alone are no text."""
_BINARY_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F}


def decode(data: bytes, source: str = "") -> str:
    """The text in `data`, without its byte-order mark.

    UTF-8 with or without a mark, UTF-16 with a mark, and UTF-16 without one where the zero bytes of Latin letters give
    it away. Line ends stay as they are: whoever parses splits at all of them.

    Args:
        data: the whole file.
        source: what an error message calls it.

    Raises:
        InputError: the bytes are empty, binary, or text in another encoding.
    """
    name = source or "the input"
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise InputError(f"{name} is empty; give it an article's text")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise InputError(f"{name} is UTF-32; save it as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(_strict(data, "utf-16", name), name)
    for magic, what, remedy, _ in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}; {remedy}")
    if b"\0" in data:
        guess = _utf16_without_mark(data)
        if guess is None:
            raise InputError(f"{name} is binary, not text; give a text, HTML, JSONL, CSV or Parquet file")
        return _checked(_strict(data, guess, name), name)
    if _DECLARED_1258.search(data[:_HEAD_BYTES]) and (declared := _windows_1258(data)) is not None:
        return declared
    return _checked(_strict(data, "utf-8-sig", name), name)


def _windows_1258(data: bytes) -> str | None:
    """An HTML page that says it is Windows-1258 and proves it by Vietnamese letters; None for UTF-8 in disguise."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None
    text = data.decode("cp1258", "replace")
    marks = sum(char in "\u0300\u0301\u0303\u0309\u0323ơưăâêôđ" for char in text.lower())
    return unicodedata.normalize("NFC", text) if marks > 0.02 * len(text) and "\ufffd" not in text else None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-16"):
            raise InputError(f"{name} is damaged UTF-16 (byte {error.start}); save it again as UTF-8") from None
        raise InputError(
            f"{name} is not UTF-8 (byte {error.start}), perhaps a picture or an old Vietnamese encoding such as TCVN3, "
            "VNI or Windows-1258; convert it to Unicode, save it as UTF-8 and try again"
        ) from None


def _checked(text: str, name: str) -> str:
    if not text.lstrip(_BLANK)[:1].strip():
        raise InputError(f"{name} is empty; give it an article's text")
    head = text[:4096]
    controls = sum(ord(char) in _BINARY_CONTROLS for char in head)
    if controls > max(2, len(head) // 50):
        raise InputError(f"{name} is binary, not text; give a text, HTML, JSONL, CSV or Parquet file")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the zero bytes of spaces and Latin letters stand on one side only."""
    head = data[:4096]
    if len(head) < 8 or len(data) % 2:
        return None
    low, high = head[0::2], head[1::2]
    zeros_low, zeros_high = low.count(0), high.count(0)
    if zeros_high >= 0.3 * len(high) and zeros_low == 0:
        return "utf-16-le"
    if zeros_low >= 0.3 * len(low) and zeros_high == 0:
        return "utf-16-be"
    return None


def what_table_is(head: bytes) -> str | None:
    """What the first bytes of a table say that it is, if it is no text, and what to do about it."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32; save it as UTF-8"
    return next((f"{what}; {remedy}" for magic, what, _, remedy in _MAGIC if head.startswith(magic)), None)


def utf16_of(head: bytes) -> str | None:
    """The codec of UTF-16 that the first bytes of a text speak for, or None."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return _utf16_without_mark(head[: len(head) // 2 * 2]) if b"\0" in head[:4096] else None


def head_text(head: bytes) -> str:
    """The first bytes of a file as text, roughly: by it one can tell what kind of text it is."""
    return head.decode(utf16_of(head) or "utf-8", "replace").removeprefix("\ufeff")


def read_file(path: str | os.PathLike[str], size: int = -1) -> bytes:
    """The bytes of a regular file.

    Args:
        path: the file.
        size: how many of its first bytes; by default all.

    Raises:
        InputError: there is no such file, or it is a folder.
        UnreadableError: it may not be read, or a disk or network is at fault.
    """
    file = Path(path)
    try:
        check_file(file)
        with file.open("rb") as stream:
            return stream.read(size)
    except FileNotFoundError:
        raise InputError(f"{file} does not exist; check the path") from None
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableError(f"{file} cannot be read ({reason}); check the path and its permissions") from None


def check_address(path: Path) -> None:
    """Refuse the address of a page or a file on the net, of whose slashes a path has kept one.

    Raises:
        InputError: it is one.
    """
    if found := _ADDRESS.match(str(path)):
        address = f"{found[1]}://{found[2]}"
        raise InputError(f"{address} is an address, and nothing is fetched from the net; save what it shows as a file")


def check_file(path: Path) -> None:
    """Refuse what is not a file, with a sentence that says what it is.

    Raises:
        InputError: no such path, a folder, or an impossible path.
        UnreadableError: no permission, or a disk or network is at fault.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        check_address(path)
        if str(path) == "-":
            raise InputError(
                "no table is read from standard input; save it to a file, such as articles.jsonl"
            ) from None
        raise InputError(f"{path} does not exist; check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        kind = UnreadableError if isinstance(error, OSError) else InputError
        raise kind(f"{str(path)!r} cannot be read ({reason}); check the path and its permissions") from None
    if stat.S_ISDIR(mode):
        raise InputError(f"{path} is a folder; give a file, or score the folder with `unionml score`")
    if not os.access(path, os.R_OK):
        raise UnreadableError(f"{path} cannot be read (Permission denied); check its permissions")
