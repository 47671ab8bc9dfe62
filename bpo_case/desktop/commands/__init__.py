"""What the menus and tools do, by menu. Whatever reads a case is imported when it is done."""
