# The Sunday note: a picture, at most five lines and one question for the sofa, the same for both. It names nobody, has
# words instead of figures, and never says that something stayed open. Each sentence has enough wordings that twelve
# Sundays in a row do not read alike; the first line and the question, which are always there, have twelve.

# What a locked phone shows; the rest lies under it.
sunday-cover = Sunday's note: how the habits held.

# In answer to /note before there was any.
sunday-none-yet = There is no note yet. It comes once there have been three days.

# Below its hour.
sunday-also = Another day: /sunday fri 17:00. /note shows the last one once more.

# --- how much: words that agree in number ------------------------------------------------------------------------

sunday-on-evenings = { $much ->
    [one] one evening
    [two] two evenings
    [some] some evenings
    [half] about half of the evenings
   *[most] most evenings
}
sunday-the-evenings = { $much ->
    [one] One evening
    [two] Two evenings
    [some] Some evenings
    [half] About half of the evenings
   *[most] Most evenings
}
sunday-on-days = { $much ->
    [one] one day
    [two] two days
    [some] some days
    [half] about half of the days
   *[most] most days
}
sunday-the-days = { $much ->
    [one] One day
    [two] Two days
    [some] Some days
    [half] About half of the days
   *[most] Most days
}
sunday-of-promises = { $much ->
    [one] one small promise
    [two] two small promises
    [some] some small promises
    [half] about half of the small promises
   *[most] most of the small promises
}
sunday-the-promises = { $much ->
    [one] One small promise
    [two] Two small promises
    [some] Some small promises
    [half] About half of the small promises
   *[most] Most of the small promises
}
sunday-were-mended = { $much ->
    [one] One small promise was mended
    [two] Two small promises were mended
    [some] Some small promises were mended
    [half] About half of the small promises were mended
   *[most] Most of the small promises were mended
}
sunday-kind = { $kind ->
    [today] things said for the same day
    [tonight] things said for the same evening
    [by-day] things said for another day
   *[evening] things said for another evening
}

# --- how it opens ------------------------------------------------------------------------------------------------

sunday-first-01 = A beginning, and beginnings are small.
sunday-first-02 = First days. They say little, and needn't say more.
sunday-first-03 = Early days. Nothing has to be settled yet.
sunday-first-04 = The start of something small.
sunday-first-05 = Here is the week, as far as I know it.
sunday-first-06 = A first look at an ordinary week.
sunday-first-07 = It is early, so this is short.
sunday-first-08 = These are the first weeks, with nothing to measure them by.

sunday-good-01 = This week had a shape.
sunday-good-02 = A good ordinary week.
sunday-good-03 = A week with small things in the right places.
sunday-good-04 = The week held together well enough.
sunday-good-05 = Several small things came through this week.
sunday-good-06 = A decent week, as far as I can see.
sunday-good-07 = Here and there this week, something small worked.
sunday-good-08 = There were ordinary good moments in this week.
sunday-good-09 = The habits were there this week.
sunday-good-10 = Small things kept turning up this week.
sunday-good-11 = A fair week, all told.
sunday-good-12 = There was something to see this week.

sunday-steady-01 = A steady week. Nothing loud, and that's the good news.
sunday-steady-02 = Steady, in the way that is easy to overlook.
sunday-steady-03 = The habits held, as they have for a while.
sunday-steady-04 = Another week with ground under it.
sunday-steady-05 = A quiet, even week.
sunday-steady-06 = The week ran along its usual path.
sunday-steady-07 = This week kept its usual shape.
sunday-steady-08 = Nothing remarkable, and nothing needed to be.
sunday-steady-09 = Even weather this week.
sunday-steady-10 = By now, much of this goes on by itself.
sunday-steady-11 = An ordinary week that could be leaned on.
sunday-steady-12 = A week much like the ones before. Here that is a kind word.

sunday-thin-01 = A short note. There isn't enough here to say much, so I won't.
sunday-thin-02 = A quiet page. Life also happens where I can't see it.
sunday-thin-03 = Not much to tell this time, and that's all right.
sunday-thin-04 = A short note this time.
sunday-thin-05 = A thin page, whatever the week was elsewhere.
sunday-thin-06 = There is little to tell this time.
sunday-thin-07 = This week keeps mostly to itself.
sunday-thin-08 = A few lines, and no more than that.
sunday-thin-09 = A small note for this week.
sunday-thin-10 = I'll keep it short this week.
sunday-thin-11 = A page with some room left on it.
sunday-thin-12 = Not a week for many words.

