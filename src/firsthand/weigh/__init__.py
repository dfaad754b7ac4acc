"""Weighing claims: which state the same event, what speaks for and against them, how many origins they have."""
