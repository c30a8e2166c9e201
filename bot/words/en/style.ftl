# /style: how somebody likes to mend, in their corner. A style says how two people like to talk, never where they are from.

style-name = How we talk
style-ask = People mend in different ways. Pick what sounds like you; you can change it, and the two of you needn't match.
style-how = Alone with you I talk as you picked. In what both of you read, the quieter of the two counts.
style-open = We talk it out
style-gentle = We keep it gentle
style-practical = We keep it practical
style-picked = Your pick: { $style }.

command-style = How you like to mend
