# What is one's own to set, read by its owner alone.

own-clock = Your clock is that of { $city }. It is { $now } there.
own-no-clock = I don't know your clock yet, so I go by the other one.
own-quiet = Your quiet hours are from { $start } to { $end }.
own-no-quiet = You have no quiet hours.
own-nudge = You get a nudge: one quiet line, to you alone, while lunch is open.
own-no-nudge = You get no nudge.
own-tidy = Your bedtime lines leave this chat once they are stored.
own-not-tidy = Your bedtime lines stay in this chat, where you can edit them.

# Below them, in the overview.
own-how = /timezone, /quiet, /nudge, /tidy and /style change these.
