"""The page of the board paper: what is chosen about it, beside its pages as they will be printed."""