sunday-rough-01 = A rougher week. I won't dress it up.
sunday-rough-02 = This week was heavy, and I won't dress it up.
sunday-rough-03 = A hard week. It may be called that.
sunday-rough-04 = It was not an easy week.
sunday-rough-05 = A week with stones in it.
sunday-rough-06 = This one went uphill.
sunday-rough-07 = The week asked a lot.
sunday-rough-08 = A bumpy week, plainly said.
sunday-rough-09 = Not a smooth week, and there's no use pretending.
sunday-rough-10 = A week that weighed something.
sunday-rough-11 = This week was hard going.
sunday-rough-12 = A rough stretch. It can be said out loud.

# --- what came through -------------------------------------------------------------------------------------------

sunday-evenings-01 = The five minutes came round on { sunday-on-evenings }.
sunday-evenings-02 = { sunday-the-evenings } ended with the five minutes.
sunday-evenings-03 = Bedtime found its place on { sunday-on-evenings }.
sunday-evenings-04 = On { sunday-on-evenings }, the day closed with a small line.
sunday-evenings-05 = { sunday-the-evenings } closed with a small line or a good night.
sunday-evenings-06 = Bedtime had its moment on { sunday-on-evenings }.
sunday-evenings-07 = The lines of bedtime turned up on { sunday-on-evenings }.
sunday-evenings-08 = Something was said before sleep on { sunday-on-evenings }.
sunday-evenings-09 = { sunday-the-evenings } had room for the five minutes.
sunday-evenings-10 = The small lines before bed were there on { sunday-on-evenings }.
sunday-evenings-11 = { sunday-the-evenings } had a quiet end, with the five minutes.
sunday-evenings-12 = There was time for the five minutes on { sunday-on-evenings }.

sunday-lunches-01 = A word came through at lunch on { sunday-on-days }.
sunday-lunches-02 = Lunch had a line in it on { sunday-on-days }.
sunday-lunches-03 = A hello went out at lunch on { sunday-on-days }.
sunday-lunches-04 = On { sunday-on-days }, lunch brought a word.
sunday-lunches-05 = { sunday-the-days } had a small hello in the middle.
sunday-lunches-06 = Somewhere around lunch there was a hello on { sunday-on-days }.
sunday-lunches-07 = The middle of the day was heard from on { sunday-on-days }.
sunday-lunches-08 = { sunday-the-days } had a word over lunch.
sunday-lunches-09 = A small word crossed over at lunch on { sunday-on-days }.
sunday-lunches-10 = At lunch there was a sign of life on { sunday-on-days }.
sunday-lunches-11 = Lunch came with a few words on { sunday-on-days }.
sunday-lunches-12 = { sunday-the-days } had room for a word at lunch.

sunday-carried-01 = { sunday-the-promises } came about.
sunday-carried-02 = { sunday-the-promises } came through.
sunday-carried-03 = What was said was done: { sunday-of-promises }.
sunday-carried-04 = { sunday-the-promises } turned into something done.
sunday-carried-05 = { sunday-the-promises } found a way into the week.
sunday-carried-06 = { sunday-the-promises } went from word to deed.
sunday-carried-07 = { sunday-the-promises } held up in an ordinary week.
sunday-carried-08 = Said, and then done: { sunday-of-promises }.
sunday-carried-09 = { sunday-the-promises } got done, without much noise.
sunday-carried-10 = { sunday-the-promises } came to be, one way or another.
sunday-carried-11 = { sunday-the-promises } became something to lean on.
sunday-carried-12 = { sunday-the-promises } came out as meant.

sunday-moved-01 = { sunday-the-promises } moved in good time.
sunday-moved-02 = { sunday-the-promises } took another hour, and the word came early.
sunday-moved-03 = { sunday-the-promises } got a new time before the old one came.
sunday-moved-04 = { sunday-the-promises } moved early, which is part of keeping a word.
sunday-moved-05 = { sunday-the-promises } found a better hour.
sunday-moved-06 = { sunday-the-promises } moved, and it was said ahead.
sunday-moved-07 = { sunday-the-promises } came a little later, as announced.
sunday-moved-08 = { sunday-the-promises } went to another hour, in good time.

