"""What is stripped, and what would break."""

from pathlib import Path

import pytest

from installers.folder import may_be_stripped


@pytest.mark.parametrize(
    "library",
    ["libpython3.11.so.1.0", "python3.11/lib-dynload/_decimal.so", "sqlalchemy/engine/_row_cy.so", "PIL/_imaging.so"],
)
def test_python_and_its_packages_are_stripped(library: str) -> None:
    assert may_be_stripped(Path(library))


@pytest.mark.parametrize(
    "library",
    [
        "PySide6/Qt/lib/libavformat.so.61",
        "PySide6/QtCore.abi3.so",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",
        "libcups.so.2",
    ],
)
def test_patched_libraries_are_not(library: str) -> None:
    assert not may_be_stripped(Path(library))
