"""The licences of what ships."""

from importlib.metadata import Distribution
from pathlib import Path

import pytest

from installers.licences import licence_of, licences, packages_that_ship


@pytest.fixture(scope="module")
def text() -> str:
    return licences()


def test_every_package_that_ships_names_its_licence_and_none_is_strong_copyleft(text: str) -> None:
    named = {package.name: licence_of(package) for package in packages_that_ship()}
    assert named["PySide6_Essentials"].startswith("LGPL-3.0-only")
    for package, licence in named.items():
        assert f"{package} " in text
        assert "GPL" not in licence or "LGPL" in licence or "exception" in licence, package


def test_the_texts_themselves_are_in(text: str) -> None:
    for part in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "Version 3, 29 June 2007",
        "Version 2.1, February 1999",
        "SIL OPEN FONT LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "Permission is hereby granted",
    ):
        assert part in text


def test_it_says_that_qt_may_be_replaced(text: str) -> None:
    assert "you may replace any of them" in text


def test_a_package_without_a_licence_may_not_ship(tmp_path: Path) -> None:
    (tmp_path / "METADATA").write_text("Metadata-Version: 2.1\nName: nameless\nVersion: 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="nameless names no licence"):
        licence_of(Distribution.at(tmp_path))
