"""Newer versions of the program, without a network."""