sunday-mended-01 = { sunday-were-mended }. Mending is the harder part, and it was done.
sunday-mended-02 = { sunday-were-mended } afterwards.
sunday-mended-03 = { sunday-were-mended }, which takes a second try.
sunday-mended-04 = { sunday-were-mended }. That is worth as much as on time.
sunday-mended-05 = { sunday-were-mended }, and that counts in full.
sunday-mended-06 = Put right afterwards: { sunday-of-promises }.
sunday-mended-07 = { sunday-were-mended }. The gold in the picture is that.
sunday-mended-08 = Picked up and put right: { sunday-of-promises }.

sunday-best-01 = What held best lately: { sunday-kind }.
sunday-best-02 = What came about most easily: { sunday-kind }.
sunday-best-03 = Lately it was { sunday-kind } that held best.
sunday-best-04 = The surest kind these weeks: { sunday-kind }.
sunday-best-05 = If one kind stood out, it was { sunday-kind }.
sunday-best-06 = Easiest to lean on these weeks: { sunday-kind }.

sunday-rest-01 = Part of it was rest.
sunday-rest-02 = Some of the week was rest, and rest isn't read as anything.
sunday-rest-03 = There was rest in it, too.
sunday-rest-04 = A part of the week lay still, as a rest may.
sunday-rest-05 = Rest was part of the week.
sunday-rest-06 = Some of it was rest; that part is left as it is.
sunday-rest-07 = The week had some rest in it.
sunday-rest-08 = Part of the week was kept free for rest.

# --- after a hard week -------------------------------------------------------------------------------------------

sunday-less-01 = It might help to carry less: one promise each, for tomorrow, and the five minutes.
sunday-less-02 = Smaller may be kinder next week: one thing each.
sunday-less-03 = What comes next can be small, and one at a time.
sunday-less-04 = One small thing each is plenty for the week to come.
sunday-less-05 = If you like, let next week be lighter: one promise each.
sunday-less-06 = Less is allowed. One small thing for tomorrow will do.
sunday-less-07 = A lighter load next week is no step back.
sunday-less-08 = It's fine to promise little for a while.

sunday-help-01 = If it was more than a rough week, people are better at this than I am: /help
sunday-help-02 = Some weeks want a person rather than a bot. Where to turn: /help
sunday-help-03 = If this has been heavy for long, somebody to talk to can be a relief: /help
sunday-help-04 = There are people who know about heavy weeks: /help
sunday-help-05 = If it is too much for the two of you alone, /help has places to turn.
sunday-help-06 = A bot is a small thing in a heavy time. People who can do more: /help

# --- for the sofa: one question, or none -------------------------------------------------------------------------

sunday-nicest-01 = For the sofa, if you like: what was the nicest ordinary moment?
sunday-nicest-02 = For the sofa, if you like: what made you smile this week?
sunday-nicest-03 = For the sofa, if you like: which small thing would you do once more?
sunday-nicest-04 = For the sofa, if you like: when was it easy this week?
sunday-nicest-05 = For the sofa, if you like: what was better than expected?
sunday-nicest-06 = For the sofa, if you like: which moment would you keep?
sunday-nicest-07 = For the sofa, if you like: what did you enjoy without planning it?
sunday-nicest-08 = For the sofa, if you like: where did you feel at home this week?
sunday-nicest-09 = For the sofa, if you like: what tasted best this week?
sunday-nicest-10 = For the sofa, if you like: what was funny, looking back?
sunday-nicest-11 = For the sofa, if you like: which evening would you live once more?
sunday-nicest-12 = For the sofa, if you like: what was good about an ordinary day?

sunday-keep-01 = For the sofa: what would you like to keep exactly as it is?
sunday-keep-02 = For the sofa: which habit has become easy?
sunday-keep-03 = For the sofa: what goes well that nobody talks about?
sunday-keep-04 = For the sofa: which small thing would you be sorry to lose?
sunday-keep-05 = For the sofa: what do you look forward to in a week like this?
sunday-keep-06 = For the sofa: what feels settled by now?
sunday-keep-07 = For the sofa: which hour of the week is your favourite?
sunday-keep-08 = For the sofa: what could stay like this for a year?
sunday-keep-09 = For the sofa: what have you come to count on?
sunday-keep-10 = For the sofa: what is there room for, now that this goes well?
sunday-keep-11 = For the sofa: which small habit fits you best?
sunday-keep-12 = For the sofa: what would a guest notice about your week?

