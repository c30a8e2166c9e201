# Help: in a corner all of it, in a room what can be done there.

help-room = In this chat:
help-corner = What can be typed here:
help-command = /{ $command }: { $about }
help-more = More, in our own chat

# Only where the operator has filled the list of places; the same for everybody.
help-afraid = If you are afraid at home
help-heavy = Some things are too heavy for a bot. These people know about them:
help-place = { $place }
help-goes = This message goes by itself in ten minutes.
help-close = Close

help-rest = Rest
help-leave = Leave

command-help = What can be done here, and where to turn

# To whoever is about to send something that tells of fear or hurt; it blocks nothing.
help-before-sending = Before you send this: if someone got hurt or frightened, a person can help more than I can. /help is private. Send when you're ready, or don't.
