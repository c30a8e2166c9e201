# The question whether it shall go on: asked of each alone, in a corner. No line here names the other.

renewal-cover = Something of yours.
renewal-week = You said yes for a week.
renewal-ask = A question for you alone: is this still something you want?
renewal-days = It stays here for three days and is not asked twice. No answer is a rest.

renewal-carry-on = Carry on
renewal-rest = Rest
renewal-leave = Leave

# In place of the question. It must be true while the other rests, too.
renewal-goes-on = Your yes goes on. You will be asked again some evening.
