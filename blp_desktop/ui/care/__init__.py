"""What looks after the program itself, beside the programme in it."""
