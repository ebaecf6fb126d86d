"""Real print queues of a test's own: a CUPS server in a folder whose printers write what reaches them to files."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MODEL = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_PROGRAMS = Path("/usr/lib/cups")
_TAKES_PDF = '*cupsFilter: "application/vnd.cups-pdf 0 -"'
"""Makes of the model, which takes PostScript, a printer that takes PDF, as those that need no driver do."""
_BACKEND = """#!/bin/sh
# `page` URI [file]: what the filters made of the job is what comes out of the printer
if [ $# -eq 0 ]; then echo 'direct page "Unknown" "Pages in a folder"'; exit 0; fi
out="{root}/out/$PRINTER-$1.pdf"
case "$DEVICE_URI" in
    page:/postscript) gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile="$out.part" "${{6:--}}" >&2 ;;
    *) cat ${{6:+"$6"}} > "$out.part" ;;
esac
mv "$out.part" "$out"
"""
_FILES = """
ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
ErrorLog {root}/error_log
AccessLog {root}/access_log
PageLog {root}/page_log
"""
_SERVER = """
Listen {root}/cups.sock
LogLevel warn
Browsing No
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
</Limit>
</Policy>
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """The server's folder."""

    root: Path

    def printed(self, count: int = 1) -> list[Path]:
        """The files that came out, once there are so many and the queue is empty."""
        for _ in range(600):
            out = sorted((self.root / "out").rglob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
            if len(out) >= count and not self._busy():
                return out
            time.sleep(0.1)
        raise AssertionError((self.root / "error_log").read_text(errors="replace")[-3000:])

    def add(self, printer: str, *, postscript: bool = False) -> None:
        """Another printer, which takes PDF or PostScript."""
        model = self.root / f"{printer}.model"
        text = _MODEL.read_text()
        model.write_text(text if postscript else text.replace("*PSVersion", f"{_TAKES_PDF}\n*PSVersion", 1))
        uri = "page:/postscript" if postscript else "page:/pdf"
        self._run("lpadmin", "-p", printer, "-v", uri, "-P", str(model), "-E")

    def switch_off(self, printer: str) -> None:
        """Nothing comes out of it any more."""
        self._run("cupsdisable", printer)

    def switch_on(self, printer: str) -> None:
        """It prints again."""
        self._run("cupsenable", printer)

    def _busy(self) -> bool:
        return bool(self._run("lpstat", "-W", "not-completed", "-o"))

    def _run(self, *command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout


@contextmanager
def print_queue(printer: str = "Laser") -> Iterator[Queue]:
    """The server runs with one printer, and the surroundings name it, as long as the block."""
    root = Path(tempfile.mkdtemp(prefix="blp-cups-"))
    server = _serve(root)
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = str(root / "cups.sock")
    try:
        queue = Queue(root)
        queue.add(printer)
        yield queue
    finally:
        server.terminate()
        server.wait(20)
        del os.environ["CUPS_SERVER"]
        if before is not None:
            os.environ["CUPS_SERVER"] = before
        shutil.rmtree(root, ignore_errors=True)


def _serve(root: Path) -> "subprocess.Popen[bytes]":
    root.chmod(0o755)
    for name in ("spool", "cache", "state", "tmp", "out", "ppd", "bin"):
        (root / name).mkdir()
        (root / name).chmod(0o1777 if name in ("tmp", "out") else 0o755)
    _programs(root)
    (root / "cups-files.conf").write_text(_FILES.format(root=root))
    (root / "cupsd.conf").write_text(_SERVER.format(root=root))
    command = [shutil.which("cupsd", path="/usr/sbin:/usr/bin") or "cupsd", "-f"]
    command += ["-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_for(root / "cups.sock")
    return server


def _programs(root: Path) -> None:
    """The system's filters, and the printers' end of our own."""
    for folder in _PROGRAMS.iterdir():
        if folder.name != "backend":
            (root / "bin" / folder.name).symlink_to(folder)
    (root / "bin" / "backend").mkdir(mode=0o755)
    backend = root / "bin" / "backend" / "page"
    backend.write_text(_BACKEND.format(root=root))
    backend.chmod(0o755)


def _wait_for(file: Path) -> None:
    for _ in range(100):
        if file.exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{file} did not appear")
