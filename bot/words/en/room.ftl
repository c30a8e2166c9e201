# The room: what is said when the shared chat is no longer theirs alone, and when it may be again.

# To each corner, once: more or fewer than three are in the group, so what both may read is carried from now on.
room-not-the-two = Your shared chat is not the two of you and me just now. What I say to both comes here.

# To each corner, once: I may not write in the group, or its topic is closed.
room-may-not-write = I can't write in your shared chat just now. What I say to both comes here.

# To each corner, after the bot was taken out of the group or one of the two has left it.
room-gone = I'm no longer in your chat.

room-carry-on = Carry on here
room-rest = Rest
room-leave = Leave

# Private, after a tap that counts when both have said the same.
room-heard = Noted. If both of you want it, you'll see.

# Under the line with both names, when both carry on.
room-carried = From here on, what both of you may read comes here, under the line with your names.

# In the group of the two, when one of them would like to do without it; and in its place, once both want it.
room-without-asked = { $name } would like to go on without this chat.
room-without-how = What both of you may read would come to each of you alone, and I would go out of here.
room-without = What both of you may read comes to each of you alone from here on.

# In a group that could be their room: nothing personal, whoever reads it.
room-is-it-yours = There are three of us here, as far as I can count. Is this your chat, for the two of you?
room-ours = This is our chat

# In its place, when both have said so.
room-is-yours = This is your room. What both of you may read is said here.

# To somebody who has sent the other ten in an hour; what comes after that is not carried.
room-enough = The rest stays here.

# To somebody who sent what Telegram lets nobody copy.
room-cannot-carry = I can't carry this one, so it stays here.
