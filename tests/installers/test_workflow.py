"""The forge's workflow, as far as it can be read here: it attaches what a build gives, by the same command."""

import re
from fnmatch import fnmatch

import pytest

from installers.bill import SHIPPED
from installers.names import ROOT, names

WORKFLOW = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", SHIPPED)
def test_what_a_build_gives_is_attached(ending: str) -> None:
    name = "-setup.exe" if ending == ".exe" else ending
    patterns = re.findall(r"^ +dist/(\S+)$", WORKFLOW, re.MULTILINE)
    assert any(fnmatch(f"{names().package}-{names().version}{name}", pattern) for pattern in patterns)


def test_each_system_is_built_by_the_command_that_is_run_here() -> None:
    assert set(re.findall(r"only: (\w+) \}", WORKFLOW)) == {"linux", "windows", "macos"}
    assert WORKFLOW.count("dev.py installers --only ${{ matrix.only }}") == 2
