"""How each table that is shipped was made, from annotated text to file."""
