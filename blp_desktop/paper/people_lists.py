"""Lists of people: applications or a roster, read into lines with what is wrong in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blp_desktop.domain.emails import is_email
from blp_desktop.domain.names import fold, split_name
from blp_desktop.domain.refusals import Refusal
from blp_desktop.paper import headings
from blp_desktop.paper.cells import moment
from blp_desktop.paper.lists import Row, Table, read_sheets, table_in
from blp_desktop.paper.problems import NO_VALUE, Problem, without_echoes
from blp_desktop.paper.programme_lists import is_list_of_modules

Mapping = dict[str, str]
"""Column → field; an empty field keeps the column as an answer."""

_REPEATABLE = ("score", headings.ANSWER, headings.LEFT_OUT)
_NUMBER = re.compile(r"^-?\d+([.,]\d+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person as the list says: fields by name, answers by heading, scores in the columns' order."""

    row: int
    fields: dict[str, str]
    answers: dict[str, str] = field(default_factory=dict)
    scores: tuple[float, ...] = ()

    @property
    def name(self) -> str:
        """`Rūta Kalniņa`."""
        return f"{self.fields.get('first_name', '')} {self.fields.get('last_name', '')}".strip()

    @property
    def identity(self) -> str:
        """The e-mail, else name and organisation, folded."""
        email = self.fields.get("email", "")
        return email.casefold() if email else f"{fold(self.name)}\n{fold(self.fields.get('organisation', ''))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """A list that was read: its table, how its columns were understood, its lines and its problems."""

    table: Table
    mapping: Mapping
    lines: tuple[PersonLine, ...]
    problems: tuple[Problem, ...]


def read_people_table(file: Path) -> Table:
    """The table of people in a file, before its columns are understood."""
    sheets = read_sheets(file)
    if any(is_list_of_modules(sheet) for sheet in sheets):
        step = "Import it as a programme, and the people from a list of their own."
        raise Refusal("programme_instead", f"{file.name} is a programme workbook, no list of people.", step)
    return table_in(sheets, known=_is_known, file=file.name)


def _is_known(heading: str) -> bool:
    return headings.people_field(heading) is not None


def understood(table: Table, *, remembered: Mapping | None = None, mapped: tuple[str, ...] = ()) -> Mapping:
    """How the columns are understood: recognised, or as remembered, then as corrected (`COLUMN=field`).

    Raises Refusal for an unknown column or field, a field given twice, or a list without names.
    """
    mapping = dict(remembered) if remembered is not None else recognised(table)
    for correction in mapped:
        column, chosen = _correction(table, correction)
        if chosen not in _REPEATABLE:
            mapping = {name: headings.ANSWER if known == chosen else known for name, known in mapping.items()}
        mapping[column] = chosen
    _refuse_nameless(table, mapping)
    return mapping


def recognised(table: Table) -> Mapping:
    """How the columns are understood by their headings alone."""
    mapping: Mapping = {}
    left_out = headings.columns_left_out(table.headings)
    for column in table.headings:
        found = headings.LEFT_OUT if column in left_out else headings.people_field(column) or headings.ANSWER
        taken = found in mapping.values() and found not in _REPEATABLE
        mapping[column] = headings.ANSWER if taken else found
    fields = set(mapping.values())
    if "name" in fields and "first_name" in fields and "last_name" not in fields:
        mapping = {column: "last_name" if known == "name" else known for column, known in mapping.items()}
    return mapping


def _correction(table: Table, correction: str) -> tuple[str, str]:
    column, sign, chosen = correction.rpartition("=")
    column, chosen = column.strip(), chosen.strip()
    exact = next((heading for heading in table.headings if fold(heading) == fold(column)), None)
    if not sign or exact is None:
        step = f"The list has: {', '.join(table.headings)}."
        raise Refusal("unknown_column", f"There is no column {column or correction}.", step)
    if chosen not in (*headings.PEOPLE_FIELDS, headings.ANSWER, headings.LEFT_OUT):
        kept = "nothing after = keeps the column as an answer, - leaves it out"
        step = f"Fields are: {', '.join(headings.PEOPLE_FIELDS)}; {kept}."
        raise Refusal("unknown_field", f"There is no field {chosen}.", step)
    return exact, chosen


def _refuse_nameless(table: Table, mapping: Mapping) -> None:
    fields = set(mapping.values())
    if "name" in fields or {"first_name", "last_name"} <= fields:
        return
    columns = ", ".join(table.headings)
    step = 'Say which they are, for example --map "COLUMN=last_name" (in the window: choose the field).'
    raise Refusal("no_names", f"No columns with first and last names were found among: {columns}.", step)


def people_list(table: Table, mapping: Mapping) -> PeopleList:
    """Every line of the table, and every problem of every line."""
    problems: list[Problem] = []
    lines = [_line(row, table, mapping, problems) for row in table.rows]
    problems += _repeats(lines, {known: column for column, known in mapping.items()})
    ordered = sorted(without_echoes(problems), key=lambda problem: problem.row)
    return PeopleList(table=table, mapping=mapping, lines=tuple(lines), problems=tuple(ordered))


def _line(row: Row, table: Table, mapping: Mapping, problems: list[Problem]) -> PersonLine:
    columns = [(column, mapping[column], text) for column, text in zip(table.headings, row.cells, strict=True)]
    fields = {known: text for _, known, text in columns if known not in _REPEATABLE}
    column_of = {known: column for column, known, _ in columns}
    problems += _uncomputed(row, table, mapping)
    scores = tuple(_scores(row, columns, problems))
    _split_name(fields)
    problems += _wrong_fields(row.number, fields, column_of)
    answers = {column: text for column, known, text in columns if known == headings.ANSWER}
    return PersonLine(row=row.number, fields=fields, answers=answers, scores=scores)


def _uncomputed(row: Row, table: Table, mapping: Mapping) -> Iterator[Problem]:
    for position, column in enumerate(table.headings):
        if (row.number, position) in table.unknown and mapping[column] not in (headings.ANSWER, headings.LEFT_OUT):
            yield Problem(row.number, column, row.cells[position], NO_VALUE)


def _scores(row: Row, columns: list[tuple[str, str, str]], problems: list[Problem]) -> Iterator[float]:
    for column, known, text in columns:
        if known == "score" and text:
            if _NUMBER.match(text):
                yield float(text.replace(",", "."))
            else:
                problems.append(Problem(row.number, column, text, "not a number"))


def _split_name(fields: dict[str, str]) -> None:
    """A single name column, where there is none for the last name."""
    whole = fields.pop("name", None)
    if whole is not None and not fields.get("last_name"):
        fields["first_name"], fields["last_name"] = split_name(whole)


def _wrong_fields(row: int, fields: dict[str, str], column_of: Mapping) -> Iterator[Problem]:
    """What is wrong in a line's fields; what is right is put into its plain form on the way."""
    for name, told in (("first_name", "first name"), ("last_name", "last name")):
        if not fields.get(name):
            column = column_of.get(name) or column_of.get("name", "")
            yield Problem(row, column, "", f"the {told} is missing")
    for name, check in (
        ("email", _email),
        ("submitted", _submitted),
        ("decision", _decision),
        ("photo_consent", _photo),
    ):
        if name in fields:
            plain, wrong = check(fields[name])
            if wrong:
                yield Problem(row, column_of[name], fields[name], wrong)
            fields[name] = plain


def _email(text: str) -> tuple[str, str]:
    plain = text.removeprefix("mailto:")
    return plain, "" if not plain or is_email(plain) else "not an e-mail address"


def _submitted(text: str) -> tuple[str, str]:
    plain = moment(text) if text else ""
    return plain or "", "" if plain is not None else "not a date"


def _decision(text: str) -> tuple[str, str]:
    plain = headings.decision(text)
    return plain or "", "" if plain else "not a decision that is known (such as Invited, Waiting list, Declined)"


def _photo(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    plain = headings.yes_or_no(text)
    return {True: "yes", False: "no", None: ""}[plain], "" if plain is not None else "neither yes nor no"


def _repeats(lines: list[PersonLine], column_of: Mapping) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line in lines:
        if line.name and line.identity in seen:
            email = line.fields.get("email", "")
            column = column_of["email"] if email else column_of.get("last_name") or column_of["name"]
            yield Problem(line.row, column, email or line.name, f"repeats row {seen[line.identity]}")
        seen.setdefault(line.identity, line.row)
