"""A clean Debian of our own, without Python, to install the .deb in."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installers.names import BUILD, ROOT
from installers.running import BuildError, run, say

_BASE = ROOT / ".dev" / "clean-root.tar"


def can_make_roots() -> bool:
    """Only root may change the root folder."""
    return os.geteuid() == 0 and shutil.which("debootstrap") is not None


@contextmanager
def clean_root() -> Iterator[Path]:
    """A minimal Debian of this machine's release in a folder while the block lasts."""
    if not _BASE.exists():
        _make_base()
    root = BUILD / "root"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    run("tar", "--extract", "--file", _BASE, "-C", root)
    if any(root.glob("usr/bin/python*")):
        raise BuildError("The clean root has a Python; the trial in it would prove nothing.")
    run("mount", "-t", "proc", "proc", root / "proc")
    try:
        yield root
    finally:
        subprocess.call(["umount", str(root / "proc")])
        shutil.rmtree(root)


def _make_base() -> None:
    say("Making a minimal Debian to try the .deb in.")
    folder = BUILD / "base"
    shutil.rmtree(folder, ignore_errors=True)
    run("debootstrap", "--variant=minbase", _release(), folder, log=BUILD / "debootstrap.log")
    _BASE.parent.mkdir(exist_ok=True)
    run("tar", "--create", "--file", _BASE, "-C", folder, ".")
    shutil.rmtree(folder)


def _release() -> str:
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)["VERSION_CODENAME"].strip('"')


def install_deb(deb: Path, root: Path) -> None:
    """Let apt install the package with what it depends on, and nothing more."""
    shutil.copyfile(deb, root / "tmp" / deb.name)
    env = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    run("chroot", root, "apt-get", "-q", "update", env=env, log=BUILD / "root-apt.log")
    asked = ("apt-get", "-q", "-y", "install", "--no-install-recommends", f"/tmp/{deb.name}")
    run("chroot", root, *asked, env=env, log=BUILD / "root-install.log")
