"""The picture of a Sunday note."""
