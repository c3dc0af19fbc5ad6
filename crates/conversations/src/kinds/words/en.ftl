# Kinds of thread and where they stand.

conv-kind-hint-discussion = talk something over
conv-kind-hint-question = ask, and mark the answer when it comes
conv-kind-hint-problem = something does not work; solve it together
conv-kind-hint-coordination = who does what, and when
conv-kind-hint-decision = what is to be decided, and by whom it was
conv-kind-hint-practice = how we do it, once we agree
conv-kind-hint-idea = a wish; whoever decides answers it
conv-kind-hint-poll = choose between a few things
conv-kind-hint-announcement = tell everybody here
conv-filter-discussion = Discussions
conv-filter-question = Questions
conv-filter-problem = Problems
conv-filter-coordination = Coordination
conv-filter-decision = Decisions
conv-filter-practice = Practices
conv-filter-idea = Ideas
conv-filter-poll = Polls
conv-filter-announcement = Announcements

conv-stands = Where this stands
conv-stands-who = { $who } does it
conv-stands-day = by { $day }
conv-stands-review = looked at again on { $day }
conv-stands-decided = by { $who }, { $when }
conv-stands-reasons = Because: { $reasons }
conv-from = From what { $who } wrote in “{ $title }”
conv-way-open = Open it again
conv-way-solved = Mark as solved
conv-way-done = Mark as done
conv-way-taken = Take the decision
conv-way-dropped = Drop it
conv-way-proposed = Propose it again
conv-way-agreed = Agree on it
conv-way-draft = Back to a draft
conv-way-considered = Say that it is being considered
conv-way-accepted = Accept it
conv-way-declined = Decline it
conv-way-closed = Close the poll
conv-do-open = Open it again
conv-do-solved = It is solved
conv-do-done = It is done
conv-do-taken = What was decided
conv-do-dropped = Drop it
conv-do-proposed = Propose it again
conv-do-agreed = Agree on this practice
conv-do-draft = Back to a draft
conv-do-considered = It is being considered
conv-do-accepted = Accept this idea
conv-do-declined = Decline this idea
conv-do-closed = Close the poll
conv-field-words = In a sentence
conv-field-words-hint = What is decided, or your answer. It stands at the head of the conversation.
conv-field-decided-by = Decided by
conv-field-decided-by-hint = The short name of who decided. Leave it empty when it was you.
conv-field-why = Why
conv-field-why-hint = May stay empty. It stands in the conversation beside the change.
conv-field-review = Looked at again on
conv-field-review-hint = A practice that nobody looks at again grows old unseen.
conv-field-who = Who does it
conv-field-who-hint = The short name of somebody who reads this space.
conv-field-day = By which day
conv-terms = Say who and when
conv-terms-title = Who does it, and when
conv-terms-save = Save
conv-act-recast = Change what kind it is
conv-recast-title = What is it really?
conv-recast-hint = A line in the conversation says that it was changed, and by whom.
conv-recast = Change the kind
conv-flash-stated = Done. Those who follow this conversation are told.
conv-flash-recast = The kind is changed. A line in the conversation says so.
conv-flash-terms = Saved.

conv-line-kind = { $who } made this a { $became } instead of a { $was }, { $when }
conv-line-over = Closed when its time was over, { $when }
conv-line-open = { $who } opened this again, { $when }
conv-line-answered = { $who } marked the answer, { $when }
conv-line-solved = { $who } marked this as solved, { $when }
conv-line-done = { $who } marked this as done, { $when }
conv-line-proposed = { $who } opened this decision again, { $when }
conv-line-taken = { $who } noted the decision, { $when }
conv-line-dropped = { $who } dropped this, { $when }
conv-line-draft = { $who } took this back to a draft, { $when }
conv-line-agreed = { $who } noted that this is agreed, { $when }
conv-line-considered = { $who } noted that this is being considered, { $when }
conv-line-accepted = { $who } accepted this, { $when }
conv-line-declined = { $who } declined this, { $when }
conv-line-closed = { $who } closed the poll, { $when }

conv-who-unknown = Nobody of that short name reads this space.
conv-day-unknown = This is not a day. Write it like 2026-05-31.
conv-day-missing = Choose the day on which you look at it again.
conv-words-missing = Say it in a sentence: those who read later have only that.
conv-too-long = That is too long: at most 2,000 characters.
conv-state-unknown = This kind of conversation has no such state.
conv-state-not-from-here = It does not stand where you saw it any more. Look at the conversation again.
conv-kind-not-this = It cannot become that. Choose one of the kinds offered.

conv-poll = Choose
conv-poll-options-label = What there is to choose between
conv-poll-options-hint = One a line, 2 to 10.
conv-poll-several = Several may be chosen
conv-poll-closes-label = Closes by itself (empty: by hand)
conv-poll-options = Give 2 to 10 different things, one a line.
conv-poll-option-long = One of them is too long: at most 120 characters each.
conv-poll-closes = This moment is over, or it is none.
conv-poll-choose = Choose from what is offered here; one, unless several are allowed.
conv-poll-over = This poll is closed.
conv-poll-votes = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
}
conv-poll-voters = { $n ->
    [one] { $n } person voted
   *[other] { $n } people voted
}
conv-poll-mine = your choice
conv-poll-after = You see the counts once you have voted, or when it is closed
conv-poll-until = open until { $when }
conv-poll-nobody = nobody sees who chose what
conv-poll-vote = Vote
conv-poll-again = Change my vote
rule-polls-only = Only a poll is voted on.

conv-task = Task
conv-task-open = to do
conv-task-done = done
conv-turn-into = Turn into
conv-turn-title = Turn this message into: { $kind }
conv-turn-lead = A conversation of its own begins here. It names whoever wrote the message, and the message shows what becomes of it.
conv-turn-do = Turn it into this
conv-turn-gone = The words are not there any more.
conv-flash-turned = Made. The message shows what becomes of it.

conv-name-label = Asked by
conv-name-own = my own name
conv-name-hint = Under another name nobody in the network finds out who asks: not those who look after this place, not its owner, in no export. Whoever runs the server could look into its database; opening the name would need two people. You write under that name in the whole conversation, can change and take back your words, and are told of replies. Your way of writing may still tell who you are.
conv-name-not-here = Another name is for questions, where the space allows it, without files, and not for calling everybody.
conv-name-everybody = Under a neutral name everybody cannot be called and no file attached: a file tells whose it is.
