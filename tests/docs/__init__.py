"""Holds the written house to the built one: documents, locks, rooms and sizes must not drift from what they tell."""
