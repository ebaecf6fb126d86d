"""Encodings of the region's lists, told apart by what the letters say."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.encodings import decoded

HEADING = "First name;Last name;City\n"
SWEDISH = HEADING + "Åsa;Öberg;Malmö\nGöran;Sjöström;Västerås\n"
FINNISH = HEADING + "Päivi;Hämäläinen;Jyväskylä\n"
DANISH = HEADING + "Søren;Ærø;Århus\nJørgen;Kjær;København\n"
GERMAN = HEADING + "Jürgen;Groß;Köln\nBärbel;Weiß;Lübeck\n"
ESTONIAN = HEADING + "Jüri;Põld;Pärnu\nÜlle;Tšesnokov;Võru\nŠura;Žukov;Tõrva\n"
LATVIAN = HEADING + "Rūta;Kalniņa;Rīga\nĢirts;Bērziņš;Jūrmala\nJānis;Krūmiņš;Cēsis\nŽanis;Ķēniņš;Liepāja\n"
LITHUANIAN = HEADING + "Žydrūnė;Šimkutė;Panevėžys\nVytautas;Kazlauskas;Šiauliai\nRūta;Žukauskienė;Mažeikiai\n"
POLISH = HEADING + "Łukasz;Świątek;Gdańsk\nMałgorzata;Wójcik;Łódź\n"
RUSSIAN = "Имя;Фамилия;Город\nАнна;Иванова;Калининград\nСергей;Петров;Псков\n"
WITH_SIGNS = SWEDISH + "Åke;Sjögren “Kalle” – 100 €;Malmö\n"


@pytest.mark.parametrize("text", [SWEDISH, LATVIAN, POLISH, RUSSIAN, "name\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_unicode_is_read_with_and_without_its_mark(text: str, encoding: str) -> None:
    if text == RUSSIAN and encoding in ("utf-16-le", "utf-16-be"):
        pytest.skip("UTF-16 without a mark is told by Latin letters")
    assert decoded(text.encode(encoding)) == text


def test_utf_16_from_the_big_end_is_known_by_its_mark() -> None:
    assert decoded(codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be")) == SWEDISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SWEDISH, "cp1252"),
        (FINNISH, "cp1252"),
        (DANISH, "cp1252"),
        (GERMAN, "cp1252"),
        (ESTONIAN, "cp1252"),
        (WITH_SIGNS, "cp1252"),
        (ESTONIAN, "cp1257"),
        (LATVIAN, "cp1257"),
        (LITHUANIAN, "cp1257"),
        (POLISH, "cp1257"),
        (SWEDISH + "Rūta;Kalniņa;Rīga\n", "cp1257"),
        (SWEDISH, "iso8859-1"),
        (GERMAN, "iso8859-1"),
        (ESTONIAN, "iso8859-4"),
        (LATVIAN, "iso8859-4"),
        (LITHUANIAN, "iso8859-4"),
        (ESTONIAN, "iso8859-13"),
        (LATVIAN, "iso8859-13"),
        (LITHUANIAN, "iso8859-13"),
        (POLISH, "iso8859-13"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_a_list_in_one_byte_a_letter_is_read_as_it_was_meant(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["Åsa;Öberg\n", "Ēriks\n", "Ärla\n", "Søren\n"])
def test_few_letters_are_enough_and_not_taken_for_russian(text: str) -> None:
    encoding = "cp1257" if "Ē" in text else "cp1252"
    assert decoded(text.encode(encoding)) == text


def test_bytes_that_no_encoding_explains_are_refused_with_what_to_do() -> None:
    with pytest.raises(Refusal) as refused:
        decoded(bytes(range(0x80, 0x100)) * 3)
    assert refused.value.code == "unknown_encoding"
    assert "UTF-8" in refused.value.next_step


def test_a_broken_text_behind_a_mark_is_refused() -> None:
    with pytest.raises(Refusal):
        decoded(codecs.BOM_UTF8 + b"\xff\xfe\xfd")


LETTERS = "abcdefghijklmnopqrstuvwxyzåäöøæéüßāčēģīķļņšūžąęėįųćłńóśźżõ ;,-'\n0123456789АБВгде"


@given(st.text(LETTERS, min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_of_the_region_comes_back_whole(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


WORDS = {
    "cp1252": ["Åsa", "Göran", "Sjöström", "Malmö", "Västerås", "Päivi", "Jörg", "Hämäläinen"],
    "cp1257": ["Rūta", "Kalniņa", "Ģirts", "Bērziņš", "Jānis", "Krūmiņš", "Cēsis", "Ķēniņš"],
    "iso8859-13": ["Žydrūnė", "Šimkutė", "Panevėžys", "Mažeikiai", "Žukauskienė", "Šiauliai"],
    "iso8859-4": ["Rūta Kalniņa", "Ģirts Bērziņš", "Jānis Krūmiņš", "Žanis Ķēniņš"],
}


@given(st.data(), st.sampled_from(sorted(WORDS)))
def test_any_list_of_names_of_one_language_is_read_as_it_was_meant(data: st.DataObject, encoding: str) -> None:
    names = data.draw(st.lists(st.sampled_from(WORDS[encoding]), min_size=4))
    text = "Name\n" + "\n".join(names)
    assert decoded(text.encode(encoding)) == text


@given(st.binary(max_size=200))
def test_no_bytes_make_it_stumble(content: bytes) -> None:
    assert isinstance(_read_or_next_step(content), str)


def _read_or_next_step(content: bytes) -> str:
    try:
        return decoded(content)
    except Refusal as refusal:
        return refusal.next_step
