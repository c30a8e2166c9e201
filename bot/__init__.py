"""What partners say and hear."""
