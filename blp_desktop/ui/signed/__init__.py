"""Signed sheets: dropped on the window, read, filed, gone through and held against the door."""
