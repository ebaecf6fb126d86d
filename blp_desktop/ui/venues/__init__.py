"""The tab Venues: where modules meet, and the map of the region."""
