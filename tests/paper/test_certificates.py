"""Certificates on paper."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from blp_desktop.paper.certificate_facts import CertificateFacts, CertificateHead, ContentPart
from blp_desktop.paper.certificates import certificates_pdf
from blp_desktop.paper.listings import PaperPdf
from blp_desktop.paper.logos import EMBLEM_LEAST
from tests.paper.test_logos import logo

HEAD = CertificateHead(
    programme="Baltic Leadership Programme",
    edition="2017",
    organisers="Swedish Institute",
    funding_sentence="Co-funded by the European Union.",
    contact="Anna, anna@example.org",
    logos=(logo(600, 200), logo(300, 200, emblem=True)),
)
RUTA = CertificateFacts(
    name="Rūta Kalniņa",
    organisation="Rīga Wood & Forest Cluster, Latvia",
    took_part="has taken part in the module",
    title="Module 1: Internationalisation strategy",
    where="Stockholm, Sweden · 24 October 2017 – 26 October 2017",
    facts=("Attended: 5 of 6 half-days", "17 h 30 min of sessions"),
    content=(ContentPart("Tue 24 Oct, morning", ("Why clusters go abroad", "Mapping")),),
    issued="7 December 2017",
    code="K7P3-XRT0-51CD",
)


def made(*facts: CertificateFacts, head: CertificateHead = HEAD) -> PaperPdf:
    """The certificates."""
    return certificates_pdf(head, facts, title="Certificates")


def content(parts: int) -> tuple[ContentPart, ...]:
    """That many half-days of five sessions."""
    titles = tuple(f"Session {number} about strategies of clusters that go abroad" for number in range(5))
    return tuple(ContentPart(f"Half-day {number}", titles) for number in range(parts))


def test_all_that_is_stated_can_be_read_back(words: Callable[[bytes], str]) -> None:
    said = " ".join(words(made(RUTA).pdf).split())
    for text in (
        "Certificate of attendance", "Rūta Kalniņa", RUTA.organisation, RUTA.title, RUTA.where, *RUTA.facts,
        "Why clusters go abroad · Mapping", "Issued: 7 December 2017", "Verification code: K7P3-XRT0-51CD",
        "Organised by: Swedish Institute", "Co-funded by the European Union.", "For the organiser",
    ):  # fmt: skip
        assert text in said


def test_who_signs_stands_below_the_line(words: Callable[[bytes], str]) -> None:
    head = replace(HEAD, signatory="Anna Berg", signatory_title="Director", signature=logo(400, 100).png)
    said = words(made(RUTA, head=head).pdf)
    assert "Anna Berg" in said
    assert "Director" in said
    assert "For the organiser" not in said


def test_a_signature_as_a_picture_is_drawn() -> None:
    plain = made(RUTA, head=replace(HEAD, logos=())).pdf
    signed = made(RUTA, head=replace(HEAD, logos=(), signature=logo(400, 100).png)).pdf
    assert (plain.count(b"/Subtype /Image"), signed.count(b"/Subtype /Image")) == (0, 1)


def test_it_is_written_in_its_language(words: Callable[[bytes], str]) -> None:
    pdf = made(RUTA, head=replace(HEAD, language="fi")).pdf
    assert "Osallistumistodistus" in words(pdf)
    assert b"/Lang (fi)" in pdf


@pytest.mark.parametrize("name", ["Владислав Преображенский-Воскресенский", "Maximiliana " * 3 + "von Hohenzollern"])
def test_long_and_cyrillic_names_are_whole(name: str, words: Callable[[bytes], str]) -> None:
    pdf = made(replace(RUTA, name=name))
    assert pdf.problems == ()
    assert all(part in words(pdf.pdf) for part in name.split())


def test_a_name_that_cannot_be_whole_is_told() -> None:
    endless = "Maximiliana " * 20
    assert made(replace(RUTA, name=endless)).problems[0].startswith(endless + ": too long for its place")


def test_content_that_does_not_fit_goes_on_to_another_page(words: Callable[[bytes], str]) -> None:
    pdf = made(replace(RUTA, content=content(24)))
    pages = words(pdf.pdf).split("\f")[: pdf.pages]
    assert pdf.pages == 3
    assert all("Rūta Kalniņa" in page and "K7P3-XRT0-51CD" in page for page in pages)
    assert all(f"Half-day {number}" in "".join(pages) for number in range(24))


def test_what_fits_when_it_is_smaller_stays_on_one_page() -> None:
    assert made(replace(RUTA, content=content(4))).pages == 1


def test_the_eu_emblem_is_high_enough_or_told() -> None:
    wide = replace(HEAD, logos=(*(logo(3000, 200) for _ in range(4)), logo(300, 200, emblem=True)))
    assert any(f"at least {EMBLEM_LEAST:g} mm" in problem for problem in made(RUTA, head=wide).problems)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert made(RUTA, RUTA).pdf == made(RUTA, RUTA).pdf


def test_drawing_can_be_stopped() -> None:
    def stop(number: int) -> None:
        if number == 1:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        certificates_pdf(HEAD, [RUTA, RUTA], title="Certificates", told=stop)
