# Rest: one's own, and still for both. The other reads nothing of it but "The rituals are resting."

# After /rest, in a corner.
rest-ask = Rest for how long? No reason needed.
rest-still = You are resting.
rest-tonight = Tonight
rest-three-days = Three days
rest-week = A week
rest-until-i-say = Until I say

# In place of the question, once it is answered.
rest-begun = Resting. Nothing will be sent, and nothing is read into it.

# The way back, and what stands in place of the question then. It must be true while the other rests, too.
rest-carry-on = Carry on
rest-over = Your own rest is over. What was agreed stands as before.

# To somebody who had blocked the bot and has let it in again, alone.
rest-back = You are back here. The rituals are resting until you say.

rest-leave = Leave

# After /stop.
rest-or-leave = Rest for a while, or leave for good?
rest-rest = Rest

command-stop = Rest, or leave for good
command-rest = Rest, for a night or longer
