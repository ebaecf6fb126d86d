"""BLP Desk: run the modules of a travelling programme from a laptop, without a network."""

__version__ = "0.3.0"
