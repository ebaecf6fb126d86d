"""The installers: what may be in them, how they are built, and their trial."""
