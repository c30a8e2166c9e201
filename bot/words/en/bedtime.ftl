# Bedtime: four small lines, in the room or written apart and opened together.

# The opening in the room; then the four questions, each read by one alone in a box, or by both in the room.
bedtime-opening-prompt-01 = Five minutes, whenever the two of you are settled. Four small things.
    .gentle = Evening has come. Some small lines, whenever the two of you are settled.
    .practical = Five minutes. Three lines, whenever the two of you are ready.
bedtime-opening-prompt-02 = The day is nearly done. Shall we do the four small things?
    .gentle = The day is nearly done. A few quiet lines, if they suit you both.
    .practical = The day is nearly done. Three short lines to close it.
bedtime-opening-prompt-03 = Here are tonight’s five minutes. Leave out any part you like.
    .gentle = Here are tonight’s quiet minutes. Any part of them may stay empty.
    .practical = Tonight’s five minutes. Three lines, and any can be left out.
bedtime-opening-prompt-04 = Lights low, shoes off. Four small things, whenever you are ready.
    .gentle = Lights low, perhaps something warm. Some small lines, in your own time.
    .practical = Lights low. Three lines, whenever you are ready.
bedtime-opening-prompt-05 = Evening. Four small lines, and then the phones can go down.
    .gentle = Evening. A few mild words, and then the phones may rest, too.
    .practical = Evening. Three lines, then the phones go down.
bedtime-opening-prompt-06 = Whatever kind of day it was, here are its last five minutes.
    .gentle = Whatever kind of day it was, it may end softly. Some small lines.
    .practical = The day is over. Its last five minutes: three lines.
bedtime-opening-prompt-07 = The kettle, the cushions, four small lines. Whenever it suits you both.
    .gentle = The kettle, the cushions, a few small lines. Whenever it suits you both.
    .practical = Kettle on or off: three lines, whenever it suits you both.
bedtime-opening-prompt-08 = Nearly time for the lamp. Five quiet minutes before it, if you like.
    .gentle = Nearly time for the lamp. A little quiet before it, if you like.
    .practical = Nearly time for the lamp. Three lines before it.
bedtime-opening-prompt-09 = A small look back at today, and a small look at tomorrow.
    .gentle = A soft look back at today, and a mild one at tomorrow.
    .practical = A short look back, a short look ahead. Three lines.
bedtime-opening-prompt-10 = Come as you are, tired counts. Four lines, none of them long.
    .gentle = Come as you are, tired is welcome. A few lines, none of them long.
    .practical = Come as you are. Three lines, none of them long.
bedtime-opening-prompt-11 = The day has said enough. A few small words from each of you, if you like.
    .gentle = The day has said enough. A few kind words, and silence is fine, too.
    .practical = The day has said enough. Three lines each, then rest.
bedtime-opening-prompt-12 = Five minutes for the two of you. Any part of it can be left out.
    .gentle = Some quiet minutes for the two of you. Much of it can stay unsaid.
    .practical = Five minutes for the two of you. Any line can be left out.
bedtime-opening-prompt-13 = Today is about to be over. Four small things to end it with.
    .gentle = Today is about to be over. A few small things to end it kindly.
    .practical = Today is about to be over. Three lines to end it.
bedtime-opening-prompt-14 = Slippers, blanket, or neither. Tonight’s four lines are here when you are.
    .gentle = Slippers, blanket, or neither. Tonight’s small lines are here when you are.
    .practical = Tonight’s three lines are here when you are.
bedtime-opening-prompt-15 = A short pause before sleep: four small things, in your own words.
    .gentle = A soft pause before sleep: a few small things, lightly said.
    .practical = A short pause before sleep: three lines, plain words.
bedtime-opening-prompt-16 = Here is the quiet end of the day, five minutes of it.
    .gentle = Here is the quiet end of the day. It asks for little.
    .practical = The end of the day: five minutes, three lines.

