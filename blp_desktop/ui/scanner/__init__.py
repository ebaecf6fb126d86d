"""Scanner: badges read wherever the keyboard is, and their verdicts shown there."""
