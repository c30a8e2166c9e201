# /quiet: in these hours nothing comes, but what answers something just done or belongs to an open evening.

quiet-ask = In quiet hours nothing comes but what you ask for. To set them, write them, as in { $example }
quiet-off = None
quiet-usual = { $hours }

# How the question is called where what was written could be for another one, too.
quiet-box = My quiet hours

command-quiet = Your quiet hours
