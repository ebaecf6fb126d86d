"""A programme file on disk, and who writes in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blp_desktop.store.file import ProgrammeFile, close_file, create_file
from blp_desktop.store.journal import Author
from tests.store.programmes import author_at


@pytest.fixture
def author() -> Author:
    """Anna at this laptop."""
    return author_at()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProgrammeFile]:
    """An open, empty programme file alone in its folder."""
    folder = tmp_path / "programme"
    folder.mkdir()
    made = create_file(folder / "programme.blp")
    yield made
    close_file(made)
