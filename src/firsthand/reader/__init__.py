"""Reading one document: sentences, mentions, attributions and claims, each a small part with its own file."""