bedtime-first-prompt-01 = First: how are you arriving at the end of this day? One word is fine.
bedtime-first-prompt-02 = First: if your day were weather, what was it?
bedtime-first-prompt-03 = First: what are you still carrying from today?
bedtime-first-prompt-04 = First: tired, wired, all right, or something else?
bedtime-first-prompt-05 = First: where are you now, and is your tea still warm?
bedtime-first-prompt-06 = First: what colour is this evening for you?
bedtime-first-prompt-07 = First: how full or how empty is your head just now?
bedtime-first-prompt-08 = First: what did today ask of you, in a few words?
bedtime-first-prompt-09 = First: which part of you is the most tired tonight?
bedtime-first-prompt-10 = First: how is your body at this hour? Feet and shoulders count.
bedtime-first-prompt-11 = First: what would you put down at the door tonight, if you could?
bedtime-first-prompt-12 = First: how fast is everything in you still going?
bedtime-first-prompt-13 = First: what was the loudest thing today, and what was the quietest?
bedtime-first-prompt-14 = First: if today were a piece of music, how would it end?
bedtime-first-prompt-15 = First: what are you glad to be done with for today?
bedtime-first-prompt-16 = First: which word would you give to this day as it ends?

bedtime-second-prompt-01 = Second: something you noticed about the other today. Small counts.
bedtime-second-prompt-02 = Second: a moment today when the other made something lighter.
bedtime-second-prompt-03 = Second: something the other did that nobody else would have seen.
bedtime-second-prompt-04 = Second: one thank-you to the other, for something ordinary.
bedtime-second-prompt-05 = Second: if nothing comes, name something you have always liked about the other.
bedtime-second-prompt-06 = Second: something the other said today that has stayed with you.
bedtime-second-prompt-07 = Second: a small thing the other took care of, today or lately.
bedtime-second-prompt-08 = Second: when did you think of the other today, and at what?
bedtime-second-prompt-09 = Second: a look, a gesture or a word of the other’s that was good.
bedtime-second-prompt-10 = Second: something the other is good at, as you saw it lately.
bedtime-second-prompt-11 = Second: what was easier today because there are two of you?
bedtime-second-prompt-12 = Second: something the other went to some trouble over, however small.
bedtime-second-prompt-13 = Second: a habit of the other’s that you are fond of.
bedtime-second-prompt-14 = Second: something kind about the other that you have not said yet.
bedtime-second-prompt-15 = Second: what made you smile about the other, today or this week?
bedtime-second-prompt-16 = Second: a kindness from the other, meant or not, that you noticed.

bedtime-third-prompt-01 = Third: one true thing from you. It can begin with “I”.
bedtime-third-prompt-02 = Third: something you would like the other to know before sleep.
bedtime-third-prompt-03 = Third: is there a small thing you would do differently about today?
bedtime-third-prompt-04 = Third: one thing you would like a little of this week. Ask plainly.
bedtime-third-prompt-05 = Third: something that was hard today, in one sentence. No answer needed.
bedtime-third-prompt-06 = Third: finish this, if you want to: “I would like to trust you with...”
bedtime-third-prompt-07 = Third: something you have wanted to say and kept putting off.
bedtime-third-prompt-08 = Third: a moment lately when you felt close, even for a second.
bedtime-third-prompt-09 = Third: something you are still unsure about, said gently.
bedtime-third-prompt-10 = Third: one thing that would help you feel steadier this week.
bedtime-third-prompt-11 = Third: “I want this to work.” If it is true tonight, here is room for it.
bedtime-third-prompt-12 = Third: something about the two of you that you would like back.
bedtime-third-prompt-13 = Third: what do you hope the other knows, even when you do not show it?
bedtime-third-prompt-14 = Third: something from your side of today, said plainly.
bedtime-third-prompt-15 = Third: something you are looking forward to, and have told nobody.
bedtime-third-prompt-16 = Third: one thing you learned about yourself today, however small.

