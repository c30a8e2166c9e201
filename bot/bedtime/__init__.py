"""What bedtime is made of: its wordings, what the room reads, the boxes in a corner, and how an evening ends."""

NAME = "bedtime"
