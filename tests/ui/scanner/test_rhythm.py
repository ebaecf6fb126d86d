"""The rhythm: scanners are told from people by shape, speed and end, whatever the layout."""

from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from blp_desktop.domain.codes import CODE_LENGTH, DIGIT_ROWS, EditionKey, new_code, read_code
from blp_desktop.ui.scanner.rhythm import FAST, PATIENCE, SECOND_END, TAIL, Key, Kind, Rhythm, may_be_code

KEY = EditionKey("edition-1", "0CD", b"secret of the edition, 32 bytes.")
SLOWEST = 65
SHIFT = "⇧"
KINDS = {"\r": Kind.END, "\t": Kind.END, SHIFT: Kind.SHIFT}

codes = st.binary(min_size=16, max_size=16).map(lambda made: new_code(KEY, entropy=lambda _count: made))
scanner_gaps = st.lists(st.integers(0, SLOWEST), min_size=CODE_LENGTH, max_size=CODE_LENGTH)
names = st.sampled_from(
    [
        "Kęstutis Petrėnas",
        "Henrik Ek",
        "Rūta Kalniņa",
        "Jan Černý",
        "Petter Peterssen",
        "anna.berg@vtt.fi",
        "x",
        "EKERE",
    ]
)
human_gaps = st.lists(st.integers(40, 250), min_size=40, max_size=40)


def proves(text: str) -> bool:
    return read_code(text, [KEY]) is not None


class Hand:
    """Types into a rhythm; a timer speaks in silence as the window's does."""

    def __init__(self, *, codes_only: bool = False) -> None:
        self.rhythm = Rhythm(proves)
        self.rhythm.codes_only = codes_only
        self.at = 1_000
        self.held: list[tuple[int, str]] = []
        self.field: list[tuple[int, str]] = []
        """When each sign arrived in the field, and the sign."""
        self.scans: list[str] = []

    @property
    def text(self) -> str:
        return "".join(sign for _, sign in self.field)

    @property
    def latest(self) -> int:
        """How long a sign was held before it arrived."""
        return max((late for late, _ in self.field), default=0)

    def press(self, sign: str, gap: int) -> "Hand":
        kind = KINDS.get(sign, Kind.SIGN)
        self._wait(gap)
        step = self.rhythm.press(Key(self.at, kind, sign))
        self._do(step)
        if kind is Kind.SIGN:
            self.held.append((self.at, sign))
        elif kind is Kind.END and not step.keeps:
            self.field.append((0, sign))
        return self

    def type(self, text: str, gaps: Iterable[int]) -> "Hand":
        for sign, gap in zip(text, gaps, strict=False):
            self.press(sign, gap)
        return self

    def rest(self) -> "Hand":
        self._wait(2_000)
        return self

    def _wait(self, gap: int) -> None:
        patience = self.rhythm.patience
        if patience and gap > patience:
            self.at += patience
            self._do(self.rhythm.settle())
            gap -= patience
        self.at += gap

    def _do(self, step: object) -> None:
        going = self.held[: step.let_go]  # type: ignore[attr-defined]
        self.held = [] if step.scan else self.held[step.let_go :]  # type: ignore[attr-defined]
        self.field += [(self.at - pressed, sign) for pressed, sign in going]
        if step.scan:  # type: ignore[attr-defined]
            self.scans.append(step.scan)  # type: ignore[attr-defined]


@given(codes, scanner_gaps, st.sampled_from(["\r", "\t", "", "\r\r", "\r\t"]))
def test_case_37_a_code_is_read_whole_at_any_speed_and_with_any_end(code: str, gaps: list[int], end: str) -> None:
    hand = Hand().type(code, gaps).type(end, [SLOWEST] * 2).rest()
    assert (hand.scans, hand.text) == ([code], "")


@pytest.mark.parametrize("layout", sorted(DIGIT_ROWS))
@given(code=codes, gap=st.sampled_from([0, 10, 20, 40, 60]))
def test_a_code_in_any_layout_leaks_nothing(layout: str, code: str, gap: int) -> None:
    signs, digits = DIGIT_ROWS[layout]
    typed = code.translate(str.maketrans(digits, signs))
    hand = Hand().type(typed + "\r", [gap] * 99).rest()
    assert (hand.scans, hand.text) == ([typed], "")