# In the place of the third, where the quieter of the two keeps it gentle. Where it is kept practical there is no third.
bedtime-third-gentle-prompt-01 = Third: something you could do tomorrow that would make the house easier.
bedtime-third-gentle-prompt-02 = Third: a small thing for tomorrow that the other would find pleasant.
bedtime-third-gentle-prompt-03 = Third: something tomorrow that you could take care of, without being asked.
bedtime-third-gentle-prompt-04 = Third: what could be ready in the morning, so that it begins well?
bedtime-third-gentle-prompt-05 = Third: one thing at home that a little attention would do good.
bedtime-third-gentle-prompt-06 = Third: a small kindness for tomorrow. It can be a very ordinary one.
bedtime-third-gentle-prompt-07 = Third: something you could leave a bit nicer than you found it.
bedtime-third-gentle-prompt-08 = Third: which errand could be off the list tomorrow, with your help?
bedtime-third-gentle-prompt-09 = Third: a warm drink, a clear table, a tidy hall: which would be good tomorrow?
bedtime-third-gentle-prompt-10 = Third: something small that would let both of you rest a little more.
bedtime-third-gentle-prompt-11 = Third: what would make the way out of the door calmer tomorrow?
bedtime-third-gentle-prompt-12 = Third: one thing you could do a little earlier tomorrow, for ease.
bedtime-third-gentle-prompt-13 = Third: something for tomorrow’s table that would please you both.
bedtime-third-gentle-prompt-14 = Third: a corner of the home that could be looked after tomorrow.
bedtime-third-gentle-prompt-15 = Third: one small thing for tomorrow evening, so that it is a quiet one.
bedtime-third-gentle-prompt-16 = Third: something that could be made easier for the other tomorrow.

bedtime-last-prompt-01 = Last: tomorrow. One small thing you will do, or one thing about your day.
bedtime-last-prompt-02 = Last: tomorrow, when will the two of you next be in the same room?
bedtime-last-prompt-03 = Last: anything about tomorrow worth saying now, so that it is no surprise later?
bedtime-last-prompt-04 = Last: one small thing for tomorrow. Small enough to be sure of.
bedtime-last-prompt-05 = Last: what would make tomorrow morning easier for the two of you?
bedtime-last-prompt-06 = Last: something tomorrow that you would like luck for.
bedtime-last-prompt-07 = Last: what is the first thing you will do tomorrow?
bedtime-last-prompt-08 = Last: one thing you could take off the other’s plate tomorrow, if you like.
bedtime-last-prompt-09 = Last: something you would like to leave for tomorrow, and not for tonight.
bedtime-last-prompt-10 = Last: a small pleasure for tomorrow, yours or for both of you.
bedtime-last-prompt-11 = Last: what does tomorrow look like from here, in one line?
bedtime-last-prompt-12 = Last: something that can wait until tomorrow, so that tonight is free of it.
bedtime-last-prompt-13 = Last: how would you like tomorrow to begin? One line is plenty.
bedtime-last-prompt-14 = Last: one thing you mean to do tomorrow, however ordinary.
bedtime-last-prompt-15 = Last: a good hour for the two of you tomorrow, long or short.
bedtime-last-prompt-16 = Last: what are you looking forward to tomorrow, even a little?

# Below what was opened.
bedtime-close-01 = That is the five minutes. Phones down now, if you like.
    .gentle = That is all for tonight. The phones may rest, too.
    .practical = Done. Phones down.
bedtime-close-02 = That is all. The rest is for the two of you.
    .gentle = That is all. The rest of the evening is yours.
    .practical = That is all for today.
bedtime-close-03 = Done for tonight. Whoever is nearest the lamp.
    .gentle = Enough for tonight. Whoever is nearest the lamp.
    .practical = Done for tonight. Lamp off.
bedtime-close-04 = Good night to you both. I am quiet until morning. 🌙
    .gentle = A mild night to you both. I am quiet until morning. 🌙
    .practical = Good night. Quiet until morning.
bedtime-close-05 = Nothing to answer. Read them to each other, if you are in the same room.
    .gentle = Nothing here wants an answer. A quiet night to you both.
    .practical = Nothing to answer. Good night.
bedtime-close-06 = That is tonight. What was not said will keep.
    .gentle = That is tonight. What was not said may stay so.
    .practical = That is tonight. The rest can wait.
bedtime-close-07 = Lamp off, when you like. Nothing here wants an answer.
    .gentle = The lamp may go off now. Nothing here wants an answer.
    .practical = Lamp off. No answer needed.
bedtime-close-08 = Here it ends for today. Sleep well, both of you.
    .gentle = Here it ends for today. Sleep well, both of you.
    .practical = End of the day. Sleep well.

