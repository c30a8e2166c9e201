"""How the tables came to be, step by step; `kept run` takes every step that is missing."""
