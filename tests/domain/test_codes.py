"""Badge codes: made, proven, cleaned, repaired."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.codes import (
    ALPHABET,
    CODE_LENGTH,
    DIGIT_ROWS,
    PROOF_LENGTH,
    EditionKey,
    check_sign,
    clean,
    is_genuine,
    is_short_code,
    looks_garbled,
    new_code,
    read_code,
    read_short_code,
    safe_text,
    short_code,
    shown,
)

KEY = EditionKey("edition-1", "0CD", b"secret of the edition, 32 bytes.")
OTHER = EditionKey("edition-2", "0CD", b"another secret with the same tag")

noise = st.binary(min_size=16, max_size=16)
codes = noise.map(lambda made: new_code(KEY, entropy=lambda _count: made))
stems = st.text(ALPHABET, min_size=6, max_size=6)


@given(codes)
def test_a_made_code_is_read_back_as_its_edition_s(code: str) -> None:
    read = read_code(code, [OTHER, KEY])
    assert read is not None
    assert (read.code, read.edition) == (code, "edition-1")


@given(codes, st.integers(0, CODE_LENGTH - 1), st.sampled_from(ALPHABET))
def test_case_27_a_code_with_one_sign_changed_is_nobody_s(code: str, at: int, sign: str) -> None:
    changed = code[:at] + sign + code[at + 1 :]
    assert is_genuine(changed, KEY) is (changed == code)


@given(st.text(max_size=60))
def test_case_2_random_text_is_no_code_and_breaks_nothing(text: str) -> None:
    assert read_code(text, [KEY]) is None
    assert safe_text(text).isprintable()


def test_a_code_is_beyond_guessing_and_fits_a_small_symbol() -> None:
    assert PROOF_LENGTH * math.log2(len(ALPHABET)) >= 80
    assert CODE_LENGTH <= 38, "QR version 2 holds 38 alphanumeric signs at error correction M"
    assert not set(ALPHABET) & set("AMQWYZILOSB")


@given(stems)
def test_a_short_code_carries_a_check_sign(stem: str) -> None:
    assert is_short_code(stem + check_sign(stem))


@given(stems, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_any_single_wrong_sign_spoils_a_short_code(stem: str, at: int, sign: str) -> None:
    short = stem + check_sign(stem)
    wrong = short[:at] + sign + short[at + 1 :]
    assert is_short_code(wrong) is (wrong == short)


@given(stems, st.integers(0, 4))
def test_swapped_neighbours_spoil_a_short_code(stem: str, at: int) -> None:
    short = stem + check_sign(stem)
    swapped = short[:at] + short[at + 1] + short[at] + short[at + 2 :]
    assert is_short_code(swapped) is (swapped == short)


@given(codes)
def test_a_short_code_is_read_as_it_is_printed_and_in_small_letters(code: str) -> None:
    short = short_code(code)
    assert read_short_code(shown(short)) == short
    assert read_short_code(f" {short.lower()}\r\n") == short


@given(
    codes, st.sampled_from(["\\000026", "]Q1", "]Q1\\000026", "", " \t"]), st.sampled_from(["\r", "\n", "\t", " ", ""])
)
def test_case_3_prefixes_ends_and_small_letters_change_nothing(code: str, before: str, after: str) -> None:
    for raw in (before + code + after, (before + code.lower() + after)):
        read = read_code(raw, [KEY])
        assert read is not None
        assert read.code == code


@pytest.mark.parametrize("raw", ["\x00\x01", "\x1b[2J", "\ud800", "a\x00b", "\x7f" * 300])
def test_case_4_control_and_binary_signs_are_logged_safely(raw: str) -> None:
    assert read_code(raw, [KEY]) is None
    assert safe_text(raw).isprintable()
    assert len(safe_text(raw)) <= 200


@pytest.mark.parametrize("layout", sorted(DIGIT_ROWS))
@given(code=codes)
def test_a_wrong_keyboard_layout_is_repaired(layout: str, code: str) -> None:
    signs, digits = DIGIT_ROWS[layout]
    typed = code.translate(str.maketrans(digits, signs))
    read = read_code(typed, [KEY])
    assert read is not None
    assert read.code == code


def test_a_layout_that_cannot_be_repaired_is_named() -> None:
    typed = "CDEF&é\"'(-è_çàCDEF&é\"'(-è_çàC"[:CODE_LENGTH]
    assert read_code(typed, [KEY]) is None
    assert looks_garbled(typed)
    assert not looks_garbled("Kęstutis")


def test_cleaning_keeps_what_a_person_typed() -> None:
    assert clean("  Rūta\tKalniņa \r\n") == "RūtaKalniņa"
