"""QR codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import MODE_ALPHA_NUM, QRData

from blp_desktop.domain.codes import ALPHABET, CODE_LENGTH
from blp_desktop.paper.qr import MASK, Correction, can_say, strong_symbol, symbol

codes = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)
alphanumeric = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", min_size=1, max_size=16)


def rows_of_library(text: str, level: int) -> list[str]:
    """The matrix that the library makes by itself, as rows of 0 and 1."""
    code = QRCode(error_correction=level, border=0, mask_pattern=MASK)
    code.add_data(QRData(text, mode=MODE_ALPHA_NUM))
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


@given(codes)
def test_a_badge_code_is_drawn_as_the_library_draws_it(code: str) -> None:
    drawn = symbol(code)
    assert [f"{row:0{drawn.side}b}" for row in drawn.rows()] == rows_of_library(code, ERROR_CORRECT_M)


@given(codes)
def test_the_same_holds_at_the_stronger_correction(code: str) -> None:
    drawn = symbol(code, correction=Correction.Q)
    assert [f"{row:0{drawn.side}b}" for row in drawn.rows()] == rows_of_library(code, ERROR_CORRECT_Q)


@given(alphanumeric)
def test_any_alphanumeric_text_is_drawn_as_the_library_draws_it(text: str) -> None:
    drawn = symbol(text)
    assert [f"{row:0{drawn.side}b}" for row in drawn.rows()] == rows_of_library(text, ERROR_CORRECT_M)


def test_a_badge_code_takes_version_2_at_either_correction() -> None:
    code = "K" * CODE_LENGTH
    assert symbol(code).side == symbol(code, correction=Correction.Q).side == 25


def test_the_stronger_correction_is_taken_where_it_costs_no_size() -> None:
    assert strong_symbol("7" * CODE_LENGTH) == symbol("7" * CODE_LENGTH, correction=Correction.Q)
    assert strong_symbol("7" * (CODE_LENGTH + 1)) == symbol("7" * (CODE_LENGTH + 1))


@pytest.mark.parametrize("text", ["", "k7p", "Ł", "A_B"])
def test_what_the_set_does_not_hold_is_told_before_drawing(text: str) -> None:
    assert not can_say(text)
