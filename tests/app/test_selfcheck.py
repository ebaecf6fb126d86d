"""The installed program tests itself."""

import json
import subprocess
import sys

from blp_desktop.store.file import FORMAT


def test_every_part_starts() -> None:
    command = [sys.executable, "-m", "blp_desktop", "selfcheck", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads(done.stdout)
    assert [part for part in told["parts"] if not part["ok"]] == []
    details = {part["part"]: part["detail"] for part in told["parts"]}
    assert details["camera"].startswith("a badge held up was read")
    assert details["upgrade"] == f"a file of format 1 was brought to format {FORMAT} with its 50 people"
    assert {"database", "badges", "sheets", "window", "printing", "fonts", "translations", "time zones"} <= set(details)
    assert (done.returncode, told["ok"]) == (0, True)
