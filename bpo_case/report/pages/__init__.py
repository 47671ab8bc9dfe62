"""The pages of the board paper: each module makes one, with one message."""
