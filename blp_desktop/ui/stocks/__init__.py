"""Label stocks: those of the house described in millimetres, beside the sheet to scale."""