@given(codes, scanner_gaps)
def test_a_bad_code_is_a_scan_too(code: str, gaps: list[int]) -> None:
    bad = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert Hand().type(bad, gaps).press("\r", 60).scans == [bad]
    assert Hand().type(bad, gaps).rest().scans == [bad]


@given(codes, codes, scanner_gaps)
def test_case_35_one_scan_after_the_other_is_read(first: str, second: str, gaps: list[int]) -> None:
    hand = Hand().type(first + "\r", [*gaps, 0]).type(second + "\t", [*gaps, 0])
    assert (hand.scans, hand.text) == ([first, second], "")


@given(codes, st.sampled_from(["]Q1", "\\000026", "]Q1\\000026"]), st.sampled_from([0, 10, 20, 40, 60]))
def test_case_3_a_scanner_s_prefix_goes_with_the_scan(code: str, prefix: str, gap: int) -> None:
    hand = Hand().type(prefix + code + "\r", [gap] * 99)
    assert (hand.scans, hand.text) == ([code], "")


@given(names, human_gaps)
def test_what_a_person_types_arrives_whole_and_in_order(name: str, gaps: list[int]) -> None:
    hand = Hand().type(name, gaps).press("\r", 60).rest()
    assert (hand.scans, hand.text) == ([], name + "\r")


@given(st.text(min_size=1, max_size=30).filter(lambda text: not {"\r", "\t"} & set(text)), human_gaps)
def test_no_text_at_a_person_s_pace_is_eaten(text: str, gaps: list[int]) -> None:
    assume(not proves(text))
    hand = Hand().type(text, gaps).press("\t", 90).rest()
    assert hand.text == text + "\t" or (not hand.text and may_be_code(text) and len(text) >= CODE_LENGTH - 2)


@given(names, st.lists(st.integers(100, 400), min_size=40, max_size=40))
def test_a_typist_waits_for_no_sign_longer_than_the_first_patience(name: str, gaps: list[int]) -> None:
    assert Hand().type(name, gaps).rest().latest <= PATIENCE[0][1]


@given(codes, st.integers(0, SLOWEST))
def test_a_scanner_may_press_and_let_up_shift_around_each_letter(code: str, gap: int) -> None:
    typed = "".join(f"{SHIFT}{sign}{SHIFT}" if sign.isalpha() else sign for sign in code)
    hand = Hand().type(typed + "\r", [gap] * 99)
    assert (hand.scans, hand.text) == ([code], "")


def test_a_sign_that_is_in_no_code_waits_hardly_at_all() -> None:
    assert Hand().type("aaaa", [50] * 4).rest().latest == FAST


@given(names, codes, st.integers(0, 200))
def test_what_was_typed_before_a_scan_stays(name: str, code: str, pause: int) -> None:
    hand = Hand().type(name, [100] * 40).type(code + "\r", [pause] + [10] * 29)
    assert (hand.scans, hand.text) == ([code], name)


def test_machine_made_text_with_an_end_is_a_scan_of_something_else() -> None:
    url = "https://example.org/poster"
    assert Hand().type(url + "\r", [5] * 99).scans == [url]
    assert Hand().type(url, [5] * 99).rest().text == url
    assert Hand().type("Anna\r", [5] * 99).text == "Anna\r"


def test_where_names_are_read_other_machine_made_text_goes_through() -> None:
    hand = Hand(codes_only=True).type("Mattsson Åsa\r", [0] * 99)
    assert (hand.scans, hand.text) == ([], "Mattsson Åsa\r")


@given(codes, st.integers(0, TAIL))
def test_an_end_that_comes_late_is_the_scan_s_and_a_later_one_is_not(code: str, late: int) -> None:
    hand = Hand().type(code, [0] * 29).press("\r", late)
    assert (hand.scans, hand.text) == ([code], "")
    assert hand.press("\r", SECOND_END + 1).text == "\r"


def test_a_date_or_a_number_typed_fast_is_no_scan() -> None:
    for typed in ("20171024", "358401234567", "DE89370400440532013000"):
        hand = Hand().type(typed + "\r", [70] * 40)
        assert (hand.scans, hand.text) == ([], typed + "\r")


def test_a_name_in_capitals_and_small_letters_is_no_beginning_of_a_code() -> None:
    assert not may_be_code("He")
    assert may_be_code("HE")
    assert may_be_code("cdé&")
