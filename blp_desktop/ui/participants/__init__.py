"""The participants tab: who applied, who was selected, who comes where."""
