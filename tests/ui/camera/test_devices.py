"""Which camera is wanted, and how its pictures should be shaped."""

from blp_desktop.ui.camera.devices import Device, Shape, device_wanted, shape_wanted

BUILT_IN = Device("a", "Built in", is_first=True)
ON_A_STICK = Device("b", "On a stick")


def test_the_chosen_camera_is_taken_while_it_is_plugged_in() -> None:
    assert device_wanted((BUILT_IN, ON_A_STICK), "b") is ON_A_STICK


def test_the_system_s_first_stands_in_for_one_that_is_not() -> None:
    assert device_wanted((ON_A_STICK, BUILT_IN), "unplugged") is BUILT_IN
    assert device_wanted((ON_A_STICK,), "") is ON_A_STICK


def test_without_a_camera_there_is_none() -> None:
    assert device_wanted((), "b") is None


def test_720_lines_are_wanted_and_smooth_ones_before_unpacked_ones() -> None:
    shapes = (Shape(480, 30), Shape(720, 10), Shape(720, 30, packed=True), Shape(1080, 30, packed=True))
    assert shape_wanted(shapes) == 2
    assert shape_wanted((*shapes, Shape(720, 30))) == 4


def test_a_camera_that_is_never_smooth_is_used_as_it_is() -> None:
    assert shape_wanted((Shape(1080, 5), Shape(720, 10))) == 1
    assert shape_wanted(()) is None
