"""Tests that need files which may not be read: the administrator of a machine may read all of them."""

import os
import tempfile

import pytest


def _reads_everything() -> bool:
    with tempfile.NamedTemporaryFile() as file:
        os.chmod(file.name, 0)
        return os.access(file.name, os.R_OK)


needs_permissions = pytest.mark.skipif(_reads_everything(), reason="this user may read every file")
