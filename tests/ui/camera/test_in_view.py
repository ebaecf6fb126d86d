"""What is in view: a code counts once for each time it comes into view."""

from blp_desktop.ui.camera.in_view import GONE_AFTER, InView

_PICTURE = 1 / 30


class Watched:
    """A view fed with a picture every thirtieth of a second."""

    def __init__(self) -> None:
        self.view, self.clock = InView(), 1_000.0

    def shows(self, code: str, seconds: float) -> int:
        """How often the code counts while it is shown that long."""
        return sum(self.after(_PICTURE, code) for _ in range(round(seconds / _PICTURE)))

    def after(self, seconds: float, code: str) -> bool:
        self.clock += seconds
        return self.view.is_new(code, self.clock)


def test_a_code_counts_once_however_long_it_is_held_up() -> None:
    assert Watched().shows("A", 60.0) == 1


def test_a_code_that_is_lost_for_a_moment_has_not_left() -> None:
    watched = Watched()
    assert watched.shows("A", 1.0) == 1
    watched.shows("", GONE_AFTER - 0.5)
    assert watched.shows("A", 1.0) == 0


def test_a_code_that_left_and_came_back_counts_again() -> None:
    watched = Watched()
    assert watched.shows("A", 1.0) == 1
    watched.shows("", GONE_AFTER + 0.5)
    assert watched.shows("A", 1.0) == 1


def test_another_code_counts_at_once_and_the_first_not_again() -> None:
    watched = Watched()
    assert [watched.after(_PICTURE, code) for code in ("A", "B", "A", "B", "", "A")] == [1, 1, 0, 0, 0, 0]


def test_a_pause_in_looking_is_no_absence() -> None:
    watched = Watched()
    assert watched.after(_PICTURE, "A")
    assert not watched.after(60.0, "A")


def test_what_left_long_ago_is_forgotten() -> None:
    watched = Watched()
    for number in range(1_000):
        watched.after(0.2, str(number))
    assert len(watched.view._unseen) <= GONE_AFTER / 0.2 + 1
