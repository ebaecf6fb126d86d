"""What Windows shows of a program's file: names and version, as PyInstaller reads them."""

from pathlib import Path

from installers.names import BUILD, Names, four_numbers


def version_resource(names: Names, target: Path = BUILD / "version.txt") -> str:
    """Write the resource beside the build and tell where."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(version_text(names), encoding="utf-8")
    return str(target)


def version_text(names: Names) -> str:
    """The resource in PyInstaller's own words."""
    numbers = four_numbers(names.version)
    strings = "".join(f"StringStruct({word!r}, {value!r}), " for word, value in _strings(names).items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def _strings(names: Names) -> dict[str, str]:
    return {
        "CompanyName": names.publisher,
        "FileDescription": names.title,
        "FileVersion": names.version,
        "InternalName": names.package,
        "LegalCopyright": f"{names.publisher}, MIT licence",
        "ProductName": names.title,
        "ProductVersion": names.version,
    }
