"""Makes the three sounds of the door: `python docs/make_sounds.py` writes them into resources/sounds.

Admitted rises in two soft tones, attention repeats one tone, refused buzzes low and falls. The buzz has overtones,
since a laptop's loudspeaker plays little below 300 Hz. All are equally loud to the ear (A-weighted), and begin and end
in silence.
"""

import math
import struct
import sys
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 44_100
LOUDNESS = 0.2
"""Of the samples as the ear weighs them; the buzz then peaks at four fifths of what 16 bits hold."""
RISE, FALL = 0.008, 0.045
"""Seconds in which a tone swells and dies away; a harder edge would click."""
SOFT = (1.0, 0.18, 0.05)
ROUND = (1.0, 0.3, 0.1)
BUZZ = tuple(1 / number**0.6 for number in range(1, 13))
"""How strong the fundamental and each overtone is."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A pitch in Hz, when it begins and how long it sounds in seconds, and its overtones."""

    pitch: float
    begins: float
    lasts: float
    overtones: tuple[float, ...]


SOUNDS = {
    "admitted": (Tone(880.0, 0.0, 0.13, SOFT), Tone(1318.5, 0.11, 0.2, SOFT)),
    "attention": (Tone(622.3, 0.0, 0.11, ROUND), Tone(622.3, 0.17, 0.14, ROUND)),
    "refused": (Tone(233.1, 0.0, 0.13, BUZZ), Tone(174.6, 0.17, 0.16, BUZZ)),
}


def a_weight(pitch: float) -> float:
    """How well the ear hears this pitch, 1 at 1 kHz (IEC 61672)."""
    square = pitch * pitch
    low = (square + 20.6**2) * math.sqrt((square + 107.7**2) * (square + 737.9**2))
    return 1.2589 * 12194**2 * square * square / (low * (square + 12194**2))


def swell(at: float, lasts: float) -> float:
    """The envelope of a tone: up in a half cosine, down in a longer one."""
    edge = min(at / RISE, (lasts - at) / FALL, 1.0)
    return 0.5 - 0.5 * math.cos(math.pi * max(edge, 0.0))


def tone_samples(tone: Tone) -> list[float]:
    """The tone at our loudness."""
    partials = [(tone.pitch * (place + 1), strength) for place, strength in enumerate(tone.overtones)]
    heard = math.sqrt(sum((strength * a_weight(pitch)) ** 2 for pitch, strength in partials) / 2)
    samples = []
    for number in range(int(tone.lasts * RATE)):
        at = number / RATE
        wave_now = sum(strength * math.sin(2 * math.pi * pitch * at) for pitch, strength in partials)
        samples.append(LOUDNESS / heard * swell(at, tone.lasts) * wave_now)
    return samples


def sound_samples(tones: tuple[Tone, ...]) -> list[float]:
    """The tones, each from where it begins."""
    mixed = [0.0] * int(max(tone.begins + tone.lasts for tone in tones) * RATE)
    for tone in tones:
        start = int(tone.begins * RATE)
        for place, sample in enumerate(tone_samples(tone)[: len(mixed) - start]):
            mixed[start + place] += sample
    return mixed


def write_sound(file: Path, samples: list[float]) -> None:
    """Write a WAV of one channel and 16 bits."""
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(samples)}h", *(round(32767 * sample) for sample in samples)))


def make(folder: Path) -> None:
    """Write all three."""
    for name, tones in SOUNDS.items():
        write_sound(folder / f"{name}.wav", sound_samples(tones))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parents[1] / "resources" / "sounds")
