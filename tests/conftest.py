"""What the tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

SHARED = ROOT.parent / "shared"
"""Material that lies beside the checkout and is not part of it."""


def shared_path(name: str) -> Path:
    """A file of the material beside the checkout; the test is skipped, with the reason, where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} in the folder `shared` beside the checkout")
    return path