# The same where each had their own hour: it opens later, and for somebody in the morning.
bedtime-morning-01 = That is what you both put by. Nothing here wants an answer.
bedtime-morning-02 = Nothing to answer. It will keep through the day.
bedtime-morning-03 = That was your evening, each in your own. The rest is for the two of you.

# Buttons in the room.
bedtime-begin = Begin
bedtime-apart = Write apart tonight
bedtime-later = In half an hour
bedtime-good-night = Good night

# Below the first three openings of an evening that is written apart.
bedtime-how-apart = (Each of you writes alone. It opens here once both have finished.)

# Below the four lines in the room, the first three times.
bedtime-swipe = (swipe to answer)

# In place of the opening, after a tap on "In half an hour".
bedtime-then = In half an hour, then: { $when }.

# The room reads it after a tap on "Good night"; then what whoever tapped hears.
bedtime-says-good-night = Good night from { $name }.
bedtime-good-night-noted = Good night. The rest of the evening is yours.
    .gentle = Good night. The rest of the evening is yours.
    .practical = Good night. Nothing more comes.

# What a locked phone shows of what has opened; then whose lines follow, first and second.
bedtime-notes = Tonight’s notes are here, for both.
bedtime-notes-kept = Your evening’s notes are here, for both.
bedtime-by = { $name }:
bedtime-and-by =
    { "" }
    { $name }:

# Buttons of a box.
bedtime-not-today = { -not-today }
bedtime-done = Done
bedtime-change = Change a line
bedtime-starter = A beginning
bedtime-as-it-is = As it is
bedtime-back = Back
bedtime-show-mine = Show mine
bedtime-promise = Make the last line a promise

# A way to begin the third line, for whoever wants one.
bedtime-starter-line = For example: “I would like to trust you with...”

# The four lines, where one of them is to be changed.
bedtime-line-1 = How I arrived
bedtime-line-2 = What I noticed
bedtime-line-3 = One true thing
bedtime-line-3-gentle = Something for tomorrow
bedtime-line-4 = Tomorrow

# How tonight's boxes are told from another question that is open.
bedtime-box = Tonight’s lines

# In a corner: both of them go on alone.
bedtime-changed = Changed.
bedtime-put-by = Put by. You can put the phone down; if it opens, it will be there in the morning too.
    .gentle = It is put by. The phone may rest now; if it opens, it will be there in the morning, too.
    .practical = Put by. Phone down; if it opens, it is there in the morning.
bedtime-nothing = Noted. Nobody is told. Until lights-out you can still change a line.
    .gentle = That is all right. Nobody is told. Until lights-out a line may still be changed.
    .practical = Noted, not told. Lines can be changed until lights-out.
bedtime-opened = It has opened, where you both read it.
bedtime-closed = Closed for tonight.
bedtime-too-long = A line here has 200 characters at most, so I have not kept this one. A shorter one is welcome.

# What else can be typed behind /bedtime; below its hour.
bedtime-also = Also: /bedtime here or apart; how many evenings a week you look for, as in /bedtime 3 nights; and when the lights go out, as in /bedtime lights out 23:15.

# What the room reads of a change, or whoever typed it where there was none.
bedtime-is-here = Bedtime is in your chat, for both to read at once.
bedtime-is-at-once = Bedtime is read by both as it is written.
bedtime-apart-by-two-clocks = Where the two of you live by two clocks, bedtime is written apart: each at your own hour, and opened once you are both awake.
bedtime-is-apart = Bedtime is written apart, and opened together.
bedtime-nights = { $count ->
    [one] Bedtime: you look for one evening a week.
   *[other] Bedtime: you look for { $count } evenings a week.
}

bedtime-lights = Bedtime: lights out at { $when }.
bedtime-lights-within = Lights-out can be from a quarter of an hour to three hours after { $when }, when bedtime is.

# What the room reads of a change that both have to want: the first line, and one of the others.
bedtime-would-like = { $name } would like this for bedtime:
bedtime-in-your-chat = In your chat, for both to read at once.
bedtime-as-you-write = As you write, for both to read at once.
bedtime-so-many-nights = { $count } evenings a week.

# In the file of one's own data.
bedtime-mine = Written apart this evening:

# Over lines that nobody else has read, given back to whoever has their boxes tidied.
bedtime-of-yours = Something of yours.
