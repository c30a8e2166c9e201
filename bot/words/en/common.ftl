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

# To whoever sends faster than anybody can write.
too-much = That was a lot at once, and I have not kept all of it. In a few minutes I can listen again.

# The line above everything in a carried room, the same on both phones.
room-line = { $first } ⇄ { $second }

# In a corner, when two questions are open and what was written could be for either.
corner-which = Where shall I put that?
corner-nowhere = Nowhere

corner-promise = A promise

# In a carried room, while a box is open: whom what was written is for.
corner-for-other = For { $name }
corner-for-my-box = For my box

# When what was written no longer came along with the tap.
corner-once-more = It is open now. Please write it once more.

# To words for which no question is open.
corner-nothing-open = No question is open here, so I have put that nowhere. /help shows what there is.
corner-unknown-command = I don't know that one. /help shows what there is.

# To a late answer.
corner-closed = That question is closed, so I have not kept this.

# To a photo, a voice message or a sticker where a line is asked for.
corner-wants-words = This one wants words.

# The button under a line that lies over something for its reader's eyes alone, and what is left when it has gone.
cover-open = Open
cover-gone = This has gone.

# To what could not be read of an hour, of quiet hours, of anything typed behind a command.
unread-all = I could not read “{ $rest }”, so nothing has changed. For example: { $example }
unread-part = I read { $understood }, but not “{ $rest }”, so nothing has changed. For example: { $example }
unread-nothing = That is too little to go by, so nothing has changed. For example: { $example }
