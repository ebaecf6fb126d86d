"""Bags: the same documents give the same bytes, and whatever is done to a bag is told."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as some

from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper.bags import Document, bag_bytes, check_bag

ABOUT = {"External-Description": "Rūta’s module", "Bag-Date": "2017-12-05"}
DOCUMENTS = (Document("presence.csv", b"Name\r\nJaatinen\r\n"), Document("signed/page-1.png", b"\x89PNG\x00"))


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    file = tmp_path / "M2.zip"
    file.write_bytes(bag_bytes("M2", DOCUMENTS, ABOUT))
    return file


def with_entry(bag: Path, name: str, content: bytes | None) -> Path:
    """The bag with another content of that entry (None leaves it out), made anew without its old one."""
    entries = {}
    with ZipFile(bag) as archive:
        entries = {each: archive.read(each) for each in archive.namelist()}
    entries.pop(f"M2/{name}", None)
    if content is not None:
        entries[f"M2/{name}"] = content
    with ZipFile(bag, "w") as archive:
        for each, kept in entries.items():
            archive.writestr(each, kept)
    return bag


def test_a_bag_that_nobody_touched_is_in_order_and_says_what_it_is(bag: Path) -> None:
    checked = check_bag(bag)
    assert checked.problems == ()
    assert checked.documents == 2
    assert checked.about["External-Description"] == "Rūta’s module"
    assert checked.about["Payload-Oxum"] == "21.2"


@given(some.permutations(DOCUMENTS))
def test_the_same_documents_in_any_order_give_the_same_bytes(documents: list[Document]) -> None:
    assert bag_bytes("M2", documents, ABOUT) == bag_bytes("M2", DOCUMENTS, ABOUT)


def test_the_manifest_is_what_the_usual_tools_check(bag: Path, tmp_path: Path) -> None:
    with ZipFile(bag) as archive:
        archive.extractall(tmp_path)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "--check", "--strict", manifest], cwd=tmp_path / "M2", check=False)
        assert done.returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("data/presence.csv", b"Name\r\nNobody\r\n", "data/presence.csv was changed after the pack was made."),
        ("data/presence.csv", None, "data/presence.csv is missing."),
        ("data/more.csv", b"x", "data/more.csv was added after the pack was made."),
        ("bag-info.txt", b"Bag-Date: 2018-01-01\n", "bag-info.txt was changed after the pack was made."),
        ("tagmanifest-sha256.txt", None, "tagmanifest-sha256.txt is missing: nothing vouches for the manifest."),
    ],
)
def test_whatever_is_done_to_a_bag_is_told(bag: Path, name: str, content: bytes | None, told: str) -> None:
    assert told in check_bag(with_entry(bag, name, content)).problems


def test_a_manifest_that_was_mended_to_fit_is_told_by_the_manifest_of_the_tags(bag: Path) -> None:
    other = bag_bytes("M2", (Document("presence.csv", b"Name\r\nNobody\r\n"), DOCUMENTS[1]), ABOUT)
    with ZipFile(BytesIO(other)) as archive:
        manifest, content = archive.read("M2/manifest-sha256.txt"), archive.read("M2/data/presence.csv")
    with_entry(with_entry(bag, "manifest-sha256.txt", manifest), "data/presence.csv", content)
    assert check_bag(bag).problems == ("manifest-sha256.txt was changed after the pack was made.",)


def test_a_byte_that_a_bad_disk_turned_is_told_as_a_changed_document(bag: Path) -> None:
    content = bag.read_bytes()
    at = content.index(b"Jaatinen")
    bag.write_bytes(content[:at] + b"X" + content[at + 1 :])
    assert check_bag(bag).problems == ("data/presence.csv was changed after the pack was made.",)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut short"])
def test_what_is_no_zip_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "M2.zip"
    file.write_bytes(content)
    with pytest.raises(Refusal, match="is not a readable zip"):
        check_bag(file)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photo.jpg", b"")
    with pytest.raises(Refusal, match="is no evidence pack"):
        check_bag(tmp_path / "photos.zip")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        check_bag(tmp_path / "none.zip")
