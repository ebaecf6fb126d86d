"""The colours, light and dark side by side; the only place where a colour is written."""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette


class Role(StrEnum):
    """What a colour is for. The soft ones are grounds for text, the `on_` ones are text on a filled ground."""

    SURFACE = "surface"
    SURFACE_RAISED = "surface_raised"
    TEXT = "text"
    TEXT_MUTED = "text_muted"
    LINE = "line"
    EDGE = "edge"
    HOVER = "hover"
    ACCENT = "accent"
    ACCENT_STRONG = "accent_strong"
    ACCENT_SOFT = "accent_soft"
    ON_ACCENT = "on_accent"
    IN = "in_"
    IN_SOFT = "in_soft"
    ATTENTION = "attention"
    ATTENTION_SOFT = "attention_soft"
    STOPPED = "stopped"
    STOPPED_SOFT = "stopped_soft"
    ON_VERDICT = "on_verdict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One scheme: a colour for each role, as `#rrggbb`."""

    surface: str
    surface_raised: str
    text: str
    text_muted: str
    line: str
    edge: str
    hover: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    in_: str
    in_soft: str
    attention: str
    attention_soft: str
    stopped: str
    stopped_soft: str
    on_verdict: str

    def of(self, role: Role) -> QColor:
        """The colour of a role."""
        return QColor(getattr(self, role.value))

    def all(self) -> dict[str, str]:
        """Every role's name with its `#rrggbb`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


# fmt: off
_BOTH = {
    #                   light      dark
    "surface":        ("#f5f7f9", "#11171d"),
    "surface_raised": ("#ffffff", "#1a222b"),
    "text":           ("#16202a", "#e8edf2"),
    "text_muted":     ("#52606d", "#a3b0bd"),
    "line":           ("#dce2e8", "#2c3742"),
    "edge":           ("#83909d", "#6b7b8b"),
    "hover":          ("#ebeff3", "#232d38"),
    "accent":         ("#0b5f94", "#62b5e8"),
    "accent_strong":  ("#084a75", "#8accf2"),
    "accent_soft":    ("#dcecf6", "#17384e"),
    "on_accent":      ("#ffffff", "#0a1a26"),
    "in_":            ("#13693a", "#6fd39b"),
    "in_soft":        ("#e0f2e7", "#153524"),
    "attention":      ("#855300", "#f3c453"),
    "attention_soft": ("#fcf0d6", "#3a2e11"),
    "stopped":        ("#b0241c", "#ff958c"),
    "stopped_soft":   ("#fce6e4", "#431d1b"),
    "on_verdict":     ("#ffffff", "#0e151b"),
}
# fmt: on

LIGHT = Colours(**{role: pair[0] for role, pair in _BOTH.items()})
DARK = Colours(**{role: pair[1] for role, pair in _BOTH.items()})


def colours_of(palette: QPalette) -> Colours:
    """The scheme that a palette was made from."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(colours: Colours) -> QPalette:
    """Qt's palette in these colours."""
    palette = QPalette()
    for role, name in _IN_THE_PALETTE.items():
        palette.setColor(role, colours.of(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.of(Role.EDGE))
    return palette


_IN_THE_PALETTE = {
    QPalette.ColorRole.Window: Role.SURFACE,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE_RAISED,
    QPalette.ColorRole.AlternateBase: Role.SURFACE,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.STOPPED,
    QPalette.ColorRole.PlaceholderText: Role.TEXT_MUTED,
    QPalette.ColorRole.Button: Role.SURFACE_RAISED,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.Light: Role.SURFACE_RAISED,
    QPalette.ColorRole.Midlight: Role.HOVER,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.EDGE,
    QPalette.ColorRole.Shadow: Role.LINE,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE_RAISED,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
}
