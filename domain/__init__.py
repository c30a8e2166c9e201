"""What is true: pure rules with no await, no I/O and no clock of their own."""
