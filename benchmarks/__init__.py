"""What is fast and how fast, each figure beside its floor measured in the same run."""
