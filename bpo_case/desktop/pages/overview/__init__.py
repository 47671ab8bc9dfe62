"""What the overview shows: the answer in a sentence, what is in the case, how ready it is, and how to begin."""
