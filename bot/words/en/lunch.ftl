# Lunch: one line in the room, read by both. What answers it is a reply of any kind.

lunch-prompt-01 = Lunch. One line for each other, if you like. Anything from the morning.
lunch-prompt-02 = A small hello for each other? Three words are plenty.
lunch-prompt-03 = What is the best thing each of you has eaten, heard or seen today?
lunch-prompt-04 = Something from today that the other would have liked. A sentence will do.
lunch-prompt-05 = Halfway through. How is the day going, in five words?
lunch-prompt-06 = Anything on this afternoon? Here is room to wish each other well for it.
lunch-prompt-07 = One thing each of you is looking forward to this evening, however small.
lunch-prompt-08 = “Thinking of you” is a whole message. Feel free to borrow it. ☕
lunch-prompt-09 = What is the weather where each of you is, outside or in?
lunch-prompt-10 = Something the other did lately that made a day easier.
lunch-prompt-11 = No news needed. A word that you are there is enough.
lunch-prompt-12 = A question for each other that has nothing to do with chores.
lunch-prompt-13 = What is in front of you just now? A photo is an answer too.
lunch-prompt-14 = A sound from where you are, in words or as a voice message.
lunch-prompt-15 = A small thing from today that made you smile, told to each other.
lunch-prompt-16 = If today had a title so far, what would each of you call it?
lunch-prompt-17 = What are the two of you eating? Bread and butter is an answer.
lunch-prompt-18 = A song for this hour, from each of you. Its name is enough.
lunch-prompt-19 = Something quiet that you noticed today. A line each, if you like.
lunch-prompt-20 = Where are the two of you sitting, standing or walking just now?
lunch-prompt-21 = One word each for the morning so far. Any word.
lunch-prompt-22 = Something ordinary from today that you would tell each other tonight.
lunch-prompt-23 = What would be nice for the two of you tonight, however small?
lunch-prompt-24 = Midday. A line, a picture or a sticker for each other.

# Below the first three prompts.
lunch-swipe = (swipe to answer)

lunch-hello = Just say hello
lunch-not-today = { -not-today }

# The room reads it after a tap on "Just say hello".
lunch-says-hello = { $name } says hello.

# Private, after a tap that was taken.
lunch-noted = Noted.

# Private, after "Not today".
lunch-passed = Noted. Nobody is told.
