"""The page of break-evens: of one input, with its chart, and of the inputs that move the figure most."""
