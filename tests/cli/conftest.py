"""What the tests of the command line share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scoring.trained import trained_model
from unionml.cli import main

PAGE = """Công đoàn Khu công nghiệp Sông Trầu

Trao 320 suất quà Tết cho đoàn viên khó khăn

Sáng nay, Công đoàn các khu công nghiệp tỉnh tổ chức chương trình Tết Sum vầy, trao quà cho công nhân ở lại khu trọ.

Tại buổi lễ, 320 đoàn viên có hoàn cảnh khó khăn được nhận quà, mỗi suất trị giá 800.000 đồng. Ngoài ra, 15 gia đình \
công nhân được hỗ trợ vé xe về quê ăn Tết.

Bà Lê Thị Mận, Chủ tịch Công đoàn, cho biết kinh phí chăm lo Tết năm nay tăng gấp rưỡi năm trước. Công đoàn cũng vận \
động chủ nhà trọ giảm tiền phòng cho công nhân.
"""


@dataclass(frozen=True)
class Result:
    """What a call left behind."""

    status: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command in this process."""

    def run(*arguments: object) -> Result:
        capsys.readouterr()
        status = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def model() -> Path:
    """The directory of a small topic model."""
    return trained_model()


def is_one_sentence(err: str) -> bool:
    """Whether stderr holds one line of complaint and nothing else."""
    return err.startswith("unionml: ") and err.endswith("\n") and err.count("\n") == 1 and len(err) > 20
