# Privacy: what is kept, for how long, and under which key. It must be true to the letter.

privacy-line-01 = What is kept, for how long, and under which key:
privacy-line-02 = Your name, your clock and your settings: while you are here. A yes that waits for another: a week. A link you made: a day, and one more once it was opened.
privacy-line-03 = Lunch lines in a shared chat: not at all. Carried lines: until they are sent, and their numbers for 48 hours.
privacy-line-04 = Lines written apart: until they open, then 48 hours; else until lights-out, or a day at most where you live by two clocks. Plans: until the next morning.
privacy-line-05 = What lies behind Open: a day after it was opened, or thirty days.
privacy-line-06 = What I sent: 48 hours. Numbers of messages, and which wording came when: thirty days.
privacy-line-07 = What came in: until it is dealt with; what went wrong on my side, seven days.
privacy-line-08 = Promises: while open, then until the Sunday after, thirty days at most. Agreements: while they are alive; a draft, a week.
privacy-line-09 = The Sunday note: its wordings and figures of the two of you together, twelve weeks.
privacy-line-10 = All words lie encrypted under their author's own key. Before a first yes they lie under the key of that day, which goes the next morning.
privacy-line-11 = Destroying a key makes its words unreadable, in every copy. /forget does so and makes a new one; /leave does so for good.
privacy-line-12 = After a leaving, without words: what tidies this chat, two days; what ends the shared chat, three; a mark by which old links stay closed, ninety.
privacy-line-13 = Nobody reads along, and nothing is counted for each of you. Whoever runs this bot holds the data and the keys, and could read what is kept.
privacy-line-14 = Telegram keeps its own copy of every chat, and chats with bots are not end-to-end encrypted.
privacy-line-15 = Telegram also shows others when you were last there; its own settings can hide that.

command-privacy = What is kept, and for how long
