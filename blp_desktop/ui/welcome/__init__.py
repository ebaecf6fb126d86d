"""The welcome screen: on a projector, a greeting for everyone who comes in."""
