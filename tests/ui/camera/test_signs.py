"""Our own printed badges, read from frames as a laptop's camera delivers them."""

from collections.abc import Iterator
from math import dist

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from blp_desktop.ui.camera.reader import look_at
from blp_desktop.ui.camera.signs import Sign
from tests.desk.demo import Desk, close_desk, open_desk
from tests.ui.camera.scenes import HEIGHT, WIDTH, Light, Pixels, badges, frame_of, scene

ANGLES = (0, 10, 25, 45, 180)
CODE_ON_THE_LABEL = 23.4
"""Millimetres."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[QImage]]]:
    """A desk, and the badges of the first three invited."""
    folder = tmp_path_factory.mktemp("printed")
    desk = open_desk(folder)
    yield desk, badges(desk, folder, (0, 1, 2))
    close_desk(desk)


@pytest.fixture
def desk(printed: tuple[Desk, list[QImage]]) -> Desk:
    return printed[0]


@pytest.fixture
def badge(printed: tuple[Desk, list[QImage]], qtbot: QtBot) -> QImage:
    return printed[1][0]


def sign_of(picture: QImage) -> Sign | None:
    look = look_at(frame_of(picture, Pixels.Format_NV12))
    assert look is not None
    return look.sign


def text_of(picture: QImage) -> str:
    sign = sign_of(picture)
    return sign.text if sign else ""


@pytest.mark.parametrize("angle", ANGLES)
def test_a_badge_is_read_at_arm_s_length_however_it_is_turned(desk: Desk, badge: QImage, angle: int) -> None:
    assert text_of(scene(badge, angle=angle)) == desk.code()


@pytest.mark.parametrize("angle", ANGLES)
def test_a_small_badge_is_read(desk: Desk, badge: QImage, angle: int) -> None:
    assert text_of(scene(badge, scale=2.0, angle=angle)) == desk.code()


@pytest.mark.parametrize("angle", ANGLES)
def test_a_blurred_badge_is_read(desk: Desk, badge: QImage, angle: int) -> None:
    assert text_of(scene(badge, angle=angle, blur=1.4)) == desk.code()
    assert text_of(scene(badge, scale=4.5, angle=angle, blur=2.0)) == desk.code()


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize(
    "light", [Light(contrast=0.3), Light(light=0.15), Light(light=0.3, noise=0.08)], ids=["faint", "dark", "grainy"]
)
def test_a_badge_in_poor_light_is_read(desk: Desk, badge: QImage, angle: int, light: Light) -> None:
    assert text_of(scene(badge, scale=3.0, angle=angle, light=light)) == desk.code()


def test_an_empty_room_and_a_badge_s_back_hold_no_sign(badge: QImage) -> None:
    back = badge.copy()
    back.fill(255)
    assert sign_of(scene()) is None
    assert sign_of(scene(back)) is None


def test_of_two_badges_the_nearer_counts(desk: Desk, printed: tuple[Desk, list[QImage]]) -> None:
    first, second, _ = printed[1]
    far = second.scaled(second.width() // 2, second.height() // 2)
    assert text_of(scene(first, far, scale=4.5)) == desk.code(0)
    assert text_of(scene(far, first, scale=4.5)) == desk.code(0)


@pytest.mark.parametrize(("scale", "angle"), [(5.0, 0), (2.5, 30), (1.9, 45)])
def test_the_corners_lie_on_the_code(badge: QImage, scale: float, angle: int) -> None:
    sign = sign_of(scene(badge, scale=scale, angle=angle))
    assert sign is not None
    corners = [(x * WIDTH, y * HEIGHT) for x, y in sign.corners]
    sides = [dist(corners[at], corners[(at + 1) % 4]) for at in range(4)]
    assert sides == pytest.approx([CODE_ON_THE_LABEL * scale] * 4, rel=0.15)
    assert sign.area * WIDTH * HEIGHT == pytest.approx((CODE_ON_THE_LABEL * scale) ** 2, rel=0.25)
