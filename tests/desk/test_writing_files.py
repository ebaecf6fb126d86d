"""Writing files."""

import os
import sys
from pathlib import Path

import pytest

from blp_desktop.desk.writing_files import keep_file, write_file
from blp_desktop.domain.refusals import SurroundingsFailed


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        write_file(tmp_path / "a.pdf", content)
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="there is no folder"):
        write_file(tmp_path / "typo" / "a.pdf", b"")
    assert list(tmp_path.iterdir()) == []


def test_what_the_program_keeps_for_itself_makes_its_folder(tmp_path: Path) -> None:
    keep_file(tmp_path / "data" / "laptop.toml", b"1")
    assert (tmp_path / "data" / "laptop.toml").read_bytes() == b"1"


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="no file that can be replaced"):
        write_file(tmp_path, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there are none of these")
def test_a_pipe_stays_a_pipe_and_a_link_leads_where_it_led(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SurroundingsFailed, match="no file that can be replaced"):
        write_file(tmp_path / "pipe", b"")
    (tmp_path / "link").symlink_to(tmp_path / "there.pdf")
    write_file(tmp_path / "link", b"1")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there.pdf").read_bytes() == b"1"
