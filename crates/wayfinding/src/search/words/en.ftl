search-title = Search
search-hits = Results
search-title-for = “{ $q }” – search
search-label = Words to look for
search-do = Search
search-narrow = Show only
search-chip-all = Everything
search-chip-thread = Conversations
search-chip-message = Replies
search-chip-person = People
search-chip-space = Spaces
search-begin = What are you looking for?
search-begin-how = A word of a conversation, somebody’s name, a space. English and French words find each other’s forms; “two words in quotes” stay together.
search-nothing = Nothing you can see answers “{ $q }”.
search-nothing-how = Try fewer words, or another form of them. Somebody may still know: ask in the space it belongs to.
search-nothing-do = Look through the spaces
search-space-team = Team
search-space-community = Community
search-space-project = Project
search-space-network = Everybody
search-members = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
search-reply = Reply
search-answer = The answer
search-person = Person
search-no-title = The opening words were taken back
search-more-here = { $n ->
    [one] one more hit in this conversation
   *[other] { $n } more hits in this conversation
}
search-further = Further hits
search-many = 99+
search-me = me
search-saved = Saved searches
search-tags = Tags
search-filters = Narrow the search
search-filters-on = What narrows the search
search-filter-in = In the space
search-filter-from = Written by
search-filter-what = Kind of conversation
search-filter-state = State
search-filter-since = From
search-filter-until = Before
search-filter-has = With
search-filter-tag = Tag
search-filter-remove = Remove:
search-filter-off = Search without “{ $filter }”
search-has-file = with a file
search-any = any
search-hint-in = its address, like pumps
search-hint-from = a short name, or me
search-operators = The same can be typed: in:pumps from:ines kind:question state:answered after:2026-05-01 before:2026-06 has:file tag:seal, “exactly these words”, -without.
search-state-open = Open
search-state-answered = Answered
search-state-solved = Solved
search-state-agreed = Agreed
search-instead = Did you mean
search-nothing-filters = Nothing you can see answers these filters.
search-nothing-fewer = Take a filter away, or try other words. Somebody may still know: ask in the space it belongs to.
search-nothing-ask = Ask a question
search-keep-as = Keep this search as
search-keep = Save the search
search-similar-title = Similar conversations
search-similar-asked = Already asked?
search-similar-related = Related conversations
search-similar-none = Nothing like it
search-similar-none-how = Nothing you may read resembles this title. Ask away.
search-saved-lead = Questions you keep under a name. Nobody else sees them.
search-saved-none = No saved search yet
search-saved-none-how = Search for something, then save the search from the foot of the page.
search-saved-change = Rename or remove “{ $name }”
search-saved-name = Name
search-saved-rename = Rename
search-saved-drop = Remove
search-saved-done = The search is saved.
search-saved-gone = The search is removed.
search-saved-many = You keep fifty searches already; remove one first.
search-state-taken = Decided
search-state-accepted = Accepted
search-state-done = Done
search-state-closed = Closed
search-suggest-tag = Tag
search-suggest-recent = You searched for this before
search-suggest-forget = Forget earlier searches
search-suggested = { $n ->
    [0] Nothing to offer.
    [one] { $n } suggestion.
   *[other] { $n } suggestions.
}
search-keep-tells = tell me what is new
search-saved-told = New answers stand in your digest.
search-saved-untold = It stays quiet.
search-saved-tell = Tell me what is new
search-saved-tell-not = Stop telling me
search-saved-tells = You will be told what is new.
search-saved-quiet = The search stays quiet.
search-chip-file = Files
search-chip-note = Notes
search-chip-duty = Who does what
search-file = File
search-note = Note
search-duty = Who does what
