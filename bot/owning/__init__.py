"""Owning one's part of something: the sheet that is written, and how it reads to its author and to the other."""

NAME = "mypart"  # whose messages these are
