"""What heads the papers of a module: the programme, who pays, the module and where it meets."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from blp_desktop.desk.programme import header_of, logos_of
from blp_desktop.domain.names import fold
from blp_desktop.paper.sheet_facts import SheetHeader
from blp_desktop.paper.sheet_words import SheetWords
from blp_desktop.store.schema import Edition, Module, Venue


def header_of_module(session: Session, module: Module, words: SheetWords, *, now: datetime) -> SheetHeader:
    """Read it, for a paper that is printed `now` in the language of `words`."""
    head = header_of(session)
    venue = session.get(Venue, module.venue_id) if module.venue_id else None
    return SheetHeader(
        programme=head.title,
        subtitle=head.subtitle,
        edition=session.get_one(Edition, module.edition_id).code,
        project_number=head.project_number,
        organisers="; ".join(head.organisers),
        funders="; ".join(funder.name for funder in head.funders),
        funding_sentence=head.funding_sentence,
        logos=logos_of(head),
        module=module.title,
        venue=venue.name if venue else "",
        address=_address(venue, module) if venue else "",
        city=module.city,
        country=module.country,
        time_zone=module.time_zone,
        contact=head.contact,
        privacy_notice=head.privacy_notice,
        printed_at=words.instant(now.astimezone(ZoneInfo(module.time_zone))),
        language=words.language,
        module_id=module.id,
    )


def _address(venue: Venue, module: Module) -> str:
    """Street and postcode with its town; the town only once where it is the module's city."""
    town = venue.postcode if fold(venue.city) == fold(module.city) else f"{venue.postcode} {venue.city}"
    return ", ".join(part for part in (venue.street, town.strip()) if part)
