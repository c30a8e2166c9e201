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
lunch-prompt-25 = A small thing from this morning that went better than it might have.
lunch-prompt-26 = What did you each hear today that is worth passing on?
lunch-prompt-27 = If you could swap lunches with anyone today, whose would it be?
lunch-prompt-28 = One kind thing somebody did near you today, a stranger included.
lunch-prompt-29 = A line for each other from wherever this finds the two of you.
lunch-prompt-30 = What colour has the day been so far, for each of you?
lunch-prompt-31 = Something on your desk, table or windowsill that has a story. One sentence.
lunch-prompt-32 = What made the morning slower, or quicker, than you had thought?
lunch-prompt-33 = A thing you would both laugh at, from today or from long ago.
lunch-prompt-34 = Who or what kept each of you company this morning?
lunch-prompt-35 = One word that the other might like to read right now.
lunch-prompt-36 = Which smell belongs to today? Coffee, rain and printer ink all count.
lunch-prompt-37 = Something you are glad is already done today. One line each.
lunch-prompt-38 = What are you reading, watching or humming these days? A title is plenty.
lunch-prompt-39 = A picture of something round, or a word about it. Plates are allowed.
lunch-prompt-40 = What does the rest of today hold? A line each, nothing needs solving.
lunch-prompt-41 = Something you learned this week that surprised you a little.
lunch-prompt-42 = If there were five free minutes right now, how would each of you spend them?
lunch-prompt-43 = A place you would both like to sit in for an hour. Just name it.
lunch-prompt-44 = What tasted good lately? It can be for another day, too.
lunch-prompt-45 = A sentence that begins with “I am glad that”. Its ending is yours.
lunch-prompt-46 = Anything you would like to hand over to tomorrow? You can say it here.
lunch-prompt-47 = The smallest good news of the day so far, from each of you.
lunch-prompt-48 = What is outside the nearest window? One line, or a photo.
lunch-prompt-49 = Something about today that you would like to keep, for each other.
lunch-prompt-50 = A wish for each other’s afternoon, in as few words as you like.
lunch-prompt-51 = What would you put on the table tonight if shopping were no matter?
lunch-prompt-52 = One sound that belongs to your morning. The kettle is a fine answer.
lunch-prompt-53 = A thing the two of you have laughed about before. Its name will do.
lunch-prompt-54 = What has been easy today? A word each is plenty.
lunch-prompt-55 = If today were a dish, what would it be called?
lunch-prompt-56 = Something you saw today that you would have pointed at, had you been together.
lunch-prompt-57 = How are your feet, hands or shoulders at this hour? Any answer is fine.
lunch-prompt-58 = A small plan for later that has nothing to do with duty.
lunch-prompt-59 = Which moment of this morning would you live twice, if you could?
lunch-prompt-60 = Something green, something blue, something warm: pick one near you and name it.
lunch-prompt-61 = A line in the other’s favourite tone. You know the one.
lunch-prompt-62 = One thing on your mind that can wait, and one that is nice.
lunch-prompt-63 = What is the kindest thing about an ordinary day like this one?
lunch-prompt-64 = A hello in any language, the made-up ones included.

