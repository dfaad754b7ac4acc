"""What can go wrong, by what must happen next."""


class FirsthandError(Exception):
    """A fault with a message for the user: what it is about, the value, what was expected, the remedy."""


class BadConfig(FirsthandError):
    """Wrong usage or configuration: found before work starts, nothing is done (exit status 2)."""


class BadItem(FirsthandError):
    """One input item cannot be read: it is set aside and named, the rest goes on (exit status 1)."""


class StopRun(FirsthandError):
    """Results would be wrong: publish nothing."""
