"""What an operator can do: one module a subject, one function an act, each one transaction."""
