"""Measurements of Firsthand, each a command: how right it is, how fast, in how much memory."""
