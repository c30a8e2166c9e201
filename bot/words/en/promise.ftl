# Promises. What the room reads speaks to both, and is short; what did not happen is between its maker and Kept.

# When, as its maker sees it today, and as it stands in the room for days.
promise-soon = { FROM_NOW($when) ->
    [today] Today, { $when }
    [tonight] Tonight, { $when }
    [tomorrow] Tomorrow, { $when }
    [week] { DATE($when) }, { $when }
   *[later] { WEEKDAY($when) }, { $when }
}
promise-soon-day = { FROM_NOW($when) ->
    [today] Today
    [tonight] Today
    [tomorrow] Tomorrow
    [week] { DATE($when) }
   *[later] { WEEKDAY($when) }
}
promise-on = { FROM_NOW($when) ->
    [week] { DATE($when) }, { $when }
   *[near] { DAY($when) }
}
promise-on-day = { FROM_NOW($when) ->
    [week] { DATE($when) }
   *[near] { WEEKDAY($when) }
}

# The echo of what was understood, to be confirmed, and how to change it.
promise-echo = { $when }: { $words }{ $end ->
    [own] {""}
   *[stop] .
}
promise-yes = Yes
promise-change = Change
promise-quietly = Quietly
promise-or = { FROM_NOW($when) ->
    [today] Today, { $when }
    [tonight] Tonight, { $when }
    [tomorrow] Tomorrow, { $when }
    [week] { DATE($when) }, { $when }
   *[later] { WEEKDAY($when) }, { $when }
}
promise-change-how = Write it anew, or just another time.
promise-change-here = Swipe this, and write it anew or just another time.

# The smallest question that mends it; the button that takes a day instead of an hour.
promise-no-words = What is one small thing you'll do? Small enough for today or tomorrow.
    .gentle = Is there something small you would like to do? Small enough for today or tomorrow.
    .practical = “I'll do” what, and when? Small: today or tomorrow.
promise-no-time = When, roughly?
    .gentle = Around when might that be?
    .practical = When?
promise-past = That moment is over. When instead?
promise-far = That is further off than a small promise goes. What is the first piece, before { DATE($when) }?
    .gentle = That is a little far off. Might there be a first piece, before { DATE($when) }?
    .practical = Too far off. First piece, before { DATE($when) }?
promise-long = That is a long one; { $most } characters hold a small promise. What is the first piece?
promise-grand = That's a generous one. What's the first piece?
    .gentle = That is a big one. Might a small piece of it do for now?
    .practical = Too big. First piece?
promise-day = { FROM_NOW($when) ->
    [today] Today
    [tonight] Today
    [tomorrow] Tomorrow
   *[later] { WEEKDAY($when) }
}
promise-unread-time = I could not read a time in that. For example: { $example }
promise-full = You have three open. Finish one, move one, or let one go first?
promise-mine = My promises
promise-declined = This one is about checking on each other or giving permission, and I don't hold such promises. If it matters, it deserves a proper conversation, and either of you can say no.
promise-box = The promise

# Once it is made, in its maker's corner.
promise-saved = Written down.
    .gentle = Something small, and it is written down.
    .practical = Written down.
promise-saved-quietly = Between you and me.
    .gentle = It stays between you and me.
    .practical = Between you and me.
promise-remind-at = I'll bring it up { FROM_NOW($when) ->
    [today] today
    [tonight] tonight
    [tomorrow] tomorrow
   *[later] on { WEEKDAY($when) }
} at { $when }.
promise-other-reminder = Other reminder
promise-why = Why I want to

# What the room reads: one message, and short replies to it.
promise-told = { $name }, { $when }: { $words }{ $end ->
    [own] {""}
   *[stop] .
}
promise-done = Done.
promise-mended = Mended.
promise-noticed = { $name } noticed.
promise-moved = { $name }: { $when } instead.
promise-new-time = { $name }: a new time, { $when }.
promise-another-way-told = { $name }, { $when }: { $words }{ $end ->
    [own] {""}
   *[stop] .
}
promise-works = { $name }: that works.
promise-no-need-said = { $name }: no need.
promise-let-go = Let go, no harm.
promise-notice = I noticed, thank you
promise-that-works = That works
promise-no-need = No need

# One message that gathers what comes after the third note of a day, with the words that each button is about.
promise-gathered = { $name }: { $words }{ $end ->
    [own] {""}
   *[stop] .
} { $what }
promise-moved-so = { $when } instead.
promise-new-time-so = A new time, { $when }.
promise-notice-of = { $words }: I noticed, thank you
promise-works-of = { $words }: that works
promise-no-need-of = { $words }: no need

