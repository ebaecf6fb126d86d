"""Laptops that meet: people written down twice are united or kept apart, scans of a wrong clock are found."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, the column and their indexes, and name the format."""
    op.execute("ALTER TABLE person ADD COLUMN united_with VARCHAR(36) REFERENCES person (id)")
    op.create_index("ix_person_united_with", "person", ["united_with"], sqlite_where=sa.text("united_with IS NOT NULL"))
    op.create_table(
        "kept_apart",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kept_apart_person_id_person")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_kept_apart_other_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_apart")),
    )
    for column in ("person_id", "other_id"):
        op.create_index(op.f(f"ix_kept_apart_{column}"), "kept_apart", [column], unique=False)
    op.create_index("ix_ledger_wrong_clock", "ledger", ["module_id", "at"], sqlite_where=sa.text("clock_offset <> 0"))
    op.execute("UPDATE about SET value = '4' WHERE word = 'format'")
