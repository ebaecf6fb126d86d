"""The sounds of the door: told apart by ear alone, as measured in the shipped files."""

import importlib.util
import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from blp_desktop.desk.preferences import preferences
from blp_desktop.domain.ledger import Verdict
from blp_desktop.domain.refusals import SurroundingsFailed
from blp_desktop.places import resource
from blp_desktop.ui import sounds as module
from blp_desktop.ui.checkin.tones import tone_of
from blp_desktop.ui.multimedia import loudspeakers, media_devices
from blp_desktop.ui.sounds import Sound, Sounds

RATE = 44_100
EVERY = 4
"""Of the samples, as many are passed over as the highest pitch allows."""


def samples(sound: Sound) -> list[float]:
    """The shipped file, from -1 to 1."""
    with wave.open(str(resource("sounds", f"{sound}.wav"))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        count = file.getnframes()
        return [value / 32768 for value in struct.unpack(f"<{count}h", file.readframes(count))]


def strongest(part: list[float]) -> int:
    """The strongest pitch in Hz, to 10 Hz."""
    return max(range(100, 1500, 10), key=lambda pitch: power(part[::EVERY], pitch))


def power(part: list[float], pitch: int) -> float:
    """How strong this pitch is, after Goertzel."""
    turn = 2 * math.cos(2 * math.pi * pitch * EVERY / RATE)
    last = before = 0.0
    for value in part:
        last, before = value + turn * last - before, last
    return last * last + before * before - turn * last * before


def pitches(sound: Sound) -> tuple[int, int]:
    """The strongest pitch when it begins and when it ends."""
    heard = samples(sound)
    return strongest(heard[: RATE // 10]), strongest(heard[-RATE // 9 :])


def loudness(sound: Sound) -> float:
    """How loud it is, without its pauses."""
    squares = sorted((value * value for value in samples(sound)), reverse=True)
    loud = squares[: len(squares) * 3 // 4]
    return math.sqrt(sum(loud) / len(loud))


def test_admitted_rises_attention_repeats_refused_is_low_and_falls() -> None:
    (rises, to), (first, again), (low, lower) = (pitches(sound) for sound in Sound)
    assert to > rises * 1.2
    assert first == again
    assert lower < low * 0.9
    assert low * 2 < first < rises


@pytest.mark.parametrize("sound", list(Sound))
def test_a_sound_is_short_and_clicks_neither_at_its_ends_nor_between(sound: Sound) -> None:
    heard = samples(sound)
    assert len(heard) < 0.35 * RATE
    assert max(map(abs, (*heard[:20], *heard[-20:]))) < 0.01
    assert max(map(abs, heard)) < 0.95


def test_no_sound_drowns_another() -> None:
    heard = [loudness(sound) for sound in Sound]
    assert max(heard) < 2 * min(heard)


def test_the_shipped_sounds_are_those_that_the_script_makes(tmp_path: Path) -> None:
    file = Path(__file__).resolve().parents[2] / "docs" / "make_sounds.py"
    found = importlib.util.spec_from_file_location("make_sounds", file)
    assert found is not None
    assert found.loader is not None
    script = importlib.util.module_from_spec(found)
    found.loader.exec_module(script)
    script.make(tmp_path)
    for sound in Sound:
        assert (tmp_path / f"{sound}.wav").read_bytes() == resource("sounds", f"{sound}.wav").read_bytes()


SOUND_OF = {
    Sound.ADMITTED: {Verdict.ADMITTED, Verdict.EXITED},
    Sound.ATTENTION: {
        Verdict.PROVISIONAL, Verdict.ALREADY_IN, Verdict.TOO_EARLY, Verdict.TOO_LATE, Verdict.FULL,
        Verdict.NEEDS_CLEARANCE, Verdict.NEEDS_ANSWER, Verdict.AMBIGUOUS, Verdict.ANNULLED,
    },
    Sound.REFUSED: {
        Verdict.NOT_INVITED, Verdict.NOT_SELECTED, Verdict.WITHDRAWN, Verdict.BLOCKED, Verdict.REVOKED_BADGE,
        Verdict.OTHER_EDITION, Verdict.UNKNOWN_CODE, Verdict.ERROR,
    },
}  # fmt: skip


@pytest.mark.parametrize("sound", list(Sound))
def test_each_verdict_has_its_sound(sound: Sound) -> None:
    assert {verdict for verdict in Verdict if tone_of(verdict).sound is sound} == SOUND_OF[sound]


# the player


@pytest.fixture(autouse=True)
def data_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where preferences are kept."""
    monkeypatch.setattr("blp_desktop.desk.preferences.data_folder", lambda: tmp_path / "data")


@pytest.fixture
def owner() -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def heard(owner: QObject) -> list[Sound]:
    return []


@pytest.fixture
def sounds(owner: QObject, heard: list[Sound]) -> Sounds:
    made = Sounds(owner)
    made.asked_for.connect(heard.append)
    return made


def test_nothing_is_to_be_heard_while_muted(sounds: Sounds, heard: list[Sound]) -> None:
    sounds.turn_mute()
    sounds.play(Sound.REFUSED)
    assert heard == []
    sounds.turn_mute()
    sounds.play(Sound.REFUSED)
    assert heard == [Sound.REFUSED]


def test_volume_and_mute_are_remembered(sounds: Sounds, owner: QObject) -> None:
    assert (preferences().volume, preferences().muted) == (80, False)
    sounds.turn_to(35)
    sounds.turn_mute()
    again = Sounds(owner)
    assert (again.volume, again.muted) == (35, True)


def test_a_volume_that_cannot_be_remembered_is_told(
    sounds: Sounds, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise SurroundingsFailed("The disk is full.", "Free some space.")

    monkeypatch.setattr(module, "keep_sound", full)
    with qtbot.waitSignal(sounds.refused):
        sounds.turn_mute()
    assert sounds.muted


def test_each_is_played_once_in_turn(sounds: Sounds, heard: list[Sound], qtbot: QtBot) -> None:
    sounds._each.setInterval(1)
    sounds.play_each()
    assert heard == [Sound.ADMITTED]
    qtbot.waitUntil(lambda: len(heard) == 3)
    qtbot.wait(10)
    assert heard == list(Sound)


@pytest.mark.parametrize("loaded", ["with Qt's sound", "without"])
def test_without_a_loudspeaker_the_door_is_silent_and_says_so(
    sounds: Sounds, loaded: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(module, "loudspeakers", lambda _devices: ())
    if loaded == "without":
        monkeypatch.setattr(module, "media_devices", lambda _parent: None)
    assert not sounds.is_silent
    with qtbot.waitSignal(sounds.changed):
        sounds.prepare_soon()
    assert sounds.is_silent
    sounds.play(Sound.ADMITTED)


def test_asking_for_loudspeakers_warns_of_nothing(owner: QObject) -> None:
    assert loudspeakers(None) == ()
    assert all(loudspeakers(media_devices(owner)))
