"""The tour: ten places of the real window."""
