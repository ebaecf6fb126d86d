"""The tab Check-in: the door of a module."""
