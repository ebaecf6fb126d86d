"""Badge layouts: drawn to scale, and changed by hand."""
