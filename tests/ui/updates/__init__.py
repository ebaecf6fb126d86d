"""Newer versions without a network."""
