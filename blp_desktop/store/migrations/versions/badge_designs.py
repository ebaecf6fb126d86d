"""Badge layouts and label stocks of one's own, what was sent to paper, and which logo is the EU emblem."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and say which program is needed from now on."""
    op.create_table(
        "design",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_design")),
    )
    op.create_table(
        "label_stock",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_stock")),
    )
    op.create_index(op.f("ix_label_stock_code"), "label_stock", ["code"], unique=False)
    _print_jobs()
    op.add_column("funder", sa.Column("is_eu_emblem", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE about SET value = '2' WHERE word = 'format'")
    op.execute("UPDATE about SET value = '0.2.0' WHERE word = 'needs'")


def _print_jobs() -> None:
    texts = ("operator", "laptop", "state", "problem", "stock", "layout", "printer", "target")
    op.create_table(
        "print_job",
        sa.Column("module_id", sa.String(length=36), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("badges", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_print_job_module_id_module")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_index(op.f("ix_print_job_module_id"), "print_job", ["module_id"], unique=False)