sunday-next-01 = For the sofa: is there one ritual you'd like next week, and one you'd rather leave?
sunday-next-02 = For the sofa: what would be nice next week, and easy?
sunday-next-03 = For the sofa: which evening next week could be slow?
sunday-next-04 = For the sofa: what are you looking forward to next week?
sunday-next-05 = For the sofa: what would you like a little of next week?
sunday-next-06 = For the sofa: which hour suits you best these days?
sunday-next-07 = For the sofa: what can wait until later?
sunday-next-08 = For the sofa: where would you like to go for a walk?
sunday-next-09 = For the sofa: what would you cook next week, if there were time?
sunday-next-10 = For the sofa: which day next week looks good already?
sunday-next-11 = For the sofa: what would make an evening next week a good one?
sunday-next-12 = For the sofa: what small thing could next week begin with?

sunday-easier-01 = For the sofa, only if it's calm: what would make tomorrow a little easier?
sunday-easier-02 = For the sofa, only if it's calm: what is one thing you could let be?
sunday-easier-03 = For the sofa, only if it's calm: what did you good, in spite of it all?
sunday-easier-04 = For the sofa, only if it's calm: which part of the day is hardest just now?
sunday-easier-05 = For the sofa, only if it's calm: what would you like to hear tonight?
sunday-easier-06 = For the sofa, only if it's calm: what could be smaller next week?
sunday-easier-07 = For the sofa, only if it's calm: what would help you sleep well?
sunday-easier-08 = For the sofa, only if it's calm: what still feels like the two of you?
sunday-easier-09 = For the sofa, only if it's calm: where could next week be lighter?
sunday-easier-10 = For the sofa, only if it's calm: what would be a kind start to Monday?
sunday-easier-11 = For the sofa, only if it's calm: what would you like less of?
sunday-easier-12 = For the sofa, only if it's calm: what is one thing that was all right?

sunday-tea-01 = No question this week. Perhaps just tea.
sunday-tea-02 = No question today. A walk would do, or an early night.
sunday-tea-03 = Nothing to talk over. Sitting beside each other is enough.
sunday-tea-04 = No question this time. Something warm, and the lamp low.
sunday-tea-05 = Nothing is asked tonight. Soup counts.
sunday-tea-06 = No question. The sofa works without one.
sunday-tea-07 = Nothing to answer this week. Be gentle with each other.
sunday-tea-08 = No question today. Some music, perhaps.

# --- where the quieter of the two keeps it gentle: the season, what was mended, no question --------------------------

sunday-first-gentle-01 = First days, like first leaves.
sunday-first-gentle-02 = A young week, still finding its light.
sunday-first-gentle-03 = The first days. They ask for nothing yet.
sunday-first-gentle-04 = A small beginning, in mild weather.
sunday-first-gentle-05 = It is early in this season.
sunday-first-gentle-06 = The first lamps have been lit.

sunday-good-gentle-01 = A mild week. The lamp was lit more often than not.
sunday-good-gentle-02 = A week with some sun in it.
sunday-good-gentle-03 = Soft weather between the two of you this week.
sunday-good-gentle-04 = A week like a kitchen in the evening.
sunday-good-gentle-05 = Light came in at several windows this week.
sunday-good-gentle-06 = A gentle week, with warm corners.
sunday-good-gentle-07 = There was a fair wind this week.
sunday-good-gentle-08 = A week of small lamps and open doors.
sunday-good-gentle-09 = The garden looks well cared for this week.
sunday-good-gentle-10 = Warm enough to sit outside, this week.
sunday-good-gentle-11 = A week that smelled of bread now and then.
sunday-good-gentle-12 = Some bright days, and quiet ones between them.

sunday-steady-gentle-01 = Settled weather, as it has been for a while.
sunday-steady-gentle-02 = The lamp burns evenly these weeks.
sunday-steady-gentle-03 = A calm season goes on.
sunday-steady-gentle-04 = The days follow each other like well-known steps.
sunday-steady-gentle-05 = Quiet water this week, and the weeks before.
sunday-steady-gentle-06 = The house is warm, and has been for a while.
sunday-steady-gentle-07 = Even light, day after day.
sunday-steady-gentle-08 = A week like the ones before it, in the kindest way.

