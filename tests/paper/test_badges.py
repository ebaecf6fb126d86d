"""Badges on paper."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.badge_facts import BadgeFace
from blp_desktop.paper.badges import BadgePrint, BadgesPdf, badges_pdf
from blp_desktop.paper.layouts import layout_for
from blp_desktop.paper.stocks import stock, stocks
from tests.paper.conftest import MakeFace
from tests.reading import codes_in

NAMES = (
    ("Anna-Maria Elisabeth", "Kade af Kadesson", "Clean Technology Network Greifswald", "Germany"),
    ("Карп", "Наумов", "Санкт-Петербургский кластер чистых технологий", "Россия"),
    ("Øygunn", "Ærø", "Łódź (ICT) «Žalgiris» \\ 50 %", "Åland"),
    ("", "Ābele", "", ""),
)


def printed(faces: list[BadgeFace], *, on: str = "avery-l4785", start_at: int = 1) -> BadgesPdf:
    """The faces on a stock."""
    how = BadgePrint(layout=layout_for(stock(on)), stock=stock(on), start_at=start_at)
    return badges_pdf(faces, how, title="Badges · Stockholm", language="en")


def rasterised(pdf: bytes, folder: Path, dpi: int) -> list[Image.Image]:
    """Every page as poppler draws it."""
    if not shutil.which("pdftoppm"):
        pytest.skip("poppler is not installed")
    (folder / "badges.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-png", "-r", str(dpi), folder / "badges.pdf", folder / "page"], check=True)
    return [Image.open(page) for page in sorted(folder.glob("page*.png"))]


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_badge_decodes_to_its_code(face: MakeFace, dpi: int) -> None:
    faces = [face(*NAMES[number % len(NAMES)]) for number in range(23)]
    assert sorted(codes_in(printed(faces).pdf, dpi=dpi)) == sorted(each.code for each in faces)


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_badge_decodes_in_another_renderer_too(face: MakeFace, tmp_path: Path, dpi: int) -> None:
    faces = [face(*NAMES[number % len(NAMES)]) for number in range(23)]
    pages = rasterised(printed(faces).pdf, tmp_path, dpi)
    read = [found.text for page in pages for found in zxingcpp.read_barcodes(page)]
    assert sorted(read) == sorted(each.code for each in faces)


@pytest.mark.parametrize("name", stocks())
def test_every_stock_carries_codes_that_decode(face: MakeFace, name: str) -> None:
    faces = [face(*each) for each in NAMES]
    assert set(codes_in(printed(faces, on=name).pdf)) == {each.code for each in faces}


def test_modules_are_whole_dots_of_a_printer_of_300_dpi(face: MakeFace, tmp_path: Path) -> None:
    (page,) = rasterised(printed([face()]).pdf, tmp_path, 300)
    (found,) = zxingcpp.read_barcodes(page)
    corner, end = found.position.top_left, found.position.bottom_right
    code = page.convert("L").crop((corner.x + 1, corner.y + 1, end.x - 1, end.y - 1))
    assert {shade for _, shade in code.getcolors()} == {0, 255}


def test_what_is_on_a_badge_can_be_selected(face: MakeFace, words: Callable[[bytes], str]) -> None:
    badge = face(*NAMES[2], role="Trainer")
    text = words(printed([badge]).pdf)
    for said in ("Øygunn", "Ærø", "Łódź", "Åland", "Trainer", badge.short_code):
        assert said in text


def test_each_letter_of_the_region_can_be_printed(face: MakeFace, words: Callable[[bytes], str]) -> None:
    letters = "ÅÄÖåäöØÆøæŠŽÕÜšžõüĀČĒĢĪĶĻŅŪāčēģīķļņūĄĘĖĮŲąęėįųĆŁŃÓŚŹŻćłńóśźżÞÐþðẞßŊđ"
    out = printed([face(organisation=" ".join(letters[at : at + 12] for at in range(0, len(letters), 12)))])
    assert out.problems == ()
    assert set(letters) <= set(words(out.pdf))


def test_no_font_is_left_to_the_printer(face: MakeFace, tmp_path: Path) -> None:
    if not shutil.which("pdffonts"):
        pytest.skip("poppler is not installed")
    (tmp_path / "badges.pdf").write_bytes(printed([face()]).pdf)
    out = subprocess.run(["pdffonts", tmp_path / "badges.pdf"], capture_output=True, check=True, text=True).stdout
    fonts = [line.split() for line in out.splitlines()[2:]]
    assert {font[0].partition("+")[2] for font in fonts} == {"SourceSans3-Regular", "SourceSans3-SemiBold"}
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


def test_the_pdf_asks_for_its_own_size_and_says_its_language(face: MakeFace) -> None:
    pdf = printed([face()]).pdf
    assert b"/PrintScaling /None" in pdf
    assert b"/Lang (en)" in pdf
    assert b"/MediaBox [ 0 0 595.2756 841.8898 ]" in pdf


def test_the_same_badges_give_the_same_bytes(face: MakeFace) -> None:
    faces = [face(*each) for each in NAMES]
    assert printed(faces).pdf == printed(faces).pdf


@pytest.mark.parametrize(("badges", "start_at", "pages"), [(1, 1, 1), (10, 1, 1), (11, 1, 2), (1, 10, 1), (2, 10, 2)])
def test_there_are_as_many_sheets_as_needed_and_no_blank_one(
    face: MakeFace, badges: int, start_at: int, pages: int
) -> None:
    out = printed([face() for _ in range(badges)], start_at=start_at)
    assert (out.badges, out.pages) == (badges, pages)
    assert out.pdf.count(b"/Type /Page\n") + out.pdf.count(b"/Type /Page ") == pages


def test_a_part_used_sheet_is_begun_at_the_label_asked_for(face: MakeFace, tmp_path: Path) -> None:
    (page,) = rasterised(printed([face()], start_at=4).pdf, tmp_path, 100)
    (found,) = zxingcpp.read_barcodes(page)
    millimetres = (found.position.top_left.x * 25.4 / 100, found.position.top_left.y * 25.4 / 100)
    left, top = stock("avery-l4785").corner(3)
    assert left < millimetres[0] < left + 80
    assert top < millimetres[1] < top + 50


@pytest.mark.parametrize("start_at", [0, 11, -1])
def test_a_label_that_the_sheet_does_not_have_is_refused(face: MakeFace, start_at: int) -> None:
    with pytest.raises(Refusal, match="labels 1 to 10"):
        printed([face()], start_at=start_at)


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        printed([])
    assert refused.value.code == "no_badges"


def test_letters_that_the_font_lacks_are_named_and_the_others_are_printed(face: MakeFace) -> None:
    faces = [face(), face("李"), face()]
    out = printed(faces)
    assert [(problem.face, problem.sentence) for problem in out.problems] == [(1, "no font here has the letters 李")]
    assert sorted(codes_in(out.pdf)) == sorted(each.code for each in faces)


def test_a_text_that_cannot_fit_is_cut_and_told(face: MakeFace) -> None:
    (problem,) = printed([face(), face(organisation="Association of associations " * 8)]).problems
    assert problem.face == 1
    assert problem.sentence.startswith("too long for its place: ")


def test_a_badge_without_name_or_code_stops_no_other(face: MakeFace) -> None:
    faces = [face("", ""), face(code="lower case"), face()]
    out = printed(faces)
    assert [(problem.face, problem.sentence) for problem in out.problems] == [
        (0, "it has no name"),
        (1, "it has no code that a QR can hold"),
    ]
    assert out.badges == 3


def test_many_badges_stay_under_700_bytes_each_with_their_fonts(face: MakeFace) -> None:
    faces = [face(*NAMES[number % 3]) for number in range(500)]
    assert len(printed(faces).pdf) / len(faces) <= 700


def test_a_badge_with_two_sides_has_a_mirrored_back_after_each_front(face: MakeFace, tmp_path: Path) -> None:
    faces = [face() for _ in range(5)]
    pages = rasterised(printed(faces, on="a6-on-a4").pdf, tmp_path, 100)
    fronts = [[found.text for found in zxingcpp.read_barcodes(page)] for page in pages[::2]]
    backs = [[found.text for found in zxingcpp.read_barcodes(page)] for page in pages[1::2]]
    assert [set(page) for page in fronts] == [set(page) for page in backs]
    assert [len(page) for page in fronts] == [4, 1]
    (last_front,), (last_back,) = zxingcpp.read_barcodes(pages[2]), zxingcpp.read_barcodes(pages[3])
    assert last_front.position.top_left.x < pages[2].width / 2 < last_back.position.top_left.x


@pytest.mark.parametrize("badges", [1, 9, 10, 11])
def test_each_badge_stands_on_its_label_to_a_tenth_of_a_millimetre(face: MakeFace, tmp_path: Path, badges: int) -> None:
    sheet = stock("avery-l4785")
    pages = rasterised(printed([face() for _ in range(badges)]).pdf, tmp_path, 600)
    assert len(pages) == (badges + 9) // 10
    tops = [_ink_from(page, sheet.corner(label)) for page in pages for label in range(10)]
    drawn = [top for top in tops if top is not None]
    assert len(drawn) == badges
    assert all(abs(top[0] - sheet.margin) <= 0.1 and abs(top[1] - sheet.margin) <= 0.1 for top in drawn)


def test_a_shift_moves_everything_on_the_paper(face: MakeFace, tmp_path: Path) -> None:
    sheet = stock("avery-l4785")
    how = BadgePrint(layout=layout_for(sheet), stock=sheet, shift_x=1.5, shift_y=-0.8)
    out = badges_pdf([face()], how, title="Badges", language="en")
    (page,) = rasterised(out.pdf, tmp_path, 600)
    left, top = _ink_from(page, sheet.corner(0)) or (0.0, 0.0)
    assert (left, top) == pytest.approx((sheet.margin + 1.5, sheet.margin - 0.8), abs=0.1)


def _ink_from(page: Image.Image, corner: tuple[float, float]) -> tuple[float, float] | None:
    """How far right and down from a label's corner its ink begins (millimetres), None where there is none."""
    per_mm = page.width / 210
    left, top = (part * per_mm for part in corner)
    label = page.convert("L").point(_dark).crop((int(left), int(top), int(left + 80 * per_mm), int(top + 50 * per_mm)))
    found = label.getbbox()
    return ((found[0] + int(left) - left) / per_mm, (found[1] + int(top) - top) / per_mm) if found else None


def _dark(shade: int) -> int:
    return 255 if shade < 200 else 0
