"""Charts in the window: the same that the paper has, drawn behind the window at the size of the screen."""
