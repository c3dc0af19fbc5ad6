# Posts that wait for their hour.

conv-sched = Publish later
conv-sched-title = Not published yet
conv-sched-lead = What you wrote for later, and what waits for approval. Until it is published nobody else reads it, but whoever leads a space that approves.
conv-sched-none = Everything you wrote is published
conv-sched-none-how = Where you start a conversation, “Publish later” keeps it for the day and time you choose.
conv-sched-hour = For later
conv-sched-save = Save for later
conv-sched-now = Publish now
conv-sched-cancel = Delete
conv-sched-legend = When
conv-sched-day = Day
conv-sched-time = Time
conv-sched-zone = In your time zone, { $zone }.
conv-sched-when = Choose a day and a time.
conv-sched-past = That moment has passed already.
conv-sched-far = Choose a moment within a year.
conv-sched-full = A hundred of your posts wait already. Publish or delete one of them first.
conv-sched-comes = It will be published on { $when }.
conv-sched-kept = Not published
conv-sched-why-gone = You do not read this space any more. The words are kept here.
conv-sched-why-refused = When its hour came, you could not write there: you had left the space, or it was closed or in the archive. The words are kept here.
conv-sched-why-unfit = When its hour came, something in it had run out. Change it, then publish it.
conv-flash-sched = Saved for later.
conv-flash-sched-cancelled = Deleted. It will not be published.
