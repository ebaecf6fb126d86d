"""The programme's rules: pure functions and frozen facts, standard library only."""
