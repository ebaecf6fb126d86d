"""This laptop."""
