"""Bags: documents in one zip with a manifest of SHA-256 hashes, laid out as BagIt (RFC 8493) has it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from blp_desktop.domain.refusals import Refusal

_DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST, _TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the same documents give the same bytes."""
_READABLE = 0o644 << 16
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a bag; `name` is its path below `data/`, with slashes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Its hash, 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


def bag_bytes(title: str, documents: Sequence[Document], about: Mapping[str, str]) -> bytes:
    """A zip of one folder `title`, stored so that no zlib changes it; `about` are the lines of `bag-info.txt`."""
    payload = sorted(documents, key=lambda document: document.name)
    size = sum(len(document.content) for document in payload)
    info = {**about, "Payload-Oxum": f"{size}.{len(payload)}"}
    tags = [
        Document("bag-info.txt", "".join(f"{name}: {value}\n" for name, value in info.items()).encode()),
        Document("bagit.txt", _DECLARED.encode()),
        Document(_MANIFEST, _manifest(payload, folder="data/")),
    ]
    tags.append(Document(_TAGS, _manifest(tags)))
    inside = [*tags, *(Document(f"data/{each.name}", each.content) for each in payload)]
    return _zipped(title, inside)


def _manifest(documents: Iterable[Document], *, folder: str = "") -> bytes:
    return "".join(f"{each.sha256}  {folder}{each.name}\n" for each in documents).encode()


def _zipped(title: str, documents: Iterable[Document]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for document in documents:
            entry = ZipInfo(f"{title}/{document.name}", _ALWAYS)
            entry.create_system, entry.external_attr = 3, _READABLE
            archive.writestr(entry, document.content)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class CheckedBag:
    """What a bag says of itself, how many documents it holds, and a sentence for each thing that is wrong."""

    about: Mapping[str, str]
    documents: int
    problems: tuple[str, ...]


def check_bag(file: Path) -> CheckedBag:
    """Compare every document with the manifests; raises Refusal for what is no bag, or cannot be read."""
    try:
        with ZipFile(file) as archive:
            return _checked(archive, file.name)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        step = "Ask for the file again: it was cut short, or is something else."
        raise Refusal("no_evidence", f"{file.name} is not a readable zip.", step) from error
    except OSError as error:
        sentence = f"{file} cannot be read: {error.strerror or error}."
        raise Refusal("no_evidence", sentence, "Check its name and folder.") from error


def _checked(archive: ZipFile, name: str) -> CheckedBag:
    hashes = {each: _hash(archive, each) for each in archive.namelist() if not each.endswith("/")}
    title = next((each.removesuffix(f"/{_MANIFEST}") for each in hashes if each.endswith(f"/{_MANIFEST}")), None)
    if title is None:
        step = "Choose a zip that BLP Desk made with `evidence`."
        raise Refusal("no_evidence", f"{name} is no evidence pack: it has no {_MANIFEST}.", step)
    inside = {each.removeprefix(f"{title}/"): found for each, found in hashes.items()}
    listed = {**_listed(archive, f"{title}/{_MANIFEST}"), **_listed(archive, f"{title}/{_TAGS}")}
    problems = tuple(sorted(_problems(inside, listed)))
    documents = sum(each.startswith("data/") for each in inside)
    return CheckedBag(_about(archive, f"{title}/bag-info.txt"), documents, problems)


def _hash(archive: ZipFile, name: str) -> str:
    """The hash of an entry; a word that no hash is where the entry itself is damaged."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as entry:
            while chunk := entry.read(_CHUNK):
                digest.update(chunk)
    except BadZipFile:
        return "damaged"
    return digest.hexdigest()


def _listed(archive: ZipFile, name: str) -> dict[str, str]:
    lines = (line.split(maxsplit=1) for line in _text(archive, name).splitlines())
    return {words[1]: words[0] for words in lines if len(words) == 2}


def _about(archive: ZipFile, name: str) -> dict[str, str]:
    lines = (line.partition(": ") for line in _text(archive, name).splitlines())
    return {word: value for word, colon, value in lines if colon}


def _text(archive: ZipFile, name: str) -> str:
    """A tag file's text; empty where it is missing or damaged, which the hashes tell."""
    try:
        return archive.read(name).decode(errors="replace")
    except (KeyError, BadZipFile):
        return ""


def _problems(inside: Mapping[str, str], listed: Mapping[str, str]) -> Iterator[str]:
    if _TAGS not in inside:
        yield f"{_TAGS} is missing: nothing vouches for the manifest."
    for name, expected in listed.items():
        if name not in inside:
            yield f"{name} is missing."
        elif inside[name] != expected:
            yield f"{name} was changed after the pack was made."
    for name in inside.keys() - listed.keys() - {_TAGS}:
        yield f"{name} was added after the pack was made."
