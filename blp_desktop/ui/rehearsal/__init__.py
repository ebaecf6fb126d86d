"""Before the journey: what is ready, and a door rehearsed on a copy."""
