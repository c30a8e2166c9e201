# One's own data, in a corner.

mydata-ask = Shall I put a file with everything of yours that I have into this chat, for ten minutes?
mydata-phone = Whoever holds this phone can read it meanwhile.
mydata-send = Send it
mydata-no = Not now
mydata-here = Here is everything of yours that I still have, to read and as JSON. Nothing of anyone else's.
mydata-goes = Both files go from this chat in ten minutes. What you keep of them is yours.

# What stands in the file, each above the words themselves.
mydata-head = Everything of yours that I still have.
mydata-gap = —
mydata-name = Your name here:
mydata-settings = Your settings: clock { $zone }, quiet hours { $quiet }, language { $language }, style { $style }.
mydata-rest = You are resting.
mydata-owed = Sent, or on its way:
mydata-waiting = Come in, and not dealt with:
mydata-asked = Beside a question in this chat:
mydata-link = Behind a link:
mydata-title = The name of a chat in which you tapped:

command-mydata = Everything of mine, as a file
