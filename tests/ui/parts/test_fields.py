"""Search field, form, question, empty state and number: what they tell and how they are named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from blp_desktop.ui.parts.confirm import Confirm, Question
from blp_desktop.ui.parts.empty import Empty
from blp_desktop.ui.parts.form import Form
from blp_desktop.ui.parts.search_field import SearchField
from blp_desktop.ui.parts.stat import Stat
from tests.ui.accessible import nameless

WITHDRAW = Question(
    title="Withdraw Rūta Kalniņa",
    consequence="She is no longer expected.",
    verb="Withdraw",
    reason="Reason",
)


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField("Search people")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.add("email", "E-mail", QLineEdit(made))
    made.add_beside(("city", "City", QLineEdit(made)), ("country", "Country", QComboBox(made)))
    made.add("seats", "Seats", QSpinBox(made), hint="As the venue says.")
    made.show()
    return made


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_search_is_told_while_it_is_typed(field: SearchField, qtbot: QtBot) -> None:
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "ruta")
    assert heard == ["r", "ru", "rut", "ruta"]


def test_escape_empties_the_search(field: SearchField, qtbot: QtBot) -> None:
    field.setText("ruta")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_down_leaves_for_the_list(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_a_search_field_is_named_by_what_it_searches(field: SearchField) -> None:
    assert nameless(field) == []


def test_a_problem_stands_beside_its_field_and_goes(form: Form) -> None:
    assert form.problems({"city": "Write the city."})
    assert form.problem_of("city") == "Write the city."
    assert form.field("city").accessibleDescription() == "Write the city."
    assert not form.problems({})
    assert form.problem_of("city") == ""


def test_the_keyboard_goes_to_the_first_problem(form: Form, qtbot: QtBot) -> None:
    form.window().activateWindow()
    form.problems({"country": "Choose a country.", "city": "Write the city."})
    assert form.focusWidget() is form.field("city")


def test_every_field_of_a_form_has_its_label_as_name(form: Form) -> None:
    assert form.field("seats").accessibleName() == "Seats"
    assert nameless(form) == []


def test_a_dangerous_act_waits_for_its_reason(view: QWidget, qtbot: QtBot) -> None:
    ask = Confirm(WITHDRAW, view)
    ask.open()
    with qtbot.assertNotEmitted(ask.agreed):
        ask.do.click()
    assert ask.isVisible()
    ask.reason.setText("Cannot travel")
    with qtbot.waitSignal(ask.agreed) as told:
        ask.do.click()
    assert told.args == ["Cannot travel"]


def test_enter_keeps_everything_where_no_reason_is_asked(view: QWidget, qtbot: QtBot) -> None:
    ask = Confirm(Question(title="Remove the session", consequence="It is gone.", verb="Remove"), view)
    ask.open()
    with qtbot.assertNotEmitted(ask.agreed), qtbot.waitSignal(ask.rejected):
        qtbot.keyClick(ask, Qt.Key.Key_Escape)


def test_a_question_is_named_throughout(view: QWidget) -> None:
    ask = Confirm(WITHDRAW, view)
    assert nameless(ask) == []


def test_an_empty_state_begins_with_its_button(qtbot: QtBot) -> None:
    empty = Empty("No people yet.", "Import a list")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.begun):
        empty.button.click()


def test_an_empty_state_without_a_verb_has_no_button(qtbot: QtBot) -> None:
    empty = Empty("Nobody is missing.")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.button.isHidden()


def test_a_number_tells_how_much_of_the_whole_it_is(qtbot: QtBot) -> None:
    present = Stat("Present")
    qtbot.addWidget(present)
    present.tell(17, 28)
    assert present.text == "Present 17 of 28"
    present.tell(0, 0)
    assert present.text == "Present 0 of 0"
