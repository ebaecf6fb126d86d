"""Large acts that were decided whole and are written in parts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables, and say which program is needed from now on."""
    op.create_table(
        "unfinished",
        sa.Column("act_id", sa.String(length=36), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("undoes", sa.String(length=36), nullable=True),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("laptop_id", sa.String(length=36), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("act_id", name=op.f("pk_unfinished")),
    )
    op.create_table(
        "unfinished_part",
        sa.Column("act_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("act_id", "number", name=op.f("pk_unfinished_part")),
    )
    op.execute("UPDATE about SET value = '6' WHERE word = 'format'")
    op.execute("UPDATE about SET value = '0.3.0' WHERE word = 'needs'")
