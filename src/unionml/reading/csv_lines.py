"""The lines of a CSV file for the csv module, which can be put back, with what was the matter with each."""

from collections import deque
from collections.abc import Iterable, Iterator


class CsvLines:
    """Lines of text for the csv module; what was the matter with those of the current row.

    Attributes:
        number: of the line that was read last.
        n_rows: rows that were begun, as a spreadsheet counts them: blank ones too, those of several lines once.
        row: the lines of the current row so far.
        broken: whether one of them was not UTF-8.
        open_quote: whether the file ended inside the row, with a quote still open.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._again: deque[tuple[str, bool]] = deque()
        self.number = self.n_rows = 0
        self.row: list[str] = []
        self._is_broken: list[bool] = []
        self.broken = False
        self.open_quote = False

    def __iter__(self) -> "Iterator[str]":
        return self

    def begin_row(self) -> int:
        """Forget the row before; the number of the row that comes next."""
        self.broken = self.open_quote = False
        self.row, self._is_broken = [], []
        self.n_rows += 1
        return self.n_rows

    def put_back(self, count: int) -> None:
        """Hand the last lines of the row out once more."""
        self._again.extendleft(reversed([*zip(self.row, self._is_broken, strict=True)][-count:]))
        del self.row[-count:], self._is_broken[-count:]
        self.number -= count
        self.broken = any(self._is_broken)

    def __next__(self) -> str:
        if self._again:
            text, broken = self._again.popleft()
        else:
            line = next(self._lines, None)
            if line is None:
                self.open_quote = sum(text.count('"') for text in self.row) % 2 == 1
                raise StopIteration
            text, broken = _decoded(line)
        if not self.row:
            text = text.removeprefix("\ufeff")  # also where files were joined
        self.number += 1
        self.row.append(text)
        self._is_broken.append(broken)
        self.broken |= broken
        return text


def _decoded(line: bytes) -> tuple[str, bool]:
    """The text of a line, and whether it is no UTF-8."""
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace"), True
