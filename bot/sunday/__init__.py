"""The Sunday note: what it looks at, which words it takes, and how it is said."""

NAME = "sunday"
