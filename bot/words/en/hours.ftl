# The hours of lunch, bedtime, coffee and the Sunday note, which are the couple's. What the room reads speaks to both.

# What each is called at the beginning of a line.
hours-name = { $ritual ->
    [bedtime] Bedtime
    [coffee] Coffee
    [sunday] Sunday's note
   *[lunch] Lunch
}

# At the end of a line.
hours-days = { $days ->
    [daily] every day
    [weekdays] Monday to Friday
    [weekend] Saturday and Sunday
   *[some] { WEEKDAYS($days) }
}
hours-day = { FROM_NOW($next) ->
    [today] today
    [tonight] tonight
    [tomorrow] tomorrow
   *[later] on { WEEKDAY($next) }
}

# How it is set, above the buttons that change it.
hours-is = { hours-name } is at { $when }, { hours-days }.
hours-next = Next: { FROM_NOW($next) ->
    [today] today
    [tonight] tonight
    [tomorrow] tomorrow
   *[later] { WEEKDAY($next) }
}.
hours-own-clocks = On each one's own clock.
hours-own-clocks-of-all = Lunch and bedtime are on each one's own clock.
hours-off = { hours-name } is off.

# In the overview, one line for each.
hours-each = { hours-name }: { $when }, { hours-days }, next { hours-day }.

# The buttons below.
hours-earlier = ← { $when }
hours-later = { $when } →
hours-earlier-by-a-quarter = A quarter of an hour earlier
hours-later-by-a-quarter = A quarter of an hour later
hours-weekdays = Monday to Friday
hours-daily = Every day
hours-turn-off = Off
hours-on = On, at { $when }
hours-on-again = On
hours-all = All rituals

# The second shelf, after a fortnight.
hours-more = More
hours-more-is = More, for whenever one of you likes. None of it is counted.
hours-more-there = It is in your own chat with me.

# What the room reads once it has changed, and the button that undoes it for a day.
hours-moved = { hours-name } at { $when }, next { hours-day }.
hours-set = { hours-name } at { $when }, { hours-days }.
hours-put-back = Put it back

# What the room reads of a change that both have to want, and the button for the other.
hours-asked = { $name } would like: { hours-name } at { $when }, { hours-days }.
hours-asked-both = It begins when both of you want it.
hours-yes = Yes

# Private, to whoever asked for it and taps the button too.
hours-yes-already = Your yes is in.

# In a corner, where something was typed that the group reads.
hours-told-there = Done. It goes into your chat.
hours-asked-there = It goes into your chat as a question.

# The descriptions beside the commands in Telegram's menu.
command-lunch = When lunch comes
command-bedtime = When bedtime comes
command-coffee = A quiet start together, and when
command-sunday = When the note of the week comes
command-note = The last note of the week once more
command-rituals = What is on, and when
