"""Headings and words in the languages of the region."""

import pytest

from blp_desktop.paper.headings import decision, people_field, programme_field, yes_or_no

NAMES = {
    "English": ("First name", "Last name", "Organisation", "E-mail"),
    "Swedish": ("Förnamn", "Efternamn", "Organisation", "E-post"),
    "Finnish": ("Etunimi", "Sukunimi", "Organisaatio", "Sähköposti"),
    "Danish": ("Fornavn", "Efternavn", "Organisation", "E-mail"),
    "Norwegian": ("Fornavn", "Etternavn", "Organisasjon", "E-post"),
    "Estonian": ("Eesnimi", "Perekonnanimi", "Organisatsioon", "E-post"),
    "Latvian": ("Vārds", "Uzvārds", "Organizācija", "E-pasts"),
    "Lithuanian": ("Vardas", "Pavardė", "Organizacija", "El. paštas"),
    "Polish": ("Imię", "Nazwisko", "Organizacja", "E-mail"),
    "German": ("Vorname", "Nachname", "Organisation", "E-Mail"),
}


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("shape", [str, str.upper, str.lower, "  {} * ".format])
def test_names_organisation_and_e_mail_are_known_in_every_language(language: str, shape: object) -> None:
    found = [people_field(shape(heading)) for heading in NAMES[language]]  # type: ignore[operator]
    assert found == ["first_name", "last_name", "organisation", "email"]


def test_scores_may_be_numbered_and_strange_columns_are_nobodys() -> None:
    assert people_field("Score 2") == "score"
    assert people_field("Motivation") is None
    assert people_field("Name 2") is None


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Invited", "selected"),
        ("selected", "selected"),
        ("Waiting list", "waiting"),
        ("Declined", "declined"),
        ("", "applied"),
        ("yes", None),
        ("Perhaps", None),
    ],
)
def test_invited_in_the_decision_column_means_selected(word: str, meaning: str | None) -> None:
    assert decision(word) == meaning


@pytest.mark.parametrize(("word", "meaning"), [("Ja", True), ("nie", False), ("Kyllä", True), ("perhaps", None)])
def test_yes_and_no_in_their_languages(word: str, *, meaning: bool | None) -> None:
    assert yes_or_no(word) is meaning


def test_one_heading_means_what_its_sheet_can_have() -> None:
    assert programme_field("Rooms", ("rooms",)) == "rooms"
    assert programme_field("Rooms", ("title",)) is None
