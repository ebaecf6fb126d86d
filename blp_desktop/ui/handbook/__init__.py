"""The handbook, read without a network."""
