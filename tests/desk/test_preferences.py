"""Preferences: what this user's laptop remembers, each beside the others, and no obstacle where it cannot be read."""

from pathlib import Path

import pytest

from blp_desktop.desk.preferences import (
    Preferences,
    camera_chosen,
    camera_switched,
    keep_sound,
    language_chosen,
    opened,
    preferences,
    sat_down,
    usual_language,
)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where they are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "blp-desk" / "preferences.toml"


def test_the_sound_is_remembered_beside_everything_else(tmp_path: Path) -> None:
    opened(tmp_path / "programme.blp")
    sat_down("Rūta")
    keep_sound(35, muted=True)
    assert preferences() == Preferences(recent=(tmp_path / "programme.blp",), operator="Rūta", volume=35, muted=True)


@pytest.mark.parametrize("volume", ['"loud"', "-1", "101", "true", "3.5"])
def test_a_volume_that_is_none_is_the_usual_one(file: Path, volume: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(f"volume = {volume}\nmuted = 1\n", encoding="utf-8")
    assert preferences() == Preferences()


def test_the_camera_and_whether_it_is_on_are_remembered() -> None:
    assert (preferences().camera, preferences().camera_is_on) == ("", False)
    camera_chosen('usb "left"\\1')
    camera_switched(is_on=True)
    sat_down("Anna")
    kept = preferences()
    assert (kept.camera, kept.camera_is_on, kept.operator) == ('usb "left"\\1', True, "Anna")
    camera_switched(is_on=False)
    assert not preferences().camera_is_on


def test_new_programmes_begin_with_the_language_that_was_chosen_else_with_english() -> None:
    assert usual_language() == "en"
    language_chosen("fi")
    assert (usual_language(), preferences().language) == ("fi", "fi")
