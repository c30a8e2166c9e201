# The first words.

start-hello = Hello. I am Kept, small rituals for two people, beginning with a word at lunch.

# The description beside the command in Telegram's menu.
command-start = What Kept is
