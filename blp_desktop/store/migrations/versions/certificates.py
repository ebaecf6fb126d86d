"""Certificates: who reaches one, who signs them, and which were handed out."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and the columns, and say which program is needed from now on."""
    op.create_table(
        "certificate",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("edition_id", sa.String(length=36), nullable=False),
        sa.Column("module_id", sa.String(length=36), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.String(length=27), nullable=False),
        sa.Column("states", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        *(
            sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=op.f(f"fk_certificate_{to}_id_{to}"))
            for to in ("person", "edition", "module")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
    )
    for column in ("person_id", "edition_id", "module_id", "code"):
        op.create_index(op.f(f"ix_certificate_{column}"), "certificate", [column], unique=False)
    op.add_column("edition", sa.Column("least_percent", sa.Integer(), nullable=False, server_default=sa.text("80")))
    op.add_column("edition", sa.Column("least_modules", sa.Integer(), nullable=True))
    for column in ("signatory", "signatory_title"):
        op.add_column("programme", sa.Column(column, sa.Text(), nullable=False, server_default=""))
    op.add_column("programme", sa.Column("signature", sa.LargeBinary(), nullable=True))
    op.execute("UPDATE about SET value = '3' WHERE word = 'format'")
    op.execute("UPDATE about SET value = '0.3.0' WHERE word = 'needs'")
