# Approval before publication.

conv-wait-title = Waiting for approval
conv-wait-lead = What members of { $space } wrote. Nobody else reads it before one of you who lead here lets it in.
conv-wait-none = Nothing waits
conv-wait-line = { $n ->
    [one] A post waits for approval
   *[other] { $n } posts wait for approval
}
conv-wait-own-line = { $n ->
    [one] A post of yours is not published yet
   *[other] { $n } posts of yours are not published yet
}
conv-wait-note = Whoever leads this space reads it before everybody does. You hear from them.
conv-wait-send = Send for approval
conv-wait-send-again = Send it once more
conv-wait-approve = Publish
conv-wait-decline = Turn down
conv-wait-reason = Why, for whoever wrote it
conv-wait-reason-hint = They read these words, with your name, and can write it anew.
conv-wait-yours = You wrote this one: somebody else who leads here decides.
conv-wait-see = See it
conv-wait-reply = Reply
conv-wait-reply-mine = A reply of yours in this conversation.
conv-wait-more = Later ones
conv-wait-mine = A post of yours
conv-wait-state = It waits for whoever leads this space. Until they let it in, nobody else reads it.
conv-wait-turned-down = { $name } turned it down
conv-wait-anew = You can write it anew and send it once more, or take it back.
conv-wait-change = Change the words
conv-wait-withdraw = Take it back
conv-wait-down = Turned down
conv-wait-waits = Waits
conv-wait-there = Read it there
conv-wait-published = It is published already.
conv-wait-declined-already = Somebody else turned it down meanwhile.
conv-wait-changed = Its author changed it meanwhile. Read it once more, then decide.
conv-wait-unfit = It cannot be published as it is: its author may not write here any more, or something in it has run out. Turn it down and say why.
conv-wait-author-away = Its author is not here any more. Turn it down.
conv-wait-full = A hundred of your posts wait already. Take one back first.
conv-flash-waits = Sent. It appears when whoever leads this space has read it.
conv-flash-approved = Published.
conv-flash-declined = Turned down. Whoever wrote it reads why.
conv-flash-wait-withdrawn = Taken back. The words are gone.
