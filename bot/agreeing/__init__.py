"""What agreements have in common, wherever they are drafted, signed, looked at or let go."""

NAME = "agree"  # whose messages these are
