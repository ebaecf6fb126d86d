"""Names: found whatever marks are typed, sorted as each language does."""

from random import Random

import pytest

from blp_desktop.domain.names import collation, fold, haystack, is_machine_made, matches, needles, reads_as_name


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("kestutis", "Kęstutis Žukauskas"),
        ("ruta kalnina", "Kalniņa Rūta"),
        ("sorensen", "Søren Sørensen"),
        ("lodz", "Łódź Wood Cluster"),
        ("O Jaatinen", "Taina O’Jaatinen"),
        ("ojaatinen", "Taina O’Jaatinen"),
        ("наумов", "Карп Наумов"),
        ("STRASSE", "Straße"),
        ("aero", "Bjørn Ærø"),
    ],
)
def test_case_38_a_search_finds_names_without_their_marks_in_any_order(search: str, name: str) -> None:
    assert matches(needles(search), haystack(name))


def test_a_search_meets_beginnings_of_words_only() -> None:
    assert not matches(needles("ann"), haystack("Johannes"))
    assert matches(needles("ann koh"), haystack("Kohler Anna"))


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("sv", ["Adam", "Zorn", "Åberg", "Ärlig", "Öberg"]),
        ("fi", ["Virtanen", "Wallin", "Ylönen", "Åberg", "Äijälä", "Öhman"]),
        ("da", ["Zahle", "Ærø", "Østergaard", "Aabenraa"]),
        ("nb", ["Zahl", "Ære", "Øvre", "Åsen"]),
        ("et", ["Saar", "Šmidt", "Zimmer", "Žukov", "Tamm", "Vaas", "Õun", "Ämm", "Öö", "Üksik"]),
        ("lv", ["Celms", "Čakste", "Gaile", "Ģirts", "Kalns", "Ķirsis", "Siliņš", "Šmits", "Zaķe", "Žagars"]),
        ("lt", ["Cibulskis", "Čepas", "Ilas", "Ylas", "Ivanauskas", "Jonaitis", "Sakas", "Šimkus", "Zala", "Žukas"]),
        ("pl", ["Adam", "Ądam", "Cis", "Ćma", "Lis", "Łoś", "Nowak", "Ńemo", "Zając", "Źrebak", "Żaba"]),
        ("de", ["Adler", "Ärmel", "Bauer", "Strasse", "Straße", "Zorn"]),
        ("en", ["Åberg", "Adam", "Zorn"]),
    ],
)
def test_names_stand_in_the_language_s_own_order(language: str, ordered: list[str]) -> None:
    shuffled = Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=collation(language)) == ordered


@pytest.mark.parametrize(
    ("language", "alphabet"),
    [
        ("en", "abcdefghijklmnopqrstuvwxyz"),
        ("sv", "abcdefghijklmnopqrstuvwxyzåäö"),
        ("fi", "abcdefghijklmnopqrstuvwxyzåäö"),
        ("da", "abcdefghijklmnopqrstuvwxyzæøå"),
        ("et", "abcdefghijklmnopqrsšzžtuvwõäöüxy"),
        ("lv", "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"),
        ("lt", "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"),
        ("pl", "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"),
        ("de", "aäbcdefghijklmnoöpqrsßtuüvwxyz"),
    ],
)
def test_the_alphabet_of_each_language_of_the_sheets_is_in_its_order(language: str, alphabet: str) -> None:
    names = [f"{letter}na" for letter in alphabet]
    shuffled = Random(2).sample(names, len(names))
    assert sorted(shuffled, key=collation(language)) == names
    assert sorted(map(str.title, shuffled), key=collation(language)) == [name.title() for name in names]


def test_a_double_name_stands_by_its_first_part() -> None:
    names = ["Bergman", "Berg-Zorn", "Berg Zorn", "Berg"]
    assert sorted(names, key=collation("sv")) == ["Berg", "Berg Zorn", "Berg-Zorn", "Bergman"]


def test_marks_matter_only_between_names_that_are_alike_without_them() -> None:
    assert sorted(["Ėvas", "Eva", "Ęva"], key=collation("lt")) == ["Eva", "Ęva", "Ėvas"]
    assert sorted(["Müller", "Muller", "Mulner"], key=collation("de")) == ["Muller", "Müller", "Mulner"]


def test_names_in_other_scripts_follow_the_latin_ones() -> None:
    assert sorted(["Наумов", "Öberg", "Adam"], key=collation("sv")) == ["Adam", "Öberg", "Наумов"]


def test_folding_leaves_plain_text_alone() -> None:
    assert fold("Stockholm 2017") == "stockholm 2017"


@pytest.mark.parametrize("text", ["https://example.org/", "WIFI:S:guest;P:x;;", "N:Ek;Peter", "A=B"])
def test_what_only_a_machine_writes_is_known_for_it(text: str) -> None:
    assert is_machine_made(text)
    assert not reads_as_name(text)


@pytest.mark.parametrize(
    "text", ["S:t Erik", "Ek, Peter", "O’Jaatinen", "Anna-Lena B.", "anna@kth.example", "ICT/Digital"]
)
def test_what_a_hand_writes_is_not_taken_for_a_machine_s(text: str) -> None:
    assert not is_machine_made(text)


@pytest.mark.parametrize(
    "text",
    ["Mattson", "Åsa O’Jaatinen", "Peter Ek", "Černėnė", "Anna-Lena B.", "anna1@kth.example", "Ru\u0304ta", "Наумов"],
)
def test_what_is_typed_of_a_name_reads_as_one(text: str) -> None:
    assert reads_as_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " - ",
        "K7P-3XRT",
        "k7p 3xrt",
        "XXXXXXX",
        "CDEFHJKNPRTVXCDEFHJKNPRTVXCDE",
        "ąčęėįšųūąčęėįšųūąčęėįšųūąčęėį",
        "4006381333931",
        "https://example.org/",
        "room 12",
        "K&P-éXRT",
        "EMAIL;TYPE=work:gunilla@example.org",
    ],
)
def test_a_code_right_or_wrong_and_whatever_has_digits_is_no_name(text: str) -> None:
    assert not reads_as_name(text)
