# What stands at the top of a space.

conv-top-title = At the top
conv-announced-by = { $name }, { $when }
conv-pinned = Pinned
conv-pinned-by = by { $name }, { $when }
conv-put-away = Put away
conv-featured = Worth reading
conv-filter-featured = Worth reading
conv-arrange = Arrange this conversation
conv-arrange-short = Arrange
conv-pin-title = At the top of the space
conv-pin-text = Everybody who opens the space sees it first, with your name. A space has room for three.
conv-pin = Pin it
conv-unpin = Take it down
conv-pin-full = Three conversations are pinned here already. Take one of them down first.
conv-feature-title = Worth reading
conv-feature-text = The conversation gets a mark and is found under “Worth reading” in the list of this space.
conv-feature = Mark it
conv-unfeature = Take the mark away
conv-flash-pinned = Pinned. It stands at the top of the space.
conv-flash-unpinned = Taken down from the top of the space.
conv-flash-featured = Marked as worth reading.
conv-flash-unfeatured = The mark is gone.

rule-team-thread-stays = What was said in { $space } leaves the team only by its manager’s hand.
rule-own-post-waits = Nobody approves what they wrote themselves. Somebody else who leads { $space } reads it.
