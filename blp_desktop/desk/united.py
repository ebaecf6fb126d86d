"""United: people who were written down twice count as one; the ledger keeps whom each scan named."""

from sqlalchemy import Connection, Select, or_, select

from blp_desktop.store.schema import Person


def united_people(connection: Connection) -> dict[str, str]:
    """Who was united → whom they count as."""
    rows = connection.execute(select(Person.id, Person.united_with).where(Person.united_with.is_not(None)))
    return {row.id: row.united_with for row in rows}


def keys_counted_as(person: str) -> Select[str]:
    """The keys under which a person may stand in the ledger: their own, and of those united with them."""
    return select(Person.id).where(or_(Person.id == person, Person.united_with == person))
