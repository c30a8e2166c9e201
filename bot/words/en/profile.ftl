# What Telegram shows of the bot before anyone has spoken to it.

# On the bot's profile page and wherever its link is shared; at most 120 characters.
profile-about = Small daily rituals for two people who want to trust each other again. Nobody is graded.

# In an empty chat, above the Start button; at most 512 characters.
profile-text =
    Kept is for two people who want to trust each other again, one ordinary day at a time.

    At lunch it asks both of you a small question. Answer it, or let it pass: a pass needs no reason, and nobody is told.

    A bot cannot mend what is between you. It can keep a small place for it. If you are afraid of your partner, it is not the right tool.

    Messages with a bot are not end-to-end encrypted, so this is not a sealed letter.
