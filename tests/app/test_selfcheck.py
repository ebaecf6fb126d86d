"""The installed program tests itself."""

import json
import subprocess
import sys


def test_every_part_starts() -> None:
    command = [sys.executable, "-m", "blp_desktop", "selfcheck", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads(done.stdout)
    assert [part for part in told["parts"] if not part["ok"]] == []
    assert "a badge held up was read" in [part["detail"] for part in told["parts"]]
    assert (done.returncode, told["ok"]) == (0, True)
