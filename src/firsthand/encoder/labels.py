"""What the encoder tells of a piece and of a pair of pieces, in the order of its outputs."""

EVENTS = (
    "approve", "assist", "concern", "contract", "cooperate", "deploy", "develop", "display", "find", "lose",
    "no_comment", "order_production", "permit_use", "pledge", "produce", "refuse", "request", "sanction", "seize",
    "test", "threaten", "transfer", "use",
)  # fmt: skip
ROLES = ("actor", "object", "counterparty", "quantity", "time", "place")
STATUS = ("actual", "planned", "conditional")
CERTAINTY = ("certain", "probable", "possible")
PAIRS = ("content", "source", "within", "holder", *ROLES)
SINGLE = ("cue", "source", "content", "hidden")  # each a chance of its own
GROUPS = (("event", 1 + len(EVENTS)), ("status", len(STATUS)), ("certainty", len(CERTAINTY)), ("denied", 2))
WIDTH = len(SINGLE) + sum(size for _, size in GROUPS)  # numbers of one piece
