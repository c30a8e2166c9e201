# Forgetting one's own words, in a corner.

forget-goes = What goes: all you wrote that I still have. Open promises are let go, and agreements of yours end.
forget-way = What is on its way is taken back. What has arrived stays where it is, as a letter would.
forget-stays = What stays: your name, your clock, your settings, and the two of you.
forget-now = Forget my words
forget-no = Not now
forget-done = Your words are gone from here. All else goes on as before.

command-forget = Have my words erased
