"""What looks after the program itself."""
