"""The document behind the window: case, undo, calculation, and the life of its file. No widgets."""
