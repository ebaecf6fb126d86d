"""Reading paper back: the QR codes of a PDF, in the order of the pages, and its text."""

import shutil
import subprocess
import sys
from pathlib import Path


def codes_in(pdf: bytes, *, dpi: int = 150) -> list[str]:
    """Every code on every page, rendered at `dpi` and decoded."""
    import zxingcpp

    from blp_desktop.ui.pictures import pages_of

    return [found.text for page in pages_of(pdf, dpi=dpi) for found in zxingcpp.read_barcodes(page)]


def text_of(pdf: bytes) -> str:
    """The text that someone could select, as poppler reads it; skips the test where poppler is not installed."""
    import pytest

    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    asked = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(asked, input=pdf, capture_output=True, check=True).stdout.decode()


if __name__ == "__main__":
    sys.stdout.write("".join(f"{code}\n" for code in codes_in(Path(sys.argv[1]).read_bytes())))
