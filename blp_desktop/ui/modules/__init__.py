"""The tab Modules: the meetings of an edition and their agenda."""
