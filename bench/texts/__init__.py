"""Articles that are made, not written: a grammar, its tables of words, and what editors change in copies."""
