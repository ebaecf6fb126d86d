"""What dpkg is told."""

from pathlib import Path

from installers.linux import control_of, needed_of
from installers.names import names

TOLD = "libbz2-1.0, libc6 (>= 2.36), libegl1, libx11-6 (>= 2:1.6.0)"


def test_only_packages_of_libraries_that_are_not_brought_are_needed() -> None:
    assert needed_of(TOLD, {"libc6", "libegl1"}) == "libc6 (>= 2.36), libegl1"


def test_the_package_names_what_it_needs_and_how_large_it_is(tmp_path: Path) -> None:
    (tmp_path / "part").write_bytes(bytes(4096))
    lines = control_of(names(), tmp_path, "libegl1", architecture="amd64").splitlines()
    assert lines[:3] == [f"Package: {names().package}", f"Version: {names().version}", "Architecture: amd64"]
    assert "Installed-Size: 4" in lines
    (needed,) = (line for line in lines if line.startswith("Depends:"))
    assert needed.startswith("Depends: libegl1, fontconfig-config, fonts-dejavu-core |")
