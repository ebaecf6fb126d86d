"""The first start on a laptop."""
