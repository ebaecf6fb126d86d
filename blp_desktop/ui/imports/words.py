"""Words: what the fields of a list are called."""

from PySide6.QtCore import QObject


class FieldWords(QObject):
    """The names of fields in the operator's language."""

    def field(self, name: str) -> str:
        """`First name`; empty is a column kept as an answer."""
        return self._names().get(name, name.replace("answer: ", ""))

    def _names(self) -> dict[str, str]:
        return {
            "": self.tr("Keep as an answer"),
            "-": self.tr("Leave out"),
            "submitted": self.tr("Submitted"),
            "first_name": self.tr("First name"),
            "last_name": self.tr("Last name"),
            "name": self.tr("Full name"),
            "job_title": self.tr("Job title"),
            "organisation": self.tr("Organisation"),
            "city": self.tr("City"),
            "country": self.tr("Country"),
            "email": self.tr("E-mail"),
            "phone": self.tr("Phone"),
            "sector": self.tr("Sector"),
            "diet": self.tr("Dietary needs"),
            "access": self.tr("Access needs"),
            "photo_consent": self.tr("Photo consent"),
            "twitter": self.tr("Twitter"),
            "score": self.tr("Score"),
            "scores": self.tr("Scores"),
            "decision": self.tr("Decision"),
            "role": self.tr("Role"),
            "notes": self.tr("Notes"),
        }
