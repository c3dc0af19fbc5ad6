mail-open-thread = Read and reply
mail-open = Open
mail-reply-hint = You can reply to this mail: your answer appears in the conversation.
mail-why = You get this mail because you asked to be told at once of { $what }.
mail-why-space = You get this mail because you are told at once of { $what } in { $space }.
mail-rule = How you are reached
mail-off = No more mails for this
mail-what-mention = mentions of you
mail-what-announcement = announcements
mail-what-task = tasks
mail-what-answer = answers
mail-what-reply = replies you follow
mail-what-door = requests and invitations
mail-what-ask = what waits for you
mail-invitation-subject = Your place in { $network }
mail-invitation-lead = { $name }, you are invited to { $network }.
mail-reset-subject = A new password for { $network }
mail-reset-lead = { $name }, choose a new password for { $network }.
mail-do-invitation = Come in
mail-do-reset = Choose a password
mail-hold-invitation = The link works once, within seven days.
mail-hold-reset = The link works once, within the hour.
mail-why-invitation = Somebody who keeps the directory invited you by this address.
mail-why-reset = Somebody asked for it. If that was not you, do nothing: your password stays as it is.
mail-digest-daily = What is new for you, { $day }
mail-digest-weekly = Your week, { $day }
mail-digest-lead = { $n ->
    [0] What your communities talk about.
    [one] One thing for you.
   *[other] { $n } things for you.
}
mail-digest-work = Your work
mail-digest-network = The whole network
mail-digest-communities = Your communities
mail-digest-asked = Asked in your communities, not yet answered
mail-digest-fresh = Much talked about in your communities
mail-digest-replies = { $n ->
    [one] { $n } reply
   *[other] { $n } replies
}
mail-digest-why = You get this digest on the mornings you chose. What you have read is not in it.
mail-digest-off = No more digests
mail-preview = Your next digest
mail-preview-lead = What the next mail would bring, as of now. What you read before then is left out.
mail-preview-none = Nothing to send.
mail-preview-none-how = You have read everything, so no mail would come.
mail-outbox = Outbox
mail-outbox-lead = Mails of this network on their way. What they say is between the network and whoever they are for.
mail-outbox-kept = There is no mail host, so mails are kept here and do not leave. The operator sets one with --smtp.
mail-outbox-none = No mail so far.
mail-outbox-none-how = A mail is written two minutes after something happens that somebody wishes to hear of at once.
mail-earlier = Earlier
mail-again = Send again
mail-given-again = The mail waits to leave again.
mail-nothing-again = There is nothing left to send of this mail.
mail-attempts = { $n ->
    [one] { $n } try.
   *[other] { $n } tries.
}
mail-refused = The mail host refused it ({ $code }).
mail-reason-in-doubt = It was handed over and the answer never came. It may have arrived, so it is not sent again.
mail-reason-timeout = The mail host did not answer in time.
mail-reason-unreachable = The mail host could not be reached.
mail-state-waiting = waiting
mail-state-sending = leaving
mail-state-sent = sent
mail-state-kept = kept
mail-state-parked = parked
mail-kind-notice = A notice for
mail-kind-digest = A digest for
mail-kind-invitation = An invitation for
mail-kind-reset = A password link for
mail-kind-answer = An answer to
mail-off-title = No more mails
mail-off-ask = You will get no more mails for { $what }. The bell in the network still shows them.
mail-off-space = { $what } in this space
mail-off-digests = digests
mail-off-do = No more mails
mail-off-done = Done.
mail-off-now = You get no more mails for { $what }.
mail-in-left-out = Left behind from the mail: { $names }
mail-in-words = What you wrote
mail-in-why = You get this mail because you answered one of ours and your answer could not be posted. Nothing was posted.
mail-in-sender = Your answer came from another address than the one we write to. Send it from this one, and it will be posted.
mail-in-unproved = Your answer came without the proof that it is from you which our mail host asks for. Answer on the page instead.
mail-in-expired = The mail you answered is too old for an answer by mail. Answer on the page instead.
mail-in-empty = Your answer held no words of its own and nothing attached, so nothing was posted.
mail-in-gone = The conversation you answered in is no longer there for you.
mail-in-held = Your answer needs a second signature, and that is asked for on the page.
mail-in-refused = You may not answer in this conversation now. The page says why.
mail-in-invalid = Your answer could not be taken as it is; perhaps it is too long. Answer on the page instead.
mail-what-found = saved searches and tags
mail-in-files = Your answer is posted. These files were not taken along: { $names }. They may be too large for the space, or of a kind that is not taken in.
mail-in-files-why = You get this mail because you answered one of ours and some of what you attached stayed behind.
