"""Linux: the folder as an archive that runs where it is unpacked, and as a package for Debian and Ubuntu."""

import gzip
import os
import re
import shutil
from pathlib import Path

from installers.names import BUILD, DIST, FILES, ICON, ICONS, Names, names
from installers.running import run, say, told

_MIME = "application-x-blp-desk"
_NEEDED_BESIDE = (
    "fontconfig-config",
    "fonts-dejavu-core | fonts-noto-core | fonts-liberation | fonts-liberation2 | fonts-freefont-ttf",
    "xkb-data",
)
"""What no library tells: where fonts are listed, one font to write with, and the keyboard layouts."""


def build_archive(folder: Path) -> Path:
    """`.tar.xz`: unpack it anywhere and start the program in it."""
    say("Packing the archive.")
    known = names()
    target = DIST / f"{known.package}-{known.version}-linux-{os.uname().machine}.tar.xz"
    run(
        "tar", "--create", "--file", target, "--use-compress-program", "xz -6 -T2", "--sort=name", "--owner=0",
        "--group=0", f"--transform=s,^{folder.name},{known.package}-{known.version},", "-C", folder.parent, folder.name,
    )  # fmt: skip
    return target


def build_deb(folder: Path) -> Path:
    """`.deb`: the folder below /usr/lib, and what a desktop wants to know of it."""
    say("Packing the .deb.")
    known, root = names(), BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    _lay_out(root, folder, known)
    control = root / "DEBIAN"
    control.mkdir()
    needed = _dependencies(root / "usr/lib" / known.package)
    (control / "control").write_text(control_of(known, root, needed, architecture=_architecture()), encoding="utf-8")
    target = DIST / f"{known.package}_{known.version}_{_architecture()}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target, log=BUILD / "deb.log")
    return target


def _lay_out(root: Path, folder: Path, known: Names) -> None:
    shutil.copytree(folder, root / "usr/lib" / known.package, symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / known.package).symlink_to(f"../lib/{known.package}/{known.package}")
    _copy(FILES / "blp-desktop.desktop", root / "usr/share/applications" / f"{known.package}.desktop")
    _copy(FILES / "blp-desktop.xml", root / "usr/share/mime/packages" / f"{known.package}.xml")
    _copy(BUILD / "licences.txt", root / "usr/share/doc" / known.package / "copyright")
    _manual(root / "usr/share/man/man1", known)
    _icons(root / "usr/share/icons/hicolor", known)


def _manual(folder: Path, known: Names) -> None:
    folder.mkdir(parents=True)
    page = (FILES / "blp-desktop.1").read_text(encoding="utf-8").replace("@VERSION@", known.version)
    (folder / f"{known.package}.1.gz").write_bytes(gzip.compress(page.encode(), 9, mtime=0))


def _icons(folder: Path, known: Names) -> None:
    """For the program and for its files, drawn in each size and as SVG."""
    for drawing in (ICON, *ICONS.glob("*.png")):
        size = drawing.stem.rpartition("-")[2]
        place = folder / (f"{size}x{size}" if drawing.suffix == ".png" else "scalable")
        _copy(drawing, place / "apps" / f"{known.package}{drawing.suffix}")
        _copy(drawing, place / "mimetypes" / f"{_MIME}{drawing.suffix}")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def control_of(known: Names, root: Path, needed: str, *, architecture: str) -> str:
    """What dpkg wants to know."""
    size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    return (
        f"Package: {known.package}\nVersion: {known.version}\nArchitecture: {architecture}\n"
        f"Maintainer: {known.publisher}\nSection: education\nPriority: optional\n"
        f"Installed-Size: {size // 1024}\nDepends: {', '.join((needed, *_NEEDED_BESIDE))}\n"
        f"Recommends: cups\nDescription: {known.about.rstrip('.')}\n"
        f" {known.title} keeps participants, modules, venues, invitations, badges, check-in\n"
        " and attendance of a travelling course in one file, and needs no server.\n"
    )


def _architecture() -> str:
    return told("dpkg", "--print-architecture").strip()


def _dependencies(folder: Path) -> str:
    """The packages whose libraries the folder links to and does not bring, with the versions that it needs."""
    libraries = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink() and _is_elf(file)]
    brought = {file.name for file in folder.rglob("*.so*")}
    wanted = {name for file in libraries for name in _linked(file)} - brought
    owners = {package for name in wanted for package in _owners(name)}
    return needed_of(_all_dependencies(libraries), owners)


def needed_of(told_by_dpkg: str, owners: set[str]) -> str:
    """Of everything that dpkg found, what comes from these packages."""
    every = [dependency.strip() for dependency in told_by_dpkg.split(",")]
    return ", ".join(dependency for dependency in every if dependency.split(" ")[0] in owners)


def _all_dependencies(libraries: list[Path]) -> str:
    source, output = BUILD / "shlibdeps", BUILD / "shlibdeps.txt"
    (source / "debian").mkdir(parents=True, exist_ok=True)
    (source / "debian/control").write_text("Source: blp-desktop\n\nPackage: blp-desktop\nArchitecture: any\n")
    own = sorted({f"-l{library.parent}" for library in libraries})
    output.unlink(missing_ok=True)
    asked: list[str | Path] = [f"-T{output}", "--ignore-missing-info", "--warnings=0", *own, *libraries]
    run("dpkg-shlibdeps", *asked, cwd=source, log=BUILD / "shlibdeps.log")
    return output.read_text(encoding="utf-8").strip().removeprefix("shlibs:Depends=")


def _linked(library: Path) -> list[str]:
    return re.findall(r"^\s+NEEDED\s+(\S+)", told("objdump", "-p", library), re.MULTILINE)


def _owners(name: str) -> list[str]:
    """The packages that bring a library by this name."""
    lines = told("dpkg", "-S", f"*/{name}").splitlines()
    return [line.split(":")[0] for line in lines]


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"
