# /tidy: for whoever shares a phone.

tidy-on = Tidy my boxes
tidy-off = Leave them in my chat

command-tidy = Take your bedtime lines out of this chat
