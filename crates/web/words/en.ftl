app-skip = Skip to the page
app-demo-label = About this demonstration
app-demo = Noria is a made-up company. Nothing you do here reaches anybody.
app-see-as = See it as
app-see-do = Go
app-search = Search
app-search-all = Search everywhere
app-places = Places
app-home = Home
app-notices = Notifications
app-notices-short = Notices
app-work = My work
app-communities = My communities
app-everybody = Everybody
app-no-work = You are not in a team yet.
app-no-communities = You have not joined a community yet.
app-more-places = { $n ->
    [one] One more
   *[other] { $n } more
}
app-unread = { $n ->
    [one] conversation with something new
   *[other] conversations with something new
}
app-spaces = Spaces
app-people = People
app-who = Who does what
app-more = More
app-write = Write
app-settings = Settings
app-aside = About this place
app-shortcuts = Keyboard shortcuts
app-key-search = Search
app-key-write = Write
app-key-move = Next and previous
app-key-this = This list
app-close = Close
app-md-toolbar = Formatting
app-md-bold = Bold
app-md-italic = Italic
app-md-link = Link
app-md-list = List
app-md-numbers = Numbered list
app-md-quote = Quote
app-md-code = Code
app-md-mention = Mention somebody
app-not-sent = That did not reach the server. Your words are kept here: try again in a moment.
app-new-replies = { $n ->
    [one] 1 new reply
   *[other] { $n } new replies
}
app-theme-system = As the system
app-theme-light = Light
app-theme-dark = Dark
app-back = Back
app-home-go = Go home
app-rule = Rule: { $rule }
app-api-title = The API
app-api-lead = Everything the pages do, programs can do too. A token comes from the operator’s shell: “ensemble token HANDLE”. Send it as “Authorization: Bearer …”. The exact description:

role-member = Member
role-line_manager = Manager
role-facilitator = Community manager
role-network_lead = Chief networking officer
role-esn_owner = Network owner
role-exec_sponsor = Executive sponsor
role-platform_expert = Platform manager
role-user_support = User support
role-tech_support = Technical support
role-comms_manager = Communications manager
role-risk_officer = Risk and compliance officer
role-evangelist = Evangelist
role-external_facilitator = Community manager from outside
role-co_driver = Co-driver of somebody from outside

time-yesterday = yesterday, { $clock }
time-day-clock = { $day }, { $clock }
time-at-clock = at { $clock }
time-at-yesterday = yesterday at { $clock }
time-at-day-clock = on { $day } at { $clock }
time-at-day = on { $day }
time-day = { $day } { $month }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

field-empty = This cannot stay empty.
field-too-long = That is too long: at most { $most } characters.

error-not-found-title = Page not found
error-not-found-what = Either this page does not exist, or it belongs to a place you are not in. We answer the same to both, so that nobody learns which places there are.
error-sign-in-title = Sign in first
error-sign-in-what = This needs a signed-in person, or a valid token.
error-invalid-title = Something needs correcting
error-invalid-what = Nothing was stored. Go back: your words are still in the form.
error-refused-title = That is not yours to do here
error-refused-what = Nothing was changed.
error-held-title = This waits for a second signature
error-held-what = Nothing has happened yet. It goes on when the other person signs.
error-conflict-title = Somebody was faster
error-conflict-what = Nothing was changed. Look at the page again and decide anew.
error-token-expired-title = This token’s time is over
error-token-expired-what = Make a new token under “Tokens for programs” in your settings.
error-slow-down-title = Too many tries
error-slow-down-what = Wait a minute, then try again.
error-busy-title = The network is very busy
error-busy-what = Nothing was stored. Try again in a few seconds.
error-unreadable-title = That could not be read
error-unreadable-what = Nothing was stored.
error-broken-title = Something broke on our side
error-broken-what = Nothing was stored. It is noted in the log; try again, or tell whoever runs the network.
error-body-too-large = That is too much at once: at most 512 kB. Nothing was stored.
error-json = The body is not the JSON this route expects. Nothing was stored.
error-form = The form could not be read. Nothing was stored.
error-method = This address does not take that kind of request.
error-key-reused = This Idempotency-Key was used with another body. Take a new one.
rule-not-granted = You do not have that right here. Those who look after this place can do it, and so can whoever answers for the network: ask them.
rule-cross-site = The request came from another site, so it was not carried out.

badge-kind-discussion = Discussion
badge-kind-question = Question
badge-kind-problem = Problem
badge-kind-coordination = Coordination
badge-kind-decision = Decision
badge-kind-practice = Practice
badge-kind-idea = Idea
badge-kind-poll = Poll
badge-kind-announcement = Announcement
badge-state-question-open = Waiting for an answer
badge-state-question-answered = Answered
badge-state-problem-open = Not solved yet
badge-state-problem-solved = Solved
badge-state-coordination-open = To do
badge-state-coordination-done = Done
badge-state-decision-proposed = Proposed
badge-state-decision-taken = Taken
badge-state-decision-dropped = Dropped
badge-state-practice-draft = Draft
badge-state-practice-agreed = Agreed
badge-state-idea-open = Waiting to be looked at
badge-state-idea-considered = Being considered
badge-state-idea-accepted = Accepted
badge-state-idea-declined = Declined
badge-state-idea-done = Done
badge-state-poll-open = Open
badge-state-poll-closed = Closed
size-bytes = { $n ->
    [one] 1 byte
   *[other] { $n } bytes
}
size-kb = { $n } kB
size-mb = { $n } MB
app-report = Report
app-moderation = Moderation in this space
app-ed-rich = Formatted text
app-ed-plain = Plain text
app-ed-strike = Strike through
app-ed-heading = Heading
app-ed-tasks = Task list
app-ed-table = Table
app-ed-block = Code block
app-ed-rule = Dividing line
app-ed-file = Attach a file
app-ed-emoji = Emoji
app-ed-emoji-search = Search emoji
app-ed-emoji-none = Nothing found. Try another word.
app-ed-offers = What can be put in here
app-ed-address = Address of the link
app-ed-link-set = Set the link
app-ed-link-gone = Remove the link
app-ed-row = Add a row
app-ed-column = Add a column
app-ed-row-gone = Delete the row
app-ed-column-gone = Delete the column
app-ed-table-gone = Delete the table
app-palette = Go to a place, a person or a conversation
app-palette-open = Go to…
app-palette-recent = lately
app-palette-page = on this page
app-palette-place = place
app-palette-everywhere = Search everywhere for “{ $words }”
app-key-send = Send what you write
app-key-marks = Bold, italic, link
app-key-offers = People, hashtags, emoji, blocks
app-sent-now = Your reply was sent.
weekly-minutes = { $n ->
    [one] About one minute a week
   *[other] About { $n } minutes a week
}
weekly-hour = About an hour a week
weekly-hour-some = About { $n } hours a week
weekly-hours = About { $n } hours a week
