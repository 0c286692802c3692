"""What the tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A loaded machine is no defect, and a fixed machine judges the same examples every time; elsewhere they are new ones.
settings.register_profile("unionml", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("unionml")

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
