"""What reports are counted from: an edition's participants, their invitations and whom its doors let in, read once."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, exists, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from blp_desktop.desk.checkpoints import checkpoints_of, is_half_day
from blp_desktop.desk.united import united_people
from blp_desktop.domain.checkin import EXPECTED, InvitationState, Standing
from blp_desktop.domain.checkpoints import Checkpoint
from blp_desktop.domain.ledger import ENTERED, Verdict
from blp_desktop.paper.sheet_words import is_staff_role
from blp_desktop.store.quick import quick
from blp_desktop.store.schema import Application, Badge, Edition, Invitation, Ledger, Module, Person

People = frozenset[str]
_NOBODY: People = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleDoor:
    """A module, its half-days, and whom its door let in: by checkpoint, and at any of them (`present`).

    People go by their key, badges that nobody knows by their code.
    """

    module: Module
    halves: tuple[Checkpoint, ...]
    let_in: dict[str, People]
    present: People
    invited: People
    confirmed: People

    def at(self, half: Checkpoint) -> People:
        """Whom it let in at a half-day."""
        return self.let_in.get(half.id, _NOBODY)


@dataclass(frozen=True, slots=True)
class EditionDoors:
    """An edition: its participants (person → row with country and sector), and its modules in time's order."""

    edition: Edition
    participants: dict[str, Any]
    modules: tuple[ModuleDoor, ...]


def doors_of(session: Session, edition: Edition, modules: list[Module]) -> EditionDoors:
    """Read an edition."""
    connection, asked = session.connection(), {"edition": edition.id}
    places = _PLACES.rows(connection, asked)
    participants = {row.person_id: row for row in places if not (row.walk_in or is_staff_role(row.role))}
    stands = {who for who, row in participants.items() if row.stands}
    invited, confirmed = _invitations(connection, asked, stands)
    let_in = _let_in(connection, asked)
    doors = (
        ModuleDoor(
            module=module,
            halves=tuple(point for point in checkpoints_of(session, module) if is_half_day(point.id)),
            let_in={checkpoint: frozenset(who) for checkpoint, who in let_in[module.id].items()},
            present=frozenset().union(*let_in[module.id].values()),
            invited=frozenset(invited[module.id]),
            confirmed=frozenset(confirmed[module.id]),
        )
        for module in modules
    )
    return EditionDoors(edition, participants, tuple(doors))


def _invitations(
    connection: Connection, asked: dict[str, str], stands: set[str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Module → whose invitation stands, and who of them confirmed it."""
    invited, confirmed = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in _INVITED.rows(connection, asked):
        if row.person_id in stands:
            invited[row.module_id].add(row.person_id)
            if row.state == InvitationState.CONFIRMED:
                confirmed[row.module_id].add(row.person_id)
    return invited, confirmed


def _let_in(connection: Connection, asked: dict[str, str]) -> dict[str, dict[str, set[str]]]:
    """Module → checkpoint → whom the ledger has there; who was written down twice is one."""
    united = united_people(connection)
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _LET_IN.rows(connection, asked):
        found[row.module_id][row.checkpoint].add(united.get(row.who, row.who))
    return found


_PLACES = quick(
    select(
        Application.person_id,
        Application.decision,
        Application.walk_in,
        Application.role,
        case(
            (
                and_(
                    Application.decision == Standing.SELECTED,
                    Application.withdrawn_at.is_(None),
                    Application.blocked_at.is_(None),
                ),
                1,
            ),
            else_=0,
        ).label("stands"),
        Person.country,
        Person.sector,
    )
    .join(Person, Person.id == Application.person_id)
    .where(Application.edition_id == bindparam("edition"))
)
_INVITED = quick(
    select(Invitation.module_id, Invitation.person_id, Invitation.state)
    .join(Module, and_(Module.id == Invitation.module_id, Module.edition_id == bindparam("edition")))
    .where(or_(*(Invitation.state == state for state in sorted(EXPECTED))))
)
_annulling = aliased(Ledger)
# the same as domain/ledger.fold gives: whoever has an entry there that no annulment names
_LET_IN = quick(
    select(
        Ledger.module_id,
        Ledger.checkpoint,
        func.coalesce(Ledger.person_id, Badge.person_id, Ledger.code).label("who"),
    )
    .join(Module, and_(Module.id == Ledger.module_id, Module.edition_id == bindparam("edition")))
    .outerjoin(Badge, and_(Ledger.person_id.is_(None), Badge.code == Ledger.code))
    .where(or_(*(Ledger.verdict == verdict for verdict in sorted(ENTERED))))
    .where(or_(Ledger.person_id.is_not(None), Ledger.code.is_not(None)))
    .where(not_(exists().where(_annulling.annuls == Ledger.id, _annulling.verdict == Verdict.ANNULLED)))
    .distinct()
)
