# Agreements. What the room reads speaks to both; nothing anywhere says whose idea it was, who has written, or who has signed.

# After /agree, in a corner, before anything is said to both.
agree-in = A new agreement: what honesty looks like for the two of you now. One thing at a time.
    .gentle = A wish for the home: what the two of you would like to be able to count on. One thing at a time.
    .practical = New agreement. One thing, one line each, a review in a month.
agree-in-how = Each of you writes a line of your own, apart. Both open together, and count once both of you agree.
    .gentle = Each of you writes a wish of your own, apart. Both open together, and hold once both of you like the words.
    .practical = One line each, apart. Both open together and count once both agree.
agree-in-chat = If you begin, both of you read that there may be a new one, not whose idea it was.
agree-begin = Begin
agree-not-now = Not now
agree-not-begun = Nothing is begun.
agree-offered = It is where you both read it now.

# What the room reads then.
agree-offer = A new agreement, if you both like: what honesty looks like for the two of you now. One thing at a time.
    .gentle = A wish for the home, if it suits you both: something you would like to be able to count on. One thing at a time.
    .practical = A new agreement, if both of you want one. One thing, one line each.
agree-offer-how = Each of you writes a line of your own, apart; they open here together. It stands for a week.
    .gentle = Each of you writes a wish of your own, apart; they open here together. It may lie here for a week.
    .practical = Written apart, opened here together. Open for a week.
agree-write = Write mine

# Where one is begun already, or there are enough.
agree-being-drafted = One is being drafted already, further up.
agree-lies-in-chat = A draft lies where you both read it. It can be agreed on or changed there.
agree-full = You have three, which is plenty. Let one go first? /agreements shows them.

# The boxes, in a corner.
agree-yours = Your line begins with “I will”. { $name } writes another. Neither depends on the other.
    .gentle = Your wish begins with “I will”. { $name } writes another. Neither depends on the other.
    .practical = Your line: “I will”. { $name } writes another. Neither depends on the other.
agree-tuesday = What would it look like on an ordinary Tuesday?
    .gentle = How might that look on an ordinary Tuesday at home?
    .practical = On an ordinary Tuesday: what, when?
agree-leave-out = Leave this out
agree-not-today = { -not-today }
agree-left = Left for now.
agree-box = The agreement
agree-stands-now = These are your words now:
agree-anew = Write your “I will” line anew.
    .gentle = You may write your “I will” line anew.
    .practical = New “I will” line:

# What cannot be a line of an agreement; nothing of it is kept.
agree-declined = This one is about checking on each other or giving permission. I don't hold agreements like that. If it matters, it deserves a proper conversation, and either of you can say no.
agree-long = That is a long one; { $most } characters hold a line here. What is the heart of it?
agree-i-will = This line says what you will do yourself, and begins with “I will”. What will you do?
agree-condition = That one depends on the other of you. What will you do either way?

# What would open, before it does.
agree-look = This is what would open, once both of you have written. Write it anew, or:
agree-look-change = This is what both of you would read. Write it anew, or:
agree-put-by = Put it by
agree-suggest = Suggest it
agree-same = These are the words that stand already.
agree-suggested = It is where you both read it now.

# Put by, until it opens.
agree-waits = Put by. It opens once both of you have written.
    .gentle = It is put by, and opens once both of you have written.
    .practical = Put by. Opens once both have written.
agree-change-it = Change it
agree-take-back = Take it back
agree-taken-back = Taken back.
agree-opened = It has opened, where you both read it.
agree-put-away = This draft has been put away. /agree begins another.

# A clause: to whoever wrote it, and to both.
agree-mine = I will { $words }{ $end ->
    [own] {""}
   *[stop] .
}
agree-clause = { $name }: I will { $words }{ $end ->
    [own] {""}
   *[stop] .
}
agree-on-tuesday = On an ordinary Tuesday: { $words }{ $end ->
    [own] {""}
   *[stop] .
}

# What the room reads when both have written, and when a word is to be changed: the old words beside the new.
agree-cover = An agreement is being drafted: this is for both of you.
agree-draft = Here's the draft. Either of you can change a word of your own before it's agreed.
    .gentle = Here are both wishes. Either of you may change a word of your own before they hold.
    .practical = Draft. Change a word of your own, or agree.
agree-sign = Read it aloud to each other if you can. Then each of you taps Agree.
    .gentle = Once the words feel right, each of you taps Agree. There is no hurry.
    .practical = Agree when it fits. Both of you, same text.
agree-change = A change is suggested.
agree-before = Before: { $words }{ $end ->
    [own] {""}
   *[stop] .
}
agree-now = Now: { $words }{ $end ->
    [own] {""}
   *[stop] .
}
agree-now-nothing = Now: left out.
agree-whole = The whole of it then:
agree-until-both = Until both of you agree, what was signed stands.
agree-agree = Agree
agree-change-word = Change a word
agree-not-yet = Not yet
agree-noted = Noted. It counts once both of you agree to the same words.
agree-open-still = All right. Nothing is agreed until both of you say so.
    .gentle = That is all right. Nothing holds until both of you say so.
    .practical = Not agreed yet. Both have to.
agree-agreed = Agreed by both of you on { DATE($on) }. You'll look at it again on { DATE($look) }.
    .gentle = Both of you have agreed, on { DATE($on) }. You may look at it again on { DATE($look) }.
    .practical = Agreed on { DATE($on) }. Review: { DATE($look) }.

# The review, asked of each apart under a neutral line, and what stands in its place then.
agree-yours-cover = Something of yours.
agree-review = It's time to look at this. Keep it, change it, or let it go?
    .gentle = A month has gone by with this. Would you like to keep it, change a word, or let it go?
    .practical = Review. Keep, change, or let go?
agree-keep = Keep it
agree-let-go = Let it go
agree-kept = It stays, as far as you go. The next look is on { DATE($look) }.
    .gentle = It stays, as far as you go. The next look is on { DATE($look) }.
    .practical = Kept, as far as you go. Next review: { DATE($look) }.
agree-changing = Below you can write it anew.

# Letting go, by either, and what the room reads then.
agree-let-go-sure = Let it go, for both of you? Both of you read that it has ended, not who ended it.
agree-stay = Leave it as it is
agree-ended = Let go. Agreements are allowed to end.

# /agreements.
agree-cover-list = Your agreements are here, for both of you.
agree-stand = What stands between you:
agree-none = Nothing is agreed on just now. /agree begins one.
agree-one-open = A draft is open, too.
agree-look-on = You'll look at it on { DATE($look) }.
    .gentle = You may look at it on { DATE($look) }.
    .practical = Review: { DATE($look) }.

# In the file of one's own data.
agree-of-mine = Yours, of an agreement:

command-agree = A new agreement, drafted apart
command-agreements = What is agreed on

# Its button on the second shelf.
agree-name = An agreement
