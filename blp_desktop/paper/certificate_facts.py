"""What stands on certificates of attendance."""

from dataclasses import dataclass

from blp_desktop.paper.badge_facts import Logo


@dataclass(frozen=True, slots=True)
class ContentPart:
    """What was attended on one day, or in one module: `Tue 24 Oct, morning` and the titles of its sessions."""

    label: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateHead:
    """What all certificates of one print say alike; what nobody gave is empty and left out."""

    programme: str
    edition: str = ""
    subtitle: str = ""
    organisers: str = ""
    project_number: str = ""
    funding_sentence: str = ""
    contact: str = ""
    logos: tuple[Logo, ...] = ()
    signatory: str = ""
    signatory_title: str = ""
    signature: bytes | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """One certificate: of a module, or of the edition; `facts` are lines such as `5 of 6 half-days`."""

    name: str
    organisation: str
    took_part: str
    title: str
    where: str
    facts: tuple[str, ...]
    content: tuple[ContentPart, ...]
    issued: str
    code: str
