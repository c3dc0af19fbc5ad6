notices-title = Notifications
notices-lead = Only what is meant for you: replies where you take part, your name, what your spaces tell everybody.
notices-read-all = Mark all as read
notices-narrow = Show only
notices-all = All
notices-unread = Unread
notices-unread-n = { $n ->
    [one] { $n } unread
    [100] 100 and more unread
   *[other] { $n } unread
}
notices-new = New:
notices-work = My work
notices-communities = My communities
notices-work-none = Nothing new from your teams and projects.
notices-communities-none = Nothing new from your communities.
notices-none = Nothing for you yet.
notices-none-unread = You have looked at everything.
notices-none-how = When somebody replies to you, mentions you or answers your question, you will see it here.
notices-none-do = Find a space to take part in
notices-show-all = Show what you have seen
notices-earlier = Earlier
notices-somebody = Somebody
notices-no-title = a conversation whose opening words were taken back
notices-mention = { $who } mentioned you in
notices-reply = { $who } replied in
notices-replies = { $n } replies, the last by { $who }, in
notices-announcement = { $who } tells everybody:
notices-answered = { $who } marked an answer to your question
notices-helped = Your reply is the answer to
notices-join_request = { $who } asks to join
notices-join_requests = { $n } people ask to join
notices-invitation = { $who } invites you to
notices-joined = { $who } let you into
notices-a-role = a role
notices-network = the whole network
notices-role_proposed = { $who } asks you to take on { $role } in
notices-role_begun = { $who } has taken on { $role } in
notices-role_declined = { $who } declines { $role } in
notices-role_vacant = { $role } is vacant in
notices-deputy_asked = { $who } asks you to stand in for { $role } in
notices-act_held = { $who } waits for your signature in
notices-act_signed = { $who } signed, and it is done, in
notices-act_turned_down = { $who } turned down what you asked for in
notices-act_failed = { $who } signed, but it could not be done in
notices-coach_invited = { $who } invites you to coach
notices-coach_ended = { $who } ended your coaching of
notices-coach_over = Your coaching is over:
