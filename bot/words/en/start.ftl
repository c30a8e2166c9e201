# The first words.

start-hello = Hello. I am Kept, small rituals for two people: a word at lunch, and more of that kind.
start-nobody = I don't judge, track or count you. Either of you can rest, skip or leave at any moment, without a reason.
start-how = To begin, invite one person by a link, or add me to a chat of the two of you. Each says yes alone. More: /help
start-add = Add me to a chat

# To one of a couple.
start-couple = Hello. Your rituals are in the chat the two of you share.
start-without = Go on without the chat
start-couple-carried = Hello. Your rituals come to each of you here, until there is a chat for the two of you and me.
start-couple-nowhere = Hello. Your rituals wait until both of you carry on here, or there is a chat for the two of you and me.
start-more = /rituals shows them, /help shows the rest.

# To either of them, in their chat; the line above stands below it.
start-room = Your rituals live here.

# To a link that was used, was meant for somebody else, or is too old.
start-run-out = That link has run out. Where it came from, a new one can be made.

# The description beside the command in Telegram's menu.
command-start = What Kept is
