"""Preferences of this user on this laptop: kept as TOML beside the laptop's name."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from blp_desktop.desk.laptop import data_folder
from blp_desktop.desk.writing_files import keep_file

_RECENT = 8
_VOLUME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What is remembered: open files, the latest first, where papers were saved, who sat here, the camera, the sounds.

    `volume` of the door's sounds is 0 to 100. `tour` is the step that was seen last, `updates` the folder where newer
    versions are put. `sheets` holds how attendance sheets were wanted
    last, by the programme's id; `language` is the code of the one that new programmes begin with, empty where nobody
    chose.
    """

    recent: tuple[Path, ...] = ()
    papers: Path | None = None
    operator: str = ""
    camera: str = ""
    camera_is_on: bool = False
    volume: int = _VOLUME
    muted: bool = False
    tour: int = 0
    updates: Path | None = None
    language: str = ""
    sheets: Mapping[str, Mapping[str, str | bool]] = field(default_factory=dict)


def preferences() -> Preferences:
    """What is remembered; the defaults where nothing readable is."""
    try:
        kept = tomllib.loads(_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Preferences()
    papers, updates, tour = kept.get("papers"), kept.get("updates"), kept.get("tour")
    return Preferences(
        recent=tuple(Path(str(path)) for path in kept.get("recent", ())),
        papers=Path(str(papers)) if papers else None,
        operator=str(kept.get("operator", "")),
        camera=str(kept.get("camera", "")),
        camera_is_on=kept.get("camera_is_on") is True,
        volume=_volume(kept.get("volume")),
        muted=kept.get("muted") is True,
        tour=tour if type(tour) is int else 0,
        updates=Path(str(updates)) if updates else None,
        language=str(kept.get("language", "")),
        sheets=_tables(kept.get("sheets")),
    )


def keep(wanted: Preferences) -> None:
    """Remember these."""
    lines = [f"recent = [{', '.join(_quoted(path) for path in wanted.recent)}]"]
    if wanted.papers is not None:
        lines.append(f"papers = {_quoted(wanted.papers)}")
    if wanted.operator:
        lines.append(f"operator = {_quoted(wanted.operator)}")
    if wanted.camera:
        lines.append(f"camera = {_quoted(wanted.camera)}")
    if wanted.camera_is_on:
        lines.append("camera_is_on = true")
    if wanted.tour:
        lines.append(f"tour = {wanted.tour}")
    if wanted.updates is not None:
        lines.append(f"updates = {_quoted(wanted.updates)}")
    if wanted.language:
        lines.append(f"language = {_quoted(wanted.language)}")
    lines += [f"volume = {wanted.volume}", f"muted = {str(wanted.muted).lower()}"]
    for programme, choices in wanted.sheets.items():
        lines.append(f"\n[sheets.{_quoted(programme)}]")
        lines += [f"{name} = {_value(value)}" for name, value in choices.items()]
    keep_file(_file(), "".join(f"{line}\n" for line in lines).encode())


def opened(path: Path) -> Preferences:
    """Remember that this file was opened."""
    known = preferences()
    others = tuple(each for each in known.recent if each != path)
    wanted = replace(known, recent=(path, *others)[:_RECENT])
    keep(wanted)
    return wanted


def saved_papers_in(folder: Path) -> None:
    """Remember that papers were saved in this folder."""
    known = preferences()
    if known.papers != folder:
        keep(replace(known, papers=folder))


def sat_down(operator: str) -> None:
    """Remember who sat down last, to begin at that name next time."""
    known = preferences()
    if known.operator != operator:
        keep(replace(known, operator=operator))


def camera_chosen(camera: str) -> None:
    """Remember which camera the door looks through."""
    known = preferences()
    if known.camera != camera:
        keep(replace(known, camera=camera))


def camera_switched(*, is_on: bool) -> None:
    """Remember whether the door's camera is on."""
    known = preferences()
    if known.camera_is_on != is_on:
        keep(replace(known, camera_is_on=is_on))


def keep_sound(volume: int, *, muted: bool) -> None:
    """Remember how loud the door is."""
    known = preferences()
    if (known.volume, known.muted) != (volume, muted):
        keep(replace(known, volume=volume, muted=muted))


def toured(step: int) -> None:
    """Remember how far the tour was seen."""
    known = preferences()
    if known.tour != step:
        keep(replace(known, tour=step))


def updates_are_in(folder: Path | None) -> None:
    """Remember where newer versions of the program are put."""
    known = preferences()
    if known.updates != folder:
        keep(replace(known, updates=folder))


def language_chosen(language: str) -> None:
    """Remember the language, by its code, that new programmes begin with."""
    known = preferences()
    if known.language != language:
        keep(replace(known, language=language))


def usual_language() -> str:
    """The code of the language of a programme that names none."""
    return preferences().language or "en"


def _volume(kept: object) -> int:
    return kept if type(kept) is int and 0 <= kept <= 100 else _VOLUME


def wanted_sheets(programme: str, choices: Mapping[str, str | bool]) -> None:
    """Remember how the attendance sheets of a programme were wanted."""
    known = preferences()
    if known.sheets.get(programme) != choices:
        keep(replace(known, sheets={**known.sheets, programme: dict(choices)}))


def _tables(kept: object) -> dict[str, dict[str, str | bool]]:
    tables = kept.items() if isinstance(kept, dict) else ()
    return {str(name): _texts(table) for name, table in tables if isinstance(table, dict)}


def _texts(table: dict[str, object]) -> dict[str, str | bool]:
    return {name: value for name, value in table.items() if isinstance(value, str | bool)}


def _value(chosen: object) -> str:
    return str(chosen).lower() if isinstance(chosen, bool) else _quoted(str(chosen))


def _quoted(text: Path | str) -> str:
    return json.dumps(str(text), ensure_ascii=False)


def _file() -> Path:
    return data_folder() / "preferences.toml"
