"""Large acts that were decided: what is left of them is written in parts, by whoever opens the file next if need be."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, exists, func, insert, select

from blp_desktop.domain.refusals import Refusal, SurroundingsFailed
from blp_desktop.store.failures import telling_failures
from blp_desktop.store.file import ProgrammeFile, looked, written
from blp_desktop.store.journal import Act, Author, Numbers
from blp_desktop.store.keys import Reservoir
from blp_desktop.store.parts import Part, packed, staged, take_over_part, unpacked
from blp_desktop.store.progress import Progress
from blp_desktop.store.schema import Unfinished, UnfinishedPart
from blp_desktop.store.staging import reach_the_disk, roomy

Place = tuple[str, int]
"""An act's key, and the number of a part of it."""


def keep_parts(
    file: ProgrammeFile, connection: Connection, act: Act, parts: Sequence[Part], progress: Progress
) -> None:
    """Pack all parts but the first into the file, where they are nothing until it is decided.

    What somebody left there who never came to decide goes. `progress` is told 0 to 1.
    """
    done, total = len(parts[0]), sum(map(len, parts))
    if parts[1:]:
        _forget_undecided(file, connection)
    for number, part in enumerate(parts[1:]):
        progress(done / total)
        row = {"act_id": act.id, "number": number, "before": done, "content": packed(part)}
        with written(file, connection):
            connection.execute(insert(_parts), row)
        done += len(part)
    progress(1.0)


def _forget_undecided(file: ProgrammeFile, connection: Connection) -> None:
    with written(file, connection):
        connection.execute(delete(_parts).where(~_decided))


def decide(connection: Connection, act: Act, numbers: Numbers, *, parts: int) -> None:
    """From this transaction on the act is done, whoever writes the rest; raises Refusal where parts are missing."""
    kept = select(func.count()).select_from(_parts).where(_parts.c.act_id == act.id)
    if connection.execute(kept).scalar_one() != parts:
        sentence = "Somebody else imported at the same moment."
        raise Refusal("import_in_between", sentence, "Look at the preview again, then import.")
    author = act.author
    facts = {"act_id": act.id, "act": act.name, "undoes": act.undoes, "at": author.now()}
    place = {"operator": author.operator, "laptop_id": author.laptop, "first": numbers.first, "clock": numbers.clock}
    connection.execute(insert(_acts), facts | place)


def forget_parts(file: ProgrammeFile, connection: Connection, act: Act) -> None:
    """Throw away what was kept for an act that is not to be."""
    with written(file, connection):
        connection.execute(delete(_parts).where(_parts.c.act_id == act.id))


def finish_unfinished(file: ProgrammeFile, known: Mapping[Place, Part] = MappingProxyType({})) -> None:
    """Write what is left of every act that was decided; several programs may do so at once.

    Parts that are `known` need not be unpacked. Raises SurroundingsFailed where that cannot be: it stays decided, and
    is tried again when the file is next opened.
    """
    with _telling(file), file.engine.connect() as connection:
        with looked(file, connection):
            left = connection.execute(select(_parts.c.act_id, _parts.c.number).where(_decided).order_by(*_parts.c[:2]))
            places = [(row.act_id, row.number) for row in left]
        if places:
            with roomy(connection):
                for place in places:
                    _write_part(file, connection, place, known.get(place))
            reach_the_disk(file)


def parts_left(connection: Connection) -> int:
    """How many parts of acts that were decided are not in their place yet."""
    return connection.execute(select(func.count()).select_from(_parts).where(_decided)).scalar_one()


def _write_part(file: ProgrammeFile, connection: Connection, place: Place, known: Part | None) -> None:
    """One part, unless another program was quicker."""
    act, number = place
    with looked(file, connection):
        chosen = select(_parts, _acts).join(_acts, _acts.c.act_id == _parts.c.act_id)
        row = connection.execute(chosen.where(_parts.c.act_id == act, _parts.c.number == number)).first()
    if row is None:
        return
    part = known or unpacked(row.content)
    with staged(file, connection, _act_of(row), part), written(file, connection):
        if _claimed(connection, act, number):
            take_over_part(connection, part, Numbers(row.first + row.before, row.clock))


def _claimed(connection: Connection, act: str, number: int) -> bool:
    """Whether the part was there and is this program's to write; with the last one the act is finished."""
    mine = delete(_parts).where(_parts.c.act_id == act, _parts.c.number == number)
    found = connection.execute(mine).rowcount == 1
    more = exists().where(_parts.c.act_id == act)
    connection.execute(delete(_acts).where(_acts.c.act_id == act, ~more))
    return found


def _act_of(row: Any) -> Act:
    """The act as its journal rows are to tell it, by whomever they are written."""
    author = Author(
        laptop=row.laptop_id, laptop_name="", operator=row.operator, now=lambda: row.at, entropy=Reservoir()
    )
    return Act(name=row.act, author=author, id=row.act_id, undoes=row.undoes)


@contextmanager
def _telling(file: ProgrammeFile) -> Iterator[None]:
    try:
        with telling_failures(file.path):
            yield
    except SurroundingsFailed as problem:
        sentence = f"All rows are kept in the file, but not all are in their place yet: {problem.sentence}"
        raise SurroundingsFailed(
            sentence, "Make room or close the other program, then open the file again."
        ) from problem


_acts = cast(Table, Unfinished.__table__)
_parts = cast(Table, UnfinishedPart.__table__)
_decided = _parts.c.act_id.in_(select(_acts.c.act_id))
