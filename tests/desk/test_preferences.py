"""Preferences: what this user's laptop remembers, each beside the others."""

from pathlib import Path

import pytest

from blp_desktop.desk.preferences import camera_chosen, camera_switched, preferences, sat_down


@pytest.fixture(autouse=True)
def data_folder_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_the_camera_and_whether_it_is_on_are_remembered() -> None:
    assert (preferences().camera, preferences().camera_is_on) == ("", False)
    camera_chosen('usb "left"\\1')
    camera_switched(is_on=True)
    sat_down("Anna")
    kept = preferences()
    assert (kept.camera, kept.camera_is_on, kept.operator) == ('usb "left"\\1', True, "Anna")
    camera_switched(is_on=False)
    assert not preferences().camera_is_on
