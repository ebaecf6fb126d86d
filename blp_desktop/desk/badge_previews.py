"""Previews of badges: what they would say, without making any."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from blp_desktop.desk.badge_occasion import occasion_of
from blp_desktop.desk.badges import face_of, roles_in
from blp_desktop.desk.finding import editions, modules_of
from blp_desktop.desk.guests import expected_people
from blp_desktop.desk.station import Station, looking
from blp_desktop.domain.codes import EditionKey, new_code, short_code
from blp_desktop.paper.badge_facts import BadgeFace, Occasion
from blp_desktop.store.schema import Badge, Module

_NO_EDITION = EditionKey("", "000", b"preview")
SAMPLE_FACE = BadgeFace(
    first_name="Rūta", last_name="Kalniņa", organisation="Rīga Wood & Forest Cluster", country="Latvia",
    code=new_code(_NO_EDITION, entropy=bytes), short_code="000-0000",
)  # fmt: skip
"""Somebody to look at where nobody is invited yet; the code opens no door."""


@dataclass(frozen=True, slots=True)
class ModulePreview:
    """A module's occasion and the faces of everyone expected there; their codes open no door."""

    id: str
    title: str
    occasion: Occasion
    faces: tuple[BadgeFace, ...]


def badge_previews(station: Station) -> tuple[ModulePreview, ...]:
    """Every module of every edition with the badges that its guests would get."""
    with looking(station) as session:
        modules = [module for edition in editions(session) for module in modules_of(session, edition)]
        return tuple(_preview(session, module) for module in modules)


def _preview(session: Session, module: Module) -> ModulePreview:
    code = SAMPLE_FACE.code
    badge = Badge(code=code, short=short_code(code))
    roles = roles_in(session, module.edition_id)
    people = expected_people(session, module)
    faces = tuple(face_of(person, badge, role=roles.get(person.id, "")) for person in people)
    return ModulePreview(module.id, f"{module.code} · {module.city}", occasion_of(session, module), faces)
