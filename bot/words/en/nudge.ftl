# /nudge: one quiet line, to whoever asked for it and to nobody else.

nudge-on = Nudge me
nudge-off = No nudge

command-nudge = One quiet line after a prompt, to you alone