sunday-thin-gentle-01 = A quiet week. Snow falls without a sound, too.
sunday-thin-gentle-02 = Few words this week. The lamp is there.
sunday-thin-gentle-03 = A still week, seen from here.
sunday-thin-gentle-04 = Mist this week; what lies behind it is yours.
sunday-thin-gentle-05 = A winter day of a week. It may be so.
sunday-thin-gentle-06 = The page stays nearly white, and that is all right.
sunday-thin-gentle-07 = A resting field, this week.
sunday-thin-gentle-08 = Not much to see from this small window.

sunday-rough-gentle-01 = Some rain this week. Roofs are for that.
sunday-rough-gentle-02 = A windy week. It is good to come inside.
sunday-rough-gentle-03 = A week of heavy skies. They pass in their own time.
sunday-rough-gentle-04 = The weather was not kind this week.
sunday-rough-gentle-05 = Cold days. Something warm would be good tonight.
sunday-rough-gentle-06 = A week with the shutters closed now and then.
sunday-rough-gentle-07 = Grey days this week. The lamp is there all the same.
sunday-rough-gentle-08 = The wind stood against you both this week.

sunday-mended-gentle-01 = Something was put back in its place, with care.
sunday-mended-gentle-02 = A crack was filled with gold this week.
sunday-mended-gentle-03 = What had come loose was made fast.
sunday-mended-gentle-04 = There was some quiet mending this week.
sunday-mended-gentle-05 = A thread was picked up again, and it holds.
sunday-mended-gentle-06 = Something was made whole, without many words.

# --- where it is kept practical: some facts, no question -------------------------------------------------------------

sunday-first-practical-01 = First days. Little data.
sunday-first-practical-02 = Early. Facts so far:
sunday-first-practical-03 = Week one or two. So far:

sunday-good-practical-01 = An ordinary week.
sunday-good-practical-02 = Week done.
sunday-good-practical-03 = A normal week.

sunday-steady-practical-01 = Steady. Same plan next week.
sunday-steady-practical-02 = As before. Same plan next week.
sunday-steady-practical-03 = No change. Same plan next week.

sunday-thin-practical-01 = Little to report.
sunday-thin-practical-02 = Few facts this week.
sunday-thin-practical-03 = A short list this week.

sunday-rough-practical-01 = A rough week.
sunday-rough-practical-02 = A hard week. Facts:
sunday-rough-practical-03 = Rough week. What came through:

sunday-evenings-practical-01 = Evenings: { sunday-on-evenings }.
sunday-evenings-practical-02 = Five minutes: { sunday-on-evenings }.
sunday-evenings-practical-03 = Bedtime: { sunday-on-evenings }.
sunday-evenings-practical-04 = Evening lines: { sunday-on-evenings }.

sunday-lunches-practical-01 = Lunch: { sunday-on-days }.
sunday-lunches-practical-02 = A word at lunch: { sunday-on-days }.
sunday-lunches-practical-03 = Lunch lines: { sunday-on-days }.

sunday-carried-practical-01 = Done: { sunday-of-promises }.
sunday-carried-practical-02 = Promises done: { sunday-of-promises }.
sunday-carried-practical-03 = Said and done: { sunday-of-promises }.
sunday-carried-practical-04 = Came about: { sunday-of-promises }.

sunday-moved-practical-01 = Moved in time: { sunday-of-promises }.
sunday-moved-practical-02 = Moved, said ahead: { sunday-of-promises }.
sunday-moved-practical-03 = New time, in time: { sunday-of-promises }.

sunday-mended-practical-01 = Mended: { sunday-of-promises }.
sunday-mended-practical-02 = Put right: { sunday-of-promises }.
sunday-mended-practical-03 = Mended afterwards: { sunday-of-promises }.
sunday-mended-practical-04 = Second try, done: { sunday-of-promises }.

sunday-rest-practical-01 = Part of it: rest.
sunday-rest-practical-02 = Some days: rest.
sunday-rest-practical-03 = Rest included.

# --- what stands in the picture ----------------------------------------------------------------------------------

sunday-picture-title = This week
sunday-picture-lunches = lunch words
sunday-picture-evenings = five minutes
sunday-picture-promises = small promises
sunday-picture-kept = kept
sunday-picture-moved = moved in time
sunday-picture-mended = mended
sunday-picture-ribbon = The last eight weeks
sunday-picture-wider = Wider: more of what you said came about.
sunday-picture-rest = Pale parts are rest.
sunday-picture-first = The ribbon begins after two weeks.
sunday-picture-foot = Only what you told me. It is a small window.
