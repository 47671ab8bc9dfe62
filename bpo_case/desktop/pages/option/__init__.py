"""What belongs to one option: copies of it, its key results, and the tabs of its tables."""
