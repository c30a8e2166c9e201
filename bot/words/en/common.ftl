# Lines that belong to no ritual.

# One label for every pass button of the language.
-not-today = Not today

# To a stranger who taps a button in somebody else's chat; private, with a window to close.
not-yours = These buttons are for two others.

# After a tap on a button whose hour is over.
gone = These buttons are from earlier. Nothing has changed.

# After anything that a resting couple does.
resting = The rituals are resting.

# When Kept itself failed, tried again several times and gave up.
own-fault = That went wrong on my side, not yours; what you sent is set aside, and nothing has come of it yet.
