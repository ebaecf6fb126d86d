"""What is done in the tab Modules."""

from functools import partial

from blp_desktop.desk.agenda import SessionLine, remove_session
from blp_desktop.desk.invitations import invite_all_selected
from blp_desktop.desk.modules import ModuleCard, remove_module
from blp_desktop.ui.parts.told_papers import ToldPapers


class ModuleActs(ToldPapers):
    """Removes sessions and modules, and invites."""

    def remove_session(self, line: SessionLine) -> None:
        """Take a session out of the agenda."""
        if self.make(partial(remove_session, self.station, line.id)):
            self.tell_with_undo(self.tr("“{title}” is removed.").format(title=line.title))

    def remove_module(self, card: ModuleCard) -> None:
        """Remove a module nobody was invited to."""
        if self.make(partial(remove_module, self.station, card.id)):
            self.tell_with_undo(self.tr("{city} is removed.").format(city=card.city))

    def invite_everyone(self, card: ModuleCard) -> None:
        """Invite every selected person of the edition."""
        done = self.make(partial(invite_all_selected, self.station, module=card.id))
        if done and not done.value.invited:
            self._strip.attend(
                self.tr("Nobody is selected who is not invited yet."), self.tr("Decide about applications first.")
            )
        elif done:
            told = self.tr("{count} people are invited to {city}.")
            self.tell_with_undo(told.format(count=done.value.invited, city=card.city))
