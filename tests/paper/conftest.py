"""Badge faces with genuine codes, and paper read back as a reader would."""

import random
from collections.abc import Callable

import pytest

from blp_desktop.domain.codes import EditionKey, new_code, short_code, shown
from blp_desktop.paper.badge_facts import BadgeFace

MakeFace = Callable[..., BadgeFace]


@pytest.fixture
def face() -> MakeFace:
    """Makes faces, each with a genuine code of its own; the same ones in every run."""
    key = EditionKey("edition", "7KX", b"secret" * 6)
    entropy = random.Random(2017).randbytes

    def make(
        first_name: str = "Rūta",
        last_name: str = "Kalniņa",
        organisation: str = "Rīga Wood & Forest Cluster",
        country: str = "Latvia",
        **more: str,
    ) -> BadgeFace:
        code = new_code(key, entropy=entropy)
        said = {"code": code, "short_code": shown(short_code(code))} | more
        return BadgeFace(first_name=first_name, last_name=last_name, organisation=organisation, country=country, **said)

    return make
