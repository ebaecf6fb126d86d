"""Signed sheets: what was printed, the scans that came back, what they say, and what was settled."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables, and say which program is needed from now on."""
    _table("sheet", ("module",), _text("code"), _instant("made_at"), _json("pages"))
    op.create_index("ix_sheet_code", "sheet", ["code"], unique=False)
    op.create_table(
        "scan_content",
        _text("sha256"),
        _number("number"),
        sa.Column("part", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "number", name=op.f("pk_scan_content")),
    )
    words = (_text(name) for name in ("name", "kind", "sha256"))
    _table("signed_scan", (), *words, _number("size"), _instant("filed_at"), _text("filed_by"))
    op.create_index("ix_signed_scan_sha256", "signed_scan", ["sha256"], unique=False)
    _signed_page()
    words = (_text(name) for name in ("checkpoint", "said"))
    _table("signature", ("signed_page:page",), _number("row"), *words, _instant("at"), _text("operator"))
    words = (_text(name) for name in ("who", "checkpoint", "difference", "reason", "note"))
    _table("settlement", ("module",), *words, _instant("settled_at"), _text("settled_by"))
    op.create_index("ix_settlement_who", "settlement", ["who"], unique=False)
    op.execute("UPDATE about SET value = '5' WHERE word = 'format'")
    op.execute("UPDATE about SET value = '0.3.0' WHERE word = 'needs'")


def _signed_page() -> None:
    columns = (_number("number"), _number("sheet_page"), _json("place"), _json("named"))
    _table("signed_page", ("signed_scan:scan", "sheet"), *columns)


def _table(name: str, refers: tuple[str, ...], *columns: "sa.Column[Any]") -> None:
    """A shared table; `signed_scan:scan` is a reference to that table in the column `scan_id`."""
    pairs = [(to.partition(":")[0], f"{to.partition(':')[2] or to}_id") for to in refers]
    op.create_table(
        name,
        *(sa.Column(column, sa.String(length=36), nullable=False) for _, column in pairs),
        *columns,
        sa.Column("id", sa.String(length=36), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}_{table}"))
            for table, column in pairs
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for _, column in pairs:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _text(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=False)


def _instant(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(length=27), nullable=False)


def _json(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.JSON(), nullable=False)