# The same where the quieter of the two keeps it gentle: wishes, and care about food, weather and rest.
lunch-gentle-prompt-01 = Has there been something warm to eat today, for each of you?
lunch-gentle-prompt-02 = It is midday. A little rest before the afternoon would be nice.
lunch-gentle-prompt-03 = The weather is what it is today. How is it where each of you is?
lunch-gentle-prompt-04 = A small wish for each other’s afternoon, in as few words as you like.
lunch-gentle-prompt-05 = Perhaps there is time for tea. A picture of a cup is a word, too.
lunch-gentle-prompt-06 = Half the day is done. A mild second half to both of you.
lunch-gentle-prompt-07 = What is on the plate today? Plain things count.
lunch-gentle-prompt-08 = If it is cold outside, something warm; if it is hot, some shade. How is it?
lunch-gentle-prompt-09 = A breath of air before the afternoon, if there is a moment for it.
lunch-gentle-prompt-10 = A hello over the soup, if you like. It may be very short.
lunch-gentle-prompt-11 = Somewhere between morning and evening: a small sign to each other.
lunch-gentle-prompt-12 = May the afternoon be light. A wish to each other has room here.
lunch-gentle-prompt-13 = How do the sky and the street look from where you are?
lunch-gentle-prompt-14 = A quiet midday to both of you. A word back is welcome, and silence is too.
lunch-gentle-prompt-15 = Was there bread, rice or something green today? Tell each other, if you like.
lunch-gentle-prompt-16 = It might be a good day for an early evening. Rest well at midday.
lunch-gentle-prompt-17 = The season shows itself in small things. What did you see of it today?
lunch-gentle-prompt-18 = A little something sweet after lunch would not be wrong. What would it be?
lunch-gentle-prompt-19 = Shoulders down for a moment. How is the day treating you?
lunch-gentle-prompt-20 = Something on the way today that was pleasant to look at.
lunch-gentle-prompt-21 = A light coat or a heavy one today? A word on the weather is plenty.
lunch-gentle-prompt-22 = May there be a chair, a glass of water and five minutes for you both.
lunch-gentle-prompt-23 = What smells good where you are, or would if it could?
lunch-gentle-prompt-24 = The middle of the day, a good place to think kindly of each other.
lunch-gentle-prompt-25 = Is there something nice for tonight’s table? An idea is enough.
lunch-gentle-prompt-26 = A wish for a slow half hour, from each of you to the other.
lunch-gentle-prompt-27 = Rain or sun, the day goes on. Take care of each other’s afternoon.
lunch-gentle-prompt-28 = What would be good to drink now? Something warm, something cold.
lunch-gentle-prompt-29 = If the morning was long, may the afternoon be short.
lunch-gentle-prompt-30 = A line about the light today, or the clouds, or the wind.
lunch-gentle-prompt-31 = Lunch is here. It is enough to know that the other has eaten, too.
lunch-gentle-prompt-32 = Something small from today that was kind to the eyes or the ears.
lunch-gentle-prompt-33 = May the way home be easy today. A wish for each other fits here.
lunch-gentle-prompt-34 = A little more sleep would be welcome, perhaps. How are you both at this hour?

# And where it is kept practical.
lunch-practical-prompt-01 = Lunch. One tap, or one line: where you are, what is next.
lunch-practical-prompt-02 = Midday. All fine? One tap says so; a line is an extra.
lunch-practical-prompt-03 = Halfway. One line each: back when tonight, anything to know.

# Below the first three prompts.
lunch-swipe = (swipe to answer)

lunch-hello = Just say hello
lunch-not-today = { -not-today }

# The room reads it after a tap on "Just say hello".
lunch-says-hello = { $name } says hello.

# Private, after a tap that was taken.
lunch-noted = Noted.
    .gentle = Thank you, noted.
    .practical = Noted.

# Private, after "Not today".
lunch-passed = Noted. Nobody is told.
    .gentle = That is all right. Nobody is told.
    .practical = Noted, not told.

# In the corner of whoever asked for it, once, when most of lunch has gone by without a word of theirs.
lunch-nudge = As you asked: today's lunch is open in your chat, if you like.
    .gentle = As you asked: today's lunch is still there in your chat, if it suits you.
    .practical = As you asked: lunch is open in your chat.
lunch-nudge-carried = As you asked: today's lunch is open here, if you like.
    .gentle = As you asked: today's lunch is still here, if it suits you.
    .practical = As you asked: lunch is open here.

# In a carried room: below what the other sent at lunch, and what its author reads when one of them was tapped.
lunch-got-it = Got it
lunch-smile = Made me smile
lunch-more = More tonight
lunch-says-got-it = { $name }: got it.
lunch-says-smile = { $name }: this made me smile.
lunch-says-more = { $name }: more tonight.
