# Conversations: threads and what is said in them.

conv-kind-hint-signed = Waits for the signature of whoever co-drives with you; only then everybody is told.
conv-kind-legend = What is it?
conv-kind-unknown = Choose one of the kinds offered.
conv-kind-not-here = A space of this kind has no such conversations. Choose another kind.

conv-the-answer = The answer
conv-to-everybody = To everybody here
conv-title-gone = Deleted
conv-unread = New

conv-threads = Conversations
conv-start = Start a conversation
conv-filters = Which conversations
conv-filter-all = All
conv-filter-unanswered = Unanswered
conv-replies = { $n ->
    [one] { $n } reply
   *[other] { $n } replies
}
conv-last-by = the last by { $name }
conv-older-threads = Older conversations
conv-pager = Pages
conv-empty-title = Nothing has been said here yet
conv-empty-text = The first question in { $space } makes the second one easier. Ask something you would ask a colleague at the coffee machine.
conv-empty-act = Start the first conversation
conv-empty-filtered = Nothing of this kind here
conv-empty-all = See all conversations
conv-cursor = This list cannot go on from there. Start again from its first page.

conv-title-label = Title
conv-text-label = Text
conv-reply-label = Your reply
conv-reply = Reply
conv-post = Post
conv-send-key = Ctrl + Enter sends
conv-draft-kept = Your draft, as you left it. Only you can see it.
conv-unreachable = Cannot read this space, so the name stays plain text and nobody is told: { $names }
conv-flash-unreachable = Posted. Somebody you named cannot read this space: the name stays plain text and that person is not told.
conv-closed = This space is closed. What was said stays to be read.
conv-locked = This conversation takes no replies for now.
conv-read-only = You are reading { $space } from outside. Join it to write here.
conv-read-coach = You coach this team: you read along, and write only when its manager invites you to.
conv-trouble = This was not posted
conv-trouble-kept = Your words are still here.
conv-trouble-busy = The network is very busy just now. Try again in a moment.
conv-rule = Rule { $rule }

conv-earlier = Earlier messages
conv-later = Later messages
conv-unread-since = New since the message written { $when }
conv-reading = Where you are in this conversation
conv-reading-at = 1 of 2
conv-reading-first = Beginning
conv-reading-unread = What is new
conv-reading-newest = Newest
conv-jump-unread = Go to what is new
conv-hand-on = Hand to a manager
conv-answered-by = { $name } answered { $when }: read the answer
conv-edited = changed { $when }
conv-more = More
conv-more-of = about what { $name } wrote
conv-back-to-thread = Back to the conversation
conv-follow = Follow
conv-unfollow = Stop following
conv-flash-followed = You will hear of new replies here.
conv-flash-muted = You will not hear of replies here any more, unless you follow again.

conv-react = React
conv-react-with = React with { $emoji }
conv-reaction-names = { $n ->
    [one] { $names } and { $n } other
   *[other] { $names } and { $n } others
}
conv-emoji-unknown = Choose one of 👍 ❤️ 🎉 👀 🙏 💡.
conv-reacted-title = Who reacted
conv-reacted-none = Nobody has reacted to this message.

conv-acts-title = What { $name } wrote
conv-act-link = Link to this message
conv-act-mark = Mark as the answer
conv-act-unmark = Not the answer after all
conv-act-edit = Change the words
conv-act-versions = See what it said before
conv-act-reacted = See who reacted
conv-act-remove = Take back or delete
conv-act-report = Report
conv-flash-answered = Marked as the answer.
conv-flash-reopened = The question is open again.
conv-not-an-answer = Only a reply in this conversation that can still be read can be its answer.
conv-not-a-message = This is not a message of this conversation.

conv-edit-title = Change the words
conv-edit-lead = Readers see that it was changed and can read what it said before.
conv-edit-save = Save the new words
conv-cancel = Cancel
conv-versions-title = What it said before
conv-versions-lead = Newest first. The present words are in the conversation.
conv-versions-none = It has always said what it says now.
conv-version-until = replaced { $when } by { $name }

conv-gone-deleted = Deleted by its author.
conv-gone-withdrawn = Withdrawn by its author.
conv-gone-withdrawn-by-lead = Withdrawn by whoever looks after this space.
conv-gone-hidden = Hidden while it is looked at.
conv-gone-removed = Removed: it broke a rule of this place.
conv-already-deleted = This message is deleted already.
conv-remove-title = Take back or delete
conv-remove-opening = This message opens the conversation. The replies stay, under the title “Deleted”.
conv-withdraw-title = Take it back
conv-withdraw-text = Nobody reads the words any more; a line says that a message stood here. The words are kept for 30 days, in case somebody appeals, and then removed.
conv-withdraw = Take it back
conv-delete-title = Delete it for good
conv-delete-text = The words are removed at once and everywhere: here, in search, in notifications, in earlier versions. Nobody can bring them back.
conv-delete = Delete for good
conv-flash-withdrawn = Taken back. The words are kept for 30 days.
conv-flash-deleted = Deleted. The words are gone.

rule-members-write = In { $space }, members write. Join the space first; until then you can read.
rule-space-closed = { $space } is closed: what was said stays to be read, and nothing is added.
rule-team-no-reactions = { $space } is a team space. People answer each other here in words; there are no reactions.
rule-reactions-off = { $space } has chosen to do without reactions.
rule-words-gone = These words are not there any more, so nothing can be done with them.
rule-thread-locked = This conversation was closed to replies by whoever looks after this space.
rule-questions-only = Only a question can have an answer.
rule-s2-mg6 = You coach this team, and the group speaks for itself: a coach writes here only when { $led ->
    [none] its manager
   *[other] { $lead }, who leads it,
} has invited them to, and never from outside the company. You can read along, and say what you see to { $led ->
    [none] the manager
   *[other] { $lead }
} directly.
conv-similar = Look for similar conversations
conv-related = Related conversations
