"""The page of the sensitivity: what is asked, the tornado, all inputs that move the figure, and those that do not."""
