# Two people meet in the chat they share.

# --- in the group -------------------------------------------------------------------------------------------------

# The hello, said once in a chat of two people and the bot. It looks the same until it has led to something.
meet-hello-what = Hello. I keep small rituals for two people: a word at lunch, and more of that kind.
meet-hello-how = Nothing starts unless each of you wants it. Have a look, each alone; I won't say who has.
meet-look = Have a look

# After seven days without two; the buttons go.
meet-hello-over = Whenever you both like: /start

# A reply to the hello, for somebody who types /start while it still holds.
meet-hello-there = It is all up here.

# In a chat of any other number of people, and to whoever taps there.
meet-two-and-me = I'm for a chat of two people and me.
meet-invite = Invite

# To one of the two who taps on an old hello.
meet-begun = It has begun; there is nothing more to look at.

# --- the page in each one's corner --------------------------------------------------------------------------------

meet-page-group = This is about { $group }, the chat you came from.
meet-page-some-group = This is about the chat you came from.
# In place of these, to somebody who has opened a link that was made for one person.
meet-page-invited = { $name } would like to share a few small habits with you. Nothing starts unless you want it, too.

meet-page-what = Small habits for two: a line each at lunch, a few quiet minutes in the evening, small promises, a note on Sundays.
meet-page-reads = The other reads what you choose to send. Never what you read, skip or pause.
meet-page-letter = What arrives stays in Telegram, like a letter. Messages here are not end-to-end encrypted.
meet-page-leave = You may rest or leave at any moment, without a reason.
meet-page-afraid = If you are afraid at home, I'm not the right tool. Where to turn: /help
meet-page-yourself = It is for adults. Please say yes only if you want it yourself.

meet-yes = Yes, for a week
meet-no = Not for me
meet-more = Tell me more

meet-page-more-day = At lunch one line comes for both of you. Each answers it, or lets it pass.
meet-page-more-skip = A pass needs no reason and leaves no mark. Nobody is told who has read, written or rested.
meet-page-more-count = Nothing is counted for one of you, compared, or held against anyone.
meet-page-more-kept = Words are kept encrypted and for a short time; either can erase their own. /privacy says how long.
meet-page-more-yes = It begins when both have said yes, each alone. After a week I ask each of you whether to go on.

meet-let-be = All right. Nothing else is said, and nobody is told.

# To a yes while it is not known how many are in the chat just now.
meet-counting = A moment, please: I am looking at your chat. Then tap that again.

# To somebody in a couple who looks at another chat.
meet-one-at-a-time = You are in a couple here, and one at a time is all I can hold. /leave ends it.

# --- an invitation, for two who have no chat in which I am --------------------------------------------------------

# To whoever wants to invite; the link stands between the two lines.
meet-invite-link = A link for one person, for one day. Send it when it feels right; I won't say whether it was opened.
meet-invite-then = After their yes I ask you whether it is the person you meant. It begins with your yes, not before. A newer link takes the place of this one.
meet-invite-send = Send the link
meet-invite-withdrawn = Taken back. That link opens nothing now.
meet-invite-led = That link has done its work.

# To somebody who opens the link that they made.
meet-invite-own = That link is for the other one. I don't say whether it was opened.

# To whoever invited, after the yes of the one who opened the link; what everybody reads before a yes stands below.
meet-is-it-them = { $name } would like to begin with you. Is that the person you meant?
meet-them = Yes
meet-not-them = No
meet-not-them-noted = All right. Nothing has begun, and nobody is told. /start makes a new link.

# --- after a yes --------------------------------------------------------------------------------------------------

meet-first = Nothing more to do. If it starts, you'll see it in { $group }. I won't say whether anyone has looked.
meet-first-some-group = Nothing more to do. If it starts, you'll see it in your chat. I won't say whether anyone has looked.
meet-first-invited = Nothing more to do. If it starts, you'll see it here. I won't say whether anyone has looked.
meet-take-back = Take it back
meet-taken-back = Taken back. Nobody is told, and nothing of it is kept.

meet-second = It has begun; you will see it in your chat.
meet-second-carried = It has begun.

# Where they are. Of the answer a clock is kept, and nothing else.
meet-where = Where are you? A city is enough, or share a location. I keep the clock of that place and not the place.
meet-where-still = Nothing can come while I know no clock. Where are you? A city is enough, like Lisbon or Osaka.
meet-where-known = { $place }: it is { $clock } there.
meet-where-which = Which of these is it? Or write it in another way.
meet-where-guess = Is it this one? Or write it in another way.
meet-place = { $place }
meet-where-unknown = I know no place called “{ $place }”. A larger city nearby will do, like Lisbon or Osaka.
meet-where-at-sea = No city's clock is kept there. The name of a city will do, like Lisbon or Osaka.
meet-where-box = Where I am

meet-clock = Is it { $clock } where you are?
meet-clock-yes = Yes
meet-clock-no = No
meet-clock-kept = So it is { $clock } where you are.
meet-clock-taken = For now I take it that it is { $clock } where you are.
meet-clock-not-mine = It is another time here

# The hours, proposed to each. Of two hours the later counts, and off counts over any.
meet-propose = Would this suit you? Of two hours the later counts, and off counts over any.
meet-hours = { hours-name } at { $at }, { hours-days }.
meet-fine = Fine
meet-fine-nudge = Fine, and nudge me once
meet-change = Change
meet-noted-hours = Noted.
meet-noted-nudge = Noted. If I hear nothing at lunch, one quiet line comes to you here, and to nobody else.
meet-when = { hours-name }: when would suit you? A time and days, or off, for example: { $example }
meet-keep = As it is
meet-hours-set = The hours are set by now. /rituals changes them.
meet-hours-box = The hours

meet-bedtime-place = The lines of bedtime: in your chat as you write them, or written apart and opened together?
meet-bedtime-place-carried = The lines of bedtime: read by both as you write them, or written apart and opened together?
meet-bedtime-here = In our chat
meet-bedtime-as-written = As we write
meet-bedtime-apart = Apart, opened together
meet-bedtime-noted-here = Noted. It is in your chat when both of you pick that, else apart.
meet-bedtime-noted-as-written = Noted. Both read as you write when both of you pick that, else apart.
meet-bedtime-noted-apart = Noted. Bedtime is written apart, and opened together.

# --- the room opens -----------------------------------------------------------------------------------------------

meet-both = Both of you said yes.
meet-rituals = /rituals changes it.

meet-taste = Try it: swipe this message and answer. One word for how today was.
meet-hello = Just say hello
meet-says-hello = { $name } says hello.
meet-noted = Noted.

# In the file of one's own data.
meet-mine-yes = A yes of yours, which waits for another's.
meet-mine-link = A link for one person, which you made.
