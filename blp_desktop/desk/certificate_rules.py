"""What certificates take in an edition, and who signs them."""

from dataclasses import dataclass

from blp_desktop.desk.finding import edition_named, modules_of, the_programme
from blp_desktop.desk.station import Outcome, Station, acting, looking, outcome, require_supervisor
from blp_desktop.domain.names import typed
from blp_desktop.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class CertificateRules:
    """The share of a module's half-days, and how many modules of the edition (None: all of them)."""

    least_percent: int
    least_modules: int | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs certificates; `picture` is a PNG, None where they sign by hand."""

    name: str = ""
    title: str = ""
    picture: bytes | None = None


def certificate_rules(station: Station, edition: str) -> CertificateRules:
    """The rules of the edition of that code."""
    with looking(station) as session:
        row = edition_named(session, edition)
        return CertificateRules(row.least_percent, row.least_modules)


def set_certificate_rules(station: Station, edition: str, rules: CertificateRules) -> Outcome[str]:
    """Set what certificates of the edition take; gives the edition's id."""
    require_supervisor(station, "Setting what a certificate takes")
    with acting(station, "set what certificates take") as under_way:
        row = edition_named(under_way.session, edition)
        _refuse_rules(rules, modules=len(modules_of(under_way.session, row)))
        row.least_percent, row.least_modules = rules.least_percent, rules.least_modules
    return outcome(row.id, under_way)


def signature_of(station: Station) -> Signature:
    """Who signs."""
    with looking(station) as session:
        row = the_programme(session)
        return Signature(row.signatory, row.signatory_title, row.signature)


def set_signature(station: Station, signature: Signature) -> Outcome[str]:
    """Set who signs certificates; gives the programme's id."""
    require_supervisor(station, "Setting who signs certificates")
    with acting(station, "set who signs certificates") as under_way:
        row = the_programme(under_way.session)
        row.signatory, row.signatory_title = typed(signature.name), typed(signature.title)
        row.signature = signature.picture
    return outcome(row.id, under_way)


def _refuse_rules(rules: CertificateRules, *, modules: int) -> None:
    if not 1 <= rules.least_percent <= 100:
        sentence = f"{rules.least_percent} % of the half-days cannot be asked for."
        raise Refusal("bad_percent", sentence, "Give 1 to 100.")
    if rules.least_modules is not None and not 1 <= rules.least_modules <= max(1, modules):
        sentence = f"{rules.least_modules} modules cannot be asked for: the edition has {modules}."
        raise Refusal("bad_modules", sentence, f"Give 1 to {max(1, modules)}.")
