# A gesture: one suggestion for whoever asked, and no word about it afterwards.

gesture-name = A gesture
gesture-idea-01 = You could sit on the same side of the sofa tonight.
gesture-idea-02 = A hand on the shoulder in passing, if it feels welcome.
gesture-idea-03 = Make the thing they like, without mentioning it.
gesture-idea-04 = Put their keys, cup or book where they'll reach for it.
gesture-idea-05 = Walk to the corner together. No topic.
gesture-idea-06 = Offer your hand in the car. If it isn't taken, that's all right too.
gesture-idea-07 = Fill the glass before it's asked for.
gesture-idea-08 = Send one old photo you both like, no caption.
gesture-idea-09 = Warm the bed, the car or the plate.
gesture-idea-10 = Leave a light on.
gesture-idea-11 = Put the kettle on for two.
gesture-idea-12 = Let them have the window, the corner seat or the last piece.
gesture-idea-13 = Hang their coat up, and say nothing of it.
gesture-idea-14 = Play the song you both know while you cook.
gesture-might = I might
gesture-another = Another one
gesture-not-today = { -not-today }
gesture-lovely = Lovely. I won't ask how it went.
    .gentle = That would be kind. I won't ask how it went.
    .practical = Good. I won't ask.
gesture-passed = Another day, or not. I don't keep track.
    .gentle = Another day, or not. Both are fine.
    .practical = Another day. Nothing is noted.

command-gesture = A small thing you could do
