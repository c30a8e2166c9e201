# /timezone: which clock somebody lives by. All of it is read in a corner, but for zone-ours.

zone-ask = Which city's clock do you live by? Write it, or share where you are; what I keep is the clock.

# Several places of that name, or one that is likely.
zone-which = Which of these is it? Or write it another way.
zone-guess = Is it this one? Or write it another way.
zone-choice = { $place }

# When nobody knows that place.
zone-unknown = I know no place called “{ $place }”, so nothing has changed. A larger city nearby will do, for example: /timezone Lisbon
zone-at-sea = No city's clock is kept there, so nothing has changed. A city will do, for example: /timezone Lisbon

# Typed in the room by one of two who live by different clocks. Both read it; a city is nobody else's.
zone-ours = The hours you share go by another clock from now on. /rituals shows them.

# How the question is called where what was written could be for another one, too.
zone-box = My clock

command-timezone = Which clock you live by
