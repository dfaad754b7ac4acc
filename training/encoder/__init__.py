"""Trains the encoder that the readers look at: from annotated texts to a model file."""
