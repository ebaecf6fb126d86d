"""How everything looks: colours, type, icons and style."""