# In the other one's corner, under a neutral line.
promise-note-is-here = A small note is here.
promise-word-from = From { $name }:

# In its maker's corner: the line that lies over what is brought to mind or asked about, and what lies below.
promise-yours = Something of yours.
promise-several = These are yours:
promise-yours-are = Your promises:
promise-pick = { $words }
promise-item = { $stage ->
    [missed] Open to be put right
    [kept] Done
    [mended] Mended
    [aside] Set aside
   *[due] Its time has come
}: { $words }{ $end ->
    [own] {""}
   *[stop] .
}
promise-asked = { $words }{ $end ->
    [own] {""}
   *[stop] .
} How did it go?
promise-you-wrote = You wrote: “{ $words }”
    .gentle = You wrote: “{ $words }”
    .practical = Why: “{ $words }”
promise-between-us = Between you and me.
promise-settled = This one is settled.
promise-back = Back

promise-done-already = Done already
promise-move-it = Move it
promise-is-done = Done
promise-moving-it = Moving it
promise-did-not-happen = It didn't happen
promise-ask-tomorrow = Ask me tomorrow
promise-let-it-go = Let it go
promise-leave-out = Leave it out of Sunday
promise-pick-up = Pick it up again

promise-good-01 = Noted.
    .gentle = Thank you, noted.
    .practical = Noted.
promise-good-02 = Good. One less thing to carry.
    .gentle = That is good. A little less to carry.
    .practical = Done. One less on the list.
promise-good-03 = Done is a fine word.
    .gentle = So it came about. That is good.
    .practical = Done.
promise-tomorrow = I'll ask tomorrow evening.
    .gentle = I'll ask tomorrow evening, then.
    .practical = Tomorrow evening, then.
promise-left-out = Left out of Sunday. Nobody is told.
promise-picked-up = Then it begins anew.

# When it did not happen.
promise-all-right-01 = That's one evening, not the two of you.
    .gentle = Today got full. That happens.
    .practical = Not done.
promise-all-right-02 = All right. Things get away from people.
    .gentle = Some days are too short. It is all right.
    .practical = Not done. It happens.
promise-put-right = Would you like to put it right? Nothing is sent unless you send it.
    .gentle = Is there something small you could do tomorrow instead? Nothing is sent unless you send it.
    .practical = New time, or drop it? Nothing is sent unless you send it.
promise-new-time-button = A new time
promise-another-way = Another way
promise-plain-word = A plain word
promise-leave-it = Leave it
promise-left = Left as it is. /promises has it for a week, for your eyes.
    .gentle = It is left as it is. /promises has it for a week, for your eyes.
    .practical = Left. /promises has it for a week, for your eyes.

# What its maker adds in words.
promise-ask-move = What time fits instead?
    .gentle = Which time would suit better?
    .practical = New time?
promise-ask-way = What will you do instead, and when?
    .gentle = What might you do instead, and when?
    .practical = What instead, and when?
promise-ask-word = In your own words. You see what is read before it is sent.
    .gentle = In a few words of your own, as mild as you like. You see what is read before it is sent.
    .practical = Your words. You see what is read before it is sent.
promise-ask-remind = When shall I bring it up?
promise-ask-why = For your eyes: why do you want to? It comes back instead of a nag.
promise-why-kept = Kept for you.
promise-word-long = That is more than { $most } characters. Shorter is easier to read.
promise-would-read = This is what would be read:
promise-send = Send
promise-not-now = Not now
promise-sent = Sent.
promise-not-sent = Nothing is sent.
promise-moved-quietly = Moved, between you and me.
promise-moved-before = This one has moved before. Would a smaller piece fit better?
    .gentle = This one has moved before. Perhaps a smaller piece would be kinder?
    .practical = Moved before. Smaller piece?
promise-smaller = A smaller piece
promise-ask-smaller = What is the smaller piece, and when? With your yes the first one is let go.

# /promises in the room, and where there are none.
promise-ahead = Still ahead:
promise-none-ahead = Nothing is ahead just now. /promise makes one.
promise-none = You have none here. /promise makes one.

# In the file of one's own data.
promise-of-mine = A promise of yours:

# To a tap that changes nothing, and to what cannot be done.
promise-noted = Noted.
promise-by-button = The buttons below it answer that.
promise-not-yours = That one is for the other of you two.
promise-not-yet = Its time has not come yet.
promise-said = It was said to both of you, so it is not quiet any more.
promise-quiet = Nobody else knows of this one.
promise-not-again = I have asked as often as I ask. /promises has it.
promise-late-reminder = That would come after its time, { DAY($when) }.
promise-note-gone = Sunday's note has gone already.

command-promise = A small promise, with a time
command-promises = What is promised
