"""What the inspector shows: why a figure is what it is, and what an input means, where it is from and what it moves."""
