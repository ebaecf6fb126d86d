"""This laptop: where everything is kept, beside a portable program or in the platform's folder."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blp_desktop.desk.laptop import (
    backup_folder,
    data_folder,
    default_file,
    portable_folder,
    rename_laptop,
    this_laptop,
)

NOW = datetime(2017, 10, 24, tzinfo=UTC)


def entropy(size: int) -> bytes:
    return bytes(size)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installed program that runs."""
    folder = tmp_path / "USB STICK" / "BLP Desk"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "blp-desktop"))
    return folder


def test_a_folder_data_beside_the_program_keeps_everything(installed: Path) -> None:
    data = installed / "data"
    data.mkdir()
    assert (data_folder(), default_file(), backup_folder()) == (data, data / "programme.blp", data / "backups")


def test_without_that_folder_everything_is_in_the_users_own(installed: Path) -> None:
    assert portable_folder() is None
    (installed / "data").write_text("a file is no folder", encoding="utf-8")
    assert portable_folder() is None
    assert installed not in data_folder().parents


def test_beside_a_macos_app_is_beside_the_bundle(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (installed / "data").mkdir()
    monkeypatch.setattr(sys, "executable", str(installed / "BLP Desk.app/Contents/MacOS/BLP Desk"))
    assert data_folder() == installed / "data"


def test_from_source_the_surroundings_name_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    assert data_folder() == tmp_path / "data"


def test_an_installed_program_is_not_told_otherwise_by_the_surroundings(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "elsewhere"))
    assert portable_folder() is None


def test_the_laptops_name_is_kept_and_its_key_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLP_DATA", str(tmp_path / "data"))
    first = this_laptop(now=NOW, entropy=entropy)
    rename_laptop(first, 'Desk "A"')
    again = this_laptop(now=NOW, entropy=entropy)
    assert (again.id, again.name) == (first.id, "Desk 'A'")
