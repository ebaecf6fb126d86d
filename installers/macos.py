"""macOS: the app in a disk image, signed and notarised where the surroundings allow. No test has run it yet."""

import os
import shutil
from pathlib import Path

from installers.names import BUILD, DIST, FILES, names
from installers.running import run, say
from installers.trial import Figures, Form, try_out

_IDENTITY, _ACCOUNT, _PASSWORD, _TEAM = (
    "MACOS_SIGNING_IDENTITY",
    "MACOS_NOTARY_ACCOUNT",
    "MACOS_NOTARY_PASSWORD",
    "MACOS_NOTARY_TEAM",
)
"""Surroundings that a forge fills from its secrets; without them the image is unsigned."""


def build_image() -> Path:
    """`.dmg` with the app and a link to the folder of applications."""
    say("Packing the disk image.")
    known = names()
    app = DIST / "macos" / f"{known.title}.app"
    _sign(app, "--entitlements", str(FILES / "entitlements.plist"), "--options", "runtime", "--deep")
    staging = BUILD / "dmg"
    shutil.rmtree(staging, ignore_errors=True)
    shutil.copytree(app, staging / app.name, symlinks=True)
    (staging / "Applications").symlink_to("/Applications")
    image = DIST / f"{known.package}-{known.version}-macos-{os.uname().machine}.dmg"
    image.unlink(missing_ok=True)
    run("hdiutil", "create", "-volname", known.title, "-srcfolder", staging, "-format", "ULFO", image)
    _sign(image)
    _notarise(image)
    return image


def _sign(what: Path, *how: str) -> None:
    identity = os.environ.get(_IDENTITY)
    if identity:
        run("codesign", "--force", "--timestamp", *how, "--sign", identity, what)


def _notarise(image: Path) -> None:
    account = os.environ.get(_ACCOUNT)
    if not account or not os.environ.get(_IDENTITY):
        say("The image is not notarised: there is no account for it here.")
        return
    told = ("--apple-id", account, "--password", os.environ[_PASSWORD], "--team-id", os.environ[_TEAM])
    run("xcrun", "notarytool", "submit", image, "--wait", *told)
    run("xcrun", "stapler", "staple", image)


def try_image(image: Path) -> Figures:
    """Opened as a disk, the app copied out of it, used."""
    known, disk, place = names(), BUILD / "disk", BUILD / "trial-macos"
    shutil.rmtree(place, ignore_errors=True)
    run("hdiutil", "attach", "-nobrowse", "-mountpoint", disk, image)
    try:
        shutil.copytree(disk / f"{known.title}.app", place / f"{known.title}.app", symlinks=True)
    finally:
        run("hdiutil", "detach", disk)
    programs = place / f"{known.title}.app" / "Contents/MacOS"
    return try_out(
        Form(
            name="macOS, from its image",
            command=(str(programs / known.package),),
            window=(str(programs / known.title),),
            shared=place / "shared",
            log=Path.home() / "Library/Application Support/blp-desk/log/blp-desk.log",
        )
    )
