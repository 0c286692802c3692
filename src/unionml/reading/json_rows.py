"""JSON as a stream of numbered rows: an object a line, an array of objects, or objects laid out over several lines.

Lines are read one by one, so that a broken one costs itself alone. An array, and objects over several lines, have no
such seams: they are decoded piece by piece (`json.JSONDecoder.raw_decode`), and an error ends the reading.
"""

import codecs
import io
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from unionml.errors import InputError
from unionml.reading.cells import Contradiction
from unionml.reading.columns import check_columns, columns_of, listed
from unionml.reading.encoding import OLD_ENCODING
from unionml.reading.record_files import DAMAGE, Row, damaged, head_of, lines_of, open_table
from unionml.reading.records import Reject

_LOOKED_AT = 100
"""Rows that are looked at for the column of the text before the first is handed on."""
_PIECE = 1 << 16
_SHOWN = 500
"""Characters of a row that a reject shows."""
_ARRAY = re.compile(rb"\s*\[\s*(?:\{|\])")
_OBJECT = re.compile(rb'\s*\{\s*["}]')
_BLANK = re.compile(r"[ \t\r\n]*")
_JOINT = re.compile("[ \t\r\n\ufeff]*")
"""What may stand between two objects of a line: also the mark of the file that the second one opened."""
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
"""What Python's `surrogateescape` makes of a byte that is no UTF-8."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    return row if len(row) == len(pairs) else Contradiction(pairs)


_decoder = json.JSONDecoder(parse_constant=lambda _: None, object_pairs_hook=_object)


def json_rows(path: Path, compression: str | None, text_column: str | None) -> Iterator[Row]:
    """The objects of a file."""
    with open_table(path, compression) as stream:
        is_json = ".json" in [suffix.lower() for suffix in path.suffixes]
        is_later = partial(_is_anywhere, path, compression, text_column)
        yield from rows_of(stream, str(path), text_column, is_json=is_json, is_later=is_later)


def _is_anywhere(path: Path, compression: str | None, text_column: str | None) -> bool:
    """Whether a row of a file that can be read again has text."""
    if not path.is_file():
        return False
    with suppress(InputError), open_table(path, compression) as stream:
        rows = rows_of(stream, str(path), text_column, is_json=False, is_later=lambda: True)
        return any(isinstance(row, dict) and _has_text([row], text_column) for _, row in rows)
    return False


def _has_text(rows: Iterable[dict[str, Any]], text_column: str | None) -> bool:
    """Whether a row has a column that is text of an article."""
    return any(columns_of(tuple(row), text_column).has_text for row in rows)


def rows_of_text(text: str, source: str, text_column: str | None = None) -> Iterator[Row]:
    """The objects of a text that `opens_as_json`."""
    stream = io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))
    return rows_of(stream, source, text_column, is_json=True)


def opens_as_json(text: str) -> bool:
    """Whether text begins as an object or an array of objects does, and no prose."""
    head = text[:1000].encode("utf-8", "surrogatepass")
    return _OBJECT.match(head) is not None or _ARRAY.match(head) is not None


def rows_of(
    stream: BinaryIO,
    source: str,
    text_column: str | None,
    *,
    is_json: bool,
    is_later: Callable[[], bool] = lambda: False,
) -> Iterator[Row]:
    """The objects of a stream; a line that is none is rejected, and the stream goes on.

    Args:
        stream: UTF-8.
        source: what messages call it.
        text_column: the column of raw text, where it is not `text`.
        is_json: whether the stream claims to be JSON rather than JSON Lines, so that not even its beginning being any
            is an error of the whole.
        is_later: asked whether rows behind the first ones have text, where these have none.

    Raises:
        InputError: there is nothing in it, it is damaged or not JSON, or no row has text.
    """
    start = head_of(stream).removeprefix(codecs.BOM_UTF8)
    is_array = _ARRAY.match(start) is not None
    if is_array or _is_laid_out(start):
        rows = _numbered_values(stream, source)
    else:
        rows = _numbered_lines(lines_of(stream, source), source)
    head: list[Row] = []
    damage = None
    try:
        head.extend(itertools.islice(rows, _LOOKED_AT))
    except InputError as error:
        # The rows before it are as good as any.
        damage = error
    if not head and is_array and damage is None:
        return  # an array of nothing has no rows, as a CSV file of a header has none
    if not head:
        raise damage or InputError(f"{source} is empty; give a table with at least one article")
    objects = [row for _, row in head if isinstance(row, dict)]
    refused = [row for _, row in head if isinstance(row, Reject)]
    if not objects and any("\0" in row.raw for row in refused):
        raise InputError(f"{source} is binary, not JSON Lines; give a table of articles")
    if not objects and is_json:
        reason = f"row {refused[0].row}: {refused[0].reason}"
        raise InputError(f"{source} holds no JSON objects ({reason}); give an array of them, or one a line")
    if len(head) == 1 and objects and (name := _list_of_articles(objects[0])):
        raise InputError(f"{source} is one object whose {listed([name])} is a list of articles; write that list alone")
    if objects and not _has_text(objects, text_column) and not is_later():
        # Gives the names of all of them.
        check_columns(source, list(dict.fromkeys(name for row in objects for name in row)), text_column)
    yield from head
    if damage is not None:
        raise damage
    yield from rows


def _list_of_articles(row: dict[str, Any]) -> str:
    """The name under which an object that is no article holds a list of some; empty where there is none."""
    if _has_text([row], None):
        return ""
    lists = ((name, value) for name, value in row.items() if isinstance(value, list))
    return next((name for name, found in lists if _has_text((one for one in found if isinstance(one, dict)), None)), "")


def _numbered_lines(lines: Iterable[bytes], source: str) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        line = line.removeprefix(codecs.BOM_UTF8)  # also where files were joined
        if line.strip():
            for row in _rows_of_line(line, source, number):
                yield number, row


def _rows_of_line(line: bytes, source: str, number: int) -> Iterator[dict[str, Any] | Reject]:
    """The object of a line; several, where files were joined of which one had no last line end."""
    at = 0
    raw = line[:_SHOWN].decode("utf-8", "replace").rstrip("\r\n")
    try:
        text = line.decode("utf-8").rstrip()
        while at < len(text):
            raw = text[at : at + _SHOWN] if at else raw
            row, end = _decoder.raw_decode(text, _BLANK.match(text, at).end())  # type: ignore[union-attr]
            at = _JOINT.match(text, end).end()  # type: ignore[union-attr]
            if at < len(text) and not (isinstance(row, dict) and text[at] == "{"):
                raise json.JSONDecodeError("Extra data", text, at)
            if isinstance(row, dict):
                yield row
            else:
                yield Reject(source, number, "the line is JSON but no object with named fields", raw=raw)
    except UnicodeDecodeError as error:
        yield Reject(source, number, f"the line is not UTF-8 (byte {error.start}), {OLD_ENCODING}", raw=raw)
    except RecursionError:
        yield Reject(source, number, "the line is nested too deeply to be an article", raw=raw)
    except json.JSONDecodeError as error:
        reason = f"the line is not JSON ({error.msg.removesuffix(' at')} at character {error.pos + 1})"
        yield Reject(source, number, reason, raw=raw)
    except ValueError:
        yield Reject(source, number, "the line has a number of more digits than can be read", raw=raw)


def _is_laid_out(start: bytes) -> bool:
    """Whether the first object goes on behind the end of its line."""
    text = start.decode("utf-8", "replace").strip()
    if not text.startswith("{") or "\n" not in text:
        return False
    try:
        _, end = _decoder.raw_decode(text)
    except json.JSONDecodeError as error:
        return _is_cut(error, text)
    except (ValueError, RecursionError):
        return False
    return "\n" in text[:end]


def _numbered_values(stream: BinaryIO, source: str) -> Iterator[Row]:
    text = _Text(stream)
    values = _values(text)
    for number in itertools.count(1):
        where = f" behind row {number - 1}" if number > 1 else ""
        try:
            value = next(values)
        except StopIteration:
            return
        except json.JSONDecodeError as error:
            raise damaged(source, ValueError(error.msg), where) from None
        except RecursionError:
            raise InputError(f"{source} is nested too deeply{where} to hold articles; write them flat") from None
        except DAMAGE as error:
            raise damaged(source, error, where) from None
        if text.is_broken:
            raw = json.dumps(value, ensure_ascii=False)[:_SHOWN].encode("utf-8", "replace").decode()
            yield number, Reject(source, number, f"the row is not UTF-8, {OLD_ENCODING}", raw=raw)
        elif isinstance(value, dict):
            yield number, value
        else:
            reason = "the element is JSON but no object with named fields"
            yield number, Reject(source, number, reason, raw=json.dumps(value)[:_SHOWN])


def _values(text: "_Text") -> Iterator[Any]:
    """The elements of an array, or values one behind another."""
    is_array = text.peek() == "["
    text.at += is_array
    while char := text.peek():
        if is_array and char in ",]":
            text.at += 1
            if char == "]":
                break
        else:
            yield text.value()
    else:
        if is_array:
            raise EOFError("the array has no end")
    if text.peek():
        raise ValueError("there is more behind the array")


class _Text:
    """A stream as text, of which a piece is held.

    Attributes:
        at: where in the piece reading goes on.
        is_broken: whether the value that was read last holds bytes that are no UTF-8.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape").decode
        self._piece = ""
        self._has_escapes = False
        self.at = 0
        self.is_broken = False

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            self.at = _BLANK.match(self._piece, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self._piece) or not self._grow():
                return self._piece[self.at : self.at + 1]

    def value(self) -> Any:
        """The next value."""
        while True:
            try:
                value, end = _decoder.raw_decode(self._piece, self.at)
            except json.JSONDecodeError as error:
                if not (_is_cut(error, self._piece) and self._grow()):
                    raise
                continue
            # A number that ends with the piece may go on.
            if end < len(self._piece) or not self._grow():
                self.is_broken = self._has_escapes and _ESCAPED_BYTE.search(self._piece, self.at, end) is not None
                self.at = end
                return value

    def _grow(self) -> bool:
        """Read on: as much again as waits to be decoded, so that a long value is not tried too often."""
        wanted = max(_PIECE, len(self._piece) - self.at)
        more = ""
        while wanted > 0 and (data := self._stream.read1(wanted)):
            more += self._decode(data)
            wanted -= len(data)
        more += self._decode(b"", final=True) if wanted > 0 else ""
        if more:
            self._has_escapes = self._has_escapes or _ESCAPED_BYTE.search(more) is not None
            self._piece, self.at = self._piece[self.at :] + more, 0
        return bool(more)


def _is_cut(error: json.JSONDecodeError, text: str) -> bool:
    """Whether the decoder came to the end of the text, rather than to a mistake before it."""
    return error.msg.startswith("Unterminated string") or error.pos >= len(text) - len("-Infinity")
