"""The demo programme: the 2017 edition as its files tell it, with everyone selected invited."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from blp_desktop.desk.finding import edition_named, modules_of
from blp_desktop.desk.import_people import apply_people, plan_people
from blp_desktop.desk.import_programme import apply_programme, plan_programme
from blp_desktop.desk.invitations import invite_all_selected
from blp_desktop.desk.station import Station, looking
from blp_desktop.places import resource
from blp_desktop.store.schema import Edition, Invitation, Module, Person


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo programme holds."""

    editions: int
    modules: int
    people: int
    invited: int


def make_demo(station: Station) -> Demo:
    """Fill an empty programme file from the shipped workbooks."""
    programme, applications = (resource("demo", f"{name}-2017.xlsx") for name in ("programme", "applications"))
    apply_programme(station, plan_programme(station, programme))
    apply_people(station, plan_people(station, applications))
    for module in _modules(station):
        invite_all_selected(station, module=module)
    return _counted(station)


def _modules(station: Station) -> list[str]:
    with looking(station) as session:
        return [module.id for module in modules_of(session, edition_named(session, None))]


def _counted(station: Station) -> Demo:
    with looking(station) as session:
        return Demo(
            editions=_count(session, Edition.id),
            modules=_count(session, Module.id),
            people=_count(session, Person.id),
            invited=_count(session, Invitation.person_id),
        )


def _count(session: Session, column: InstrumentedAttribute[str]) -> int:
    return session.scalar(select(func.count(column.distinct()))) or 0
