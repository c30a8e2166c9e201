"""What promises have in common, wherever they are made, brought to mind, asked about, or looked up."""

NAME = "promise"  # whose messages these are
