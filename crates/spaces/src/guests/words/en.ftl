spaces-title-guests = Guests in { $space }
spaces-title-all-guests = Guests of the network
spaces-guests-lead = Somebody from outside the company is in a named space, for a time, and a colleague answers for them. When the time is over, so is the access.
spaces-guests-none = There is no guest in this space.
spaces-guests-none-at-all = There is no guest at the moment.
spaces-guests-open = Everybody in the company can read this space, so nobody from outside is invited here.
spaces-guest-left = { $n ->
    [0] until { $day }, less than a day left
    [one] until { $day }, 1 day left
   *[other] until { $day }, { $n } days left
}
spaces-guest-sponsored = { $name } answers for them
spaces-state-guest-invited = invited
spaces-guest-invite = Invite somebody from outside
spaces-guest-person = Who?
spaces-guest-person-hint = The short name of the person from outside.
spaces-guest-until = Last day
spaces-guest-until-hint = At most 180 days ahead; empty: 90 days. It can be renewed.
spaces-guest-sponsor = Who answers for them
spaces-guest-sponsor-hint = The short name of a colleague in this space; empty: you.
spaces-guest-renew = Renew for 90 days
spaces-guest-end = End now
spaces-guest-renewed = Renewed. You answer for this guest from now on.
spaces-guest-ended = The access has ended.
spaces-guest-far = At most 180 days ahead. It can be renewed then.
spaces-guest-inside = That person is of the company: invite them as a member.
spaces-guest-sponsor-unfit = A sponsor is of the company and a member of this space.
