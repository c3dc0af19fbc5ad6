# The overview of administration, and what its pages share.
operator-lead = What needs somebody stands first. What is said in spaces is not here: whoever administers reads what they may read as a member.
operator-tab-overview = Overview
operator-tab-people = People
operator-tab-spaces = Spaces
operator-tab-settings = Settings
operator-tab-jobs = Background work
operator-needs = Needs attention
operator-needs-none = Nothing needs you right now.
operator-there = What there is
operator-more = Also
operator-more-units = Units
operator-more-table = People and units by a table
operator-more-moves = Reorganisations
operator-more-leavers = What becomes of the names of those who leave
operator-more-categories = Categories of spaces
operator-more-guests = Guests
operator-more-webhooks = Webhooks
operator-more-moderation = Moderation
operator-need-parked-jobs = { $n ->
    [one] { $n } job was given up
   *[other] { $n } jobs were given up
}
operator-need-parked-facts = { $n ->
    [one] { $n } fact could not be delivered
   *[other] { $n } facts could not be delivered
}
operator-need-failing-jobs = { $n ->
    [one] { $n } job fails and is tried again
   *[other] { $n } jobs fail and are tried again
}
operator-need-late-schedules = { $n ->
    [one] { $n } schedule is late
   *[other] { $n } schedules are late
}
operator-need-parked-mails = { $n ->
    [one] { $n } mail does not go out
   *[other] { $n } mails do not go out
}
operator-need-late-mails = { $n ->
    [one] { $n } mail has waited for more than an hour
   *[other] { $n } mails have waited for more than an hour
}
operator-need-full-spaces = { $n ->
    [one] The files of { $n } space are nearly full
   *[other] The files of { $n } spaces are nearly full
}
operator-need-late-requests = { $n ->
    [one] { $n } request to join waits longer than its space promises
   *[other] { $n } requests to join wait longer than their spaces promise
}
operator-need-one-owner = { $n ->
    [one] Only one person holds the network: nobody could help them back in
   *[other] Only one person holds the network: nobody could help them back in
}
operator-figure-people-active = { $n ->
    [one] person can sign in
   *[other] people can sign in
}
operator-figure-people-invited = { $n ->
    [one] invited and not come yet
   *[other] invited and not come yet
}
operator-figure-people-suspended = { $n ->
    [one] suspended
   *[other] suspended
}
operator-figure-people-placeholder = { $n ->
    [one] imported name without an account
   *[other] imported names without an account
}
operator-figure-spaces-team = { $n ->
    [one] team
   *[other] teams
}
operator-figure-spaces-community = { $n ->
    [one] community
   *[other] communities
}
operator-figure-spaces-project = { $n ->
    [one] project
   *[other] projects
}
operator-figure-spaces-network = { $n ->
    [one] space for everybody
   *[other] spaces for everybody
}
