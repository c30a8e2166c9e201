# Leaving, in a corner. No line here names the other: until the end nobody must be able to tell it from a rest.

leave-ask = Leave for good? Your words are removed from here at once.
leave-fact = What has not been opened is taken back. What has arrived stays where it is, as a letter would.
leave-other = The other is told neither who nor when. Between two people it can be guessed.
leave-leave = Leave
leave-now = Leave now
leave-rest = Rest instead
leave-stay = Stay

leave-stayed = Nothing has changed.

# The one line that stays in the corner of somebody who has left.
leave-nothing-here = Nothing is on here. You can delete this chat.

# To the one who stayed, one to three days later.
leave-ended = This has come to an end here. What you wrote is yours: /mydata. If today is hard: /help

# To somebody of whom nothing is kept.
leave-no-need = Nothing of yours is kept here.

command-leave = Leave for good
