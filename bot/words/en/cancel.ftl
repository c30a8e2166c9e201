# /cancel: read in a corner.

cancel-done = Closed. Nothing came of it, and nothing of it was kept.
cancel-nothing = No question is open here, so there is nothing to close.

command-cancel = Close an open question
