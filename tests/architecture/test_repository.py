"""What is committed names no host, no machine and nobody's folders."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_HOSTS = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|--index-url|--extra-index")
_MACHINE = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/tmp/v" + "env")))


def tracked() -> list[Path]:
    """The text files that git tracks."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    kinds = {".py", ".md", ".toml", ".txt", ".spec", ".json", ".svg", ""}
    return [ROOT / name for name in done.stdout.splitlines() if Path(name).suffix in kinds and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for file in tracked():
        if file == Path(__file__):
            continue
        text = file.read_text(encoding="utf-8", errors="ignore")
        if _HOSTS.search(text) or _MACHINE.search(text):
            found.append(file.name)
    assert found == []


def test_every_pin_has_hashes() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in pins
    assert pins.count("==") <= pins.count("--hash=sha256:")
