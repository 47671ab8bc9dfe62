"""What scenarios come to: side by side, the bridge from one to another, and stress tests."""
