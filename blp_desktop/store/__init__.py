"""The programme file: SQLite, journal, upgrades and backups."""
