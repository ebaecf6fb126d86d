"""Importing: choose a list, see what it would do, then do it."""
