"""Printing: the dialog, the queue, the printers."""
