"""Presence with its proof as documents: to be read, and to be counted."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from blp_desktop.desk.checkpoints import is_half_day
from blp_desktop.desk.finding import the_programme
from blp_desktop.desk.presence_proofs import CheckpointProofs, PresenceProof
from blp_desktop.domain.checkpoints import day_and_half
from blp_desktop.paper.bags import Document
from blp_desktop.paper.listings import Block, Kind, ListColumn, Listing, listing_pdf
from blp_desktop.paper.sheet_words import words_of
from blp_desktop.paper.spreadsheets import Cell, Grid, csv_bytes
from blp_desktop.store.schema import Module

_ENGLISH = words_of("en")
"""Whoever audits reads English, whatever the sheets were printed in."""


def presence_documents(session: Session, module: Module, proofs: Sequence[CheckpointProofs]) -> Iterator[Document]:
    """Who was where and on what proof, to be read (PDF) and to be counted (csv)."""
    columns = ("Name", "Organisation, country", "In", "Out", "Proof")
    listing = Listing(
        title="Who was present, and on what proof",
        about=module_about(session, module),
        columns=tuple(ListColumn(each, Kind.STRONG if each == "Name" else Kind.TEXT) for each in columns),
        blocks=tuple(_presence_block(each) for each in proofs),
        notes=("Times are those of the venue. presence.csv names the row of the ledger that proves each line.",),
        empty="Nothing of this module counts for attendance.",
    )
    yield Document("presence.pdf", listing_pdf(listing).pdf)
    rows = tuple(_presence_row(each, one) for each in proofs for one in each.people)
    yield Document("presence.csv", csv_bytes(Grid("Presence", _PRESENCE, rows)))


def module_about(session: Session, module: Module) -> tuple[str, ...]:
    """Module and days, place, programme."""
    days = _ENGLISH.long_span(module.first_day, module.last_day)
    place = ", ".join(part for part in (module.city, module.country) if part)
    return f"{module.title} · {days}", place, the_programme(session).title


def _presence_block(proofs: CheckpointProofs) -> Block:
    expected = sum(one.expected for one in proofs.people)
    present = sum(one.expected for one in proofs.present)
    others = len(proofs.present) - present
    title = f"{_named(proofs)}: {present} of {expected} expected were present"
    title += f", and {others} who were not expected" if others else ""
    rows = (*map(_came, proofs.present), *map(_not_seen, proofs.not_seen))
    return Block(rows, title)


def _named(proofs: CheckpointProofs) -> str:
    """`Monday 4 December 2017, afternoon`; a checkpoint that was added by its own label."""
    if not is_half_day(proofs.checkpoint.id):
        return proofs.checkpoint.label
    day, half = day_and_half(proofs.checkpoint.id)
    return f"{_ENGLISH.long_date(day)}, {half.label.lower()}"


def _came(one: PresenceProof) -> tuple[str, ...]:
    left = _ENGLISH.clock(one.left) if one.left else ""
    return _name(one), _home(one), _ENGLISH.clock(one.came) if one.came else "", left, one.words


def _not_seen(one: PresenceProof) -> tuple[str, ...]:
    return _name(one), _home(one), "–", "–", f"Expected, not seen. {one.words}".strip()


def _name(one: PresenceProof) -> str:
    role = f" ({one.role})" if one.role != "participant" else ""
    return f"{one.last_name}, {one.first_name}{role}"


def _home(one: PresenceProof) -> str:
    return ", ".join(part for part in (one.organisation, one.country) if part)


_PRESENCE = (
    "Checkpoint",
    "Label",
    "Surname",
    "First name",
    "Organisation",
    "Country",
    "Role",
    "Expected",
    "Present",
    "In",
    "Out",
    "Proof",
    "Ledger row",
)


def _presence_row(proofs: CheckpointProofs, one: PresenceProof) -> tuple[Cell, ...]:
    who = (one.last_name, one.first_name, one.organisation, one.country, one.role)
    seen = (one.expected, one.came is not None, one.came, one.left, one.words, one.row)
    return (one.checkpoint, proofs.checkpoint.label, *who, *seen)
