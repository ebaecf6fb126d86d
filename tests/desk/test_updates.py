"""Updates without a network: told by the file's name, newer only, checked by the sums beside them."""

import hashlib
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from blp_desktop import __version__
from blp_desktop.desk import updates
from blp_desktop.desk.updates import Kind, Place, Update, Vouched, command_for, door_is_open, newest_update, vouched_for
from blp_desktop.places import resource
from tests.desk.conftest import SetClock
from tests.desk.demo import MORNING, Desk

ROOT = resource().parent
NAMES = {
    Kind.DEB: "blp-desktop_{}_amd64.deb",
    Kind.ARCHIVE: "blp-desktop-{}-linux-x86_64.tar.xz",
    Kind.SETUP: "blp-desktop-{}-windows-setup.exe",
    Kind.IMAGE: "blp-desktop-{}-macos-arm64.dmg",
}


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A USB stick beside version 0.3.0 of the program."""
    monkeypatch.setattr(updates, "__version__", "0.3.0")
    folder = tmp_path / "stick"
    folder.mkdir()
    return Place(folder, "USB STICK")


def put(place: Place, name: str, content: bytes = b"an installer") -> Path:
    file = place.folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("kind", list(Kind))
def test_a_newer_installer_for_this_system_is_found(stick: Place, kind: Kind) -> None:
    for each in Kind:
        put(stick, NAMES[each].format("0.4.0"))
    found = newest_update([stick], kind)
    assert found == Update(
        version="0.4.0",
        kind=kind,
        file=stick.folder / NAMES[kind].format("0.4.0"),
        place="USB STICK",
        vouched=Vouched.NOBODY,
    )


def test_the_names_are_those_under_which_installers_are_built() -> None:
    told = (ROOT / "docs" / "installers.md").read_text(encoding="utf-8")
    for name in NAMES.values():
        assert f"`{name.format('VERSION').replace('arm64', 'MACHINE')}`" in told


@pytest.mark.parametrize("version", ["0.2.9", "0.3.0", "0.3", "0.03.0", "0.0.99"])
def test_what_is_not_newer_is_not_offered(stick: Place, version: str) -> None:
    put(stick, NAMES[Kind.DEB].format(version))
    assert newest_update([stick], Kind.DEB) is None


@pytest.mark.parametrize(
    "name",
    ["blp-desktop_0.4.0_arm64.deb", "blp-desktop_0.4.0_amd64.deb.part", "blp-desktop_x_amd64.deb", "x_9_amd64.deb"],
)
def test_other_files_are_no_installers(stick: Place, name: str) -> None:
    put(stick, name)
    assert newest_update([stick], Kind.DEB) is None


def test_numbers_are_compared_as_numbers_and_the_newest_is_taken(stick: Place) -> None:
    for version in ("0.4.0", "0.10.1", "0.9.9"):
        put(stick, NAMES[Kind.DEB].format(version))
    found = newest_update([stick], Kind.DEB)
    assert found is not None
    assert found.version == "0.10.1"


def test_a_folder_on_the_stick_is_looked_into_but_not_deeper(stick: Place) -> None:
    put(stick, "deep/" + NAMES[Kind.DEB].format("0.4.0"))
    assert newest_update([stick], Kind.DEB) is not None
    (stick.folder / "deep").rename(stick.folder / "other")
    (stick.folder / "deep").mkdir()
    (stick.folder / "other").rename(stick.folder / "deep" / "deeper")
    assert newest_update([stick], Kind.DEB) is None


def test_a_folder_named_like_an_installer_is_none_and_hides_no_real_one(stick: Place) -> None:
    (stick.folder / NAMES[Kind.DEB].format("0.9.0")).mkdir()
    assert newest_update([stick], Kind.DEB) is None
    put(stick, NAMES[Kind.DEB].format("0.4.0"))
    found = newest_update([stick], Kind.DEB)
    assert found is not None
    assert found.version == "0.4.0"


def damaged(place: Place, *versions: str) -> None:
    """Sums beside installers of these versions that are not theirs."""
    lines = (f"{'0' * 64}  {put(place, NAMES[Kind.DEB].format(version)).name}\n" for version in versions)
    put(place, "SHA256SUMS", "".join(lines).encode())


def test_a_damaged_one_hides_no_whole_one_that_is_newer_than_the_program(stick: Place) -> None:
    damaged(stick, "0.6.0", "0.5.0")
    for version in ("0.4.0", "0.3.1", "0.2.0"):
        put(stick, NAMES[Kind.DEB].format(version))
    found = newest_update([stick], Kind.DEB)
    assert found is not None
    assert (found.version, found.vouched) == ("0.4.0", Vouched.NOBODY)


def test_of_damaged_ones_alone_the_newest_is_told(stick: Place) -> None:
    damaged(stick, "0.5.0", "0.6.0")
    put(stick, NAMES[Kind.DEB].format("0.2.0"))
    found = newest_update([stick], Kind.DEB)
    assert found is not None
    assert (found.version, found.vouched) == ("0.6.0", Vouched.WRONG)


def test_a_place_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert newest_update([Place(tmp_path / "gone", "gone")], Kind.DEB) is None


def test_the_sums_beside_an_installer_vouch_for_it(stick: Place) -> None:
    file = put(stick, NAMES[Kind.DEB].format("0.4.0"))
    right = hashlib.sha256(file.read_bytes()).hexdigest()
    for line, vouched in (
        (f"{right}  {file.name}", Vouched.RIGHT),
        (f"{right.upper()} *{file.name}", Vouched.RIGHT),
        (f"{'0' * 64}  {file.name}", Vouched.WRONG),
        (f"{right}  another.deb", Vouched.NOBODY),
        ("no sums at all", Vouched.NOBODY),
    ):
        put(stick, "SHA256SUMS", f"{'1' * 64}  first.deb\n{line}\n".encode())
        assert vouched_for(file) is vouched
    put(stick, "SHA256SUMS", b"\xff\xfe")
    assert vouched_for(file) is Vouched.NOBODY


def test_a_door_is_open_while_a_checkpoint_is(desk: Desk, clock: SetClock) -> None:
    assert door_is_open(desk.station)


@pytest.mark.parametrize("hours", [-24, 24 * 5])
def test_no_door_is_open_on_other_days(desk: Desk, hours: int) -> None:
    from dataclasses import replace

    later = MORNING + timedelta(hours=hours)
    author = replace(desk.station.author, now=lambda: later)
    assert not door_is_open(replace(desk.station, author=author))


def test_an_installed_program_tells_its_own_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert updates.kind_of_this_program() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for folder, kind in (("/usr/lib/blp-desktop", Kind.DEB), (str(tmp_path), Kind.ARCHIVE)):
        monkeypatch.setattr(sys, "executable", f"{folder}/blp-desktop")
        assert updates.kind_of_this_program() is kind
    monkeypatch.setattr(sys, "platform", "win32")
    assert updates.kind_of_this_program() is Kind.SETUP


def test_the_command_on_linux_holds_a_path_with_a_blank_and_a_quote(stick: Place) -> None:
    file = stick.folder / "Anna's stick" / NAMES[Kind.DEB].format("0.4.0")
    update = Update(version="0.4.0", kind=Kind.DEB, file=file, place="USB STICK", vouched=Vouched.RIGHT)
    assert command_for(update) == f"sudo apt install '{stick.folder}/Anna'\\''s stick/blp-desktop_0.4.0_amd64.deb'"


def test_this_programs_own_version_can_be_compared() -> None:
    assert all(part.isdecimal() for part in __version__.split("."))
