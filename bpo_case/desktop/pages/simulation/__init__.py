"""The page of simulations: what is asked for, how far it is, and what was found."""
