"""Operators: who sits at this desk, and who may."""
