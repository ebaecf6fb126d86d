"""The camera: reads badges held up to it, and shows what it sees."""
