"""Meeting another laptop: its file is looked at and taken in."""
