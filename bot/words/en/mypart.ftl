# My part: one's own side of something, as plain as it can be said.

mypart-name = My part
mypart-in = A place to say your part. Your side alone, as plain as you can.
mypart-keeps = Write what you'd be all right with { $partner } keeping. It stays in their Telegram, and can be shown to others.
mypart-ask-did = What did you do, or leave undone? One or two plain sentences.
mypart-ask-was = How might it have been for { $partner }? You may be wrong, so hold it lightly.
mypart-ask-will = What will you do about it? Something { $partner } could see.
    .gentle = Is there one thing you'd like to do differently? You needn't explain.
    .practical = What will you do about it? What { $partner } could see.
mypart-not-today = { -not-today }
mypart-let-be = Put away. Nothing of it is kept.
mypart-too-long = That is more than { $most } characters. Shorter is easier to read.
mypart-by-button = The buttons below it answer that.

# The one self-read step, for everyone.
mypart-read = Before it goes, read it once as { $partner }. Is there a line in it about what { $partner } did?
mypart-underlined = What is underlined often makes it smaller. Keep it if it's honest.
mypart-all-mine = No, it's all mine
mypart-let-me-change = Yes, let me change it
mypart-belongs = It belongs there
mypart-line-did = What I did
mypart-line-was = How it may have been
mypart-line-will = What I'll do

# When it arrives.
mypart-when = When would you like it to arrive? After breakfast is kinder than midnight.
mypart-at = { FROM_NOW($when) ->
    [today] Today, { $when }
    [tonight] Tonight, { $when }
    [tomorrow] Tomorrow, { $when }
   *[later] { WEEKDAY($when) }, { $when }
}
mypart-sent = It arrives { FROM_NOW($when) ->
    [today] today
    [tonight] tonight
    [tomorrow] tomorrow
   *[later] on { WEEKDAY($when) }
} at { $when }. Nothing comes back through me.
mypart-take-back = Take it back
mypart-taken-back = Taken back. It never left.

# For the other: a neutral line, and under it the words.
mypart-is-here = A small note is here.
mypart-from = From { $name }:
mypart-nothing-to-do = There's nothing you have to do with this.

command-mypart = Say your part of something
