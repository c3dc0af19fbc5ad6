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
