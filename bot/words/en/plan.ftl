# A plan: a courtesy about tomorrow, offered and never asked for.

plan-name = A plan
plan-ask = Anything about tomorrow that { $partner } might like to know? Just if you feel like sharing it.
    .gentle = Is there anything about tomorrow that might be a courtesy for { $partner } to know?
    .practical = Tomorrow: anything for { $partner } to know?
plan-example = For example: late on Thursday, dinner with Sam, home around eleven.
plan-note = This is a courtesy, not a report. There's no map, no check and no list of past plans.
plan-not-today = { -not-today }
plan-none = Nothing to share is fine. I don't keep track.
    .gentle = Nothing to share is quite all right.
    .practical = Nothing to share: fine.
plan-too-long = That is a long one; { $most } characters hold a plan. What is the short of it?
plan-declined = This one is about checking on each other, permission, money or a penalty, and a plan is none of these. I have not kept it.

# What would be read, and what is.
plan-would-read = This is what would be read, until the next morning:
plan-told = { $name }, about tomorrow: { $words }
plan-changed-told = { $name }: change of plan. { $words }
plan-send = Send
plan-not-now = Not now
plan-not-sent = Nothing is sent.
plan-sent = It is where you both read it, and gone the next morning.
plan-change = Plans changed
plan-ask-change = Plans changed? A quick word is enough.
    .gentle = Have plans changed? A few words are plenty.
    .practical = New plan?

command-plan = Tell something about tomorrow
