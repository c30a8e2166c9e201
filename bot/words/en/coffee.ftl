# Coffee: asked apart in the morning; one yes shows nothing.

coffee-name = Coffee
coffee-prompt-01 = Morning. Coffee together, no talk needed? ☕
coffee-prompt-02 = Ten quiet minutes before the day starts. Same table, that's all.
coffee-prompt-03 = You could make two cups. Nothing has to be said over them.
coffee-prompt-04 = A quiet start, if you both feel like it.
coffee-prompt-05 = A cup at the same table, and silence you can stand?
coffee-prompt-06 = Before the phones: one coffee, side by side, if you like.
coffee-like = I'd like that
coffee-not-today = { -not-today }
coffee-open = I'll leave it open. Two cups can be made by one person.
coffee-passed = That's fine. Nobody is told.
coffee-both = You both would like that, so I'll leave you to it. No phones, no me.
