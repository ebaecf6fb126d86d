"""A file with the demo programme, and pictures."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from blp_desktop.desk.station import Station
from tests.desk.demo import close_desk, open_desk


def png_of(width: int, height: int, colour: str) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station at the demo, everyone invited with a badge."""
    made = open_desk(tmp_path)
    yield made.station
    close_desk(made)
