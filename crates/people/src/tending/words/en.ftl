# People and access, for whoever runs the place.
operator-people = People and access
operator-people-lead = Who can sign in, and what helps when somebody cannot.
operator-people-q = Name, handle or mail
operator-people-none = Nobody fits
operator-people-active = can sign in
operator-people-invited = invited
operator-people-suspended = suspended
operator-people-placeholder = imported name
operator-people-left = left
operator-people-external = guests
operator-people-owners = hold the network
operator-owner = holds the network
operator-sessions = { $n ->
    [one] signed in on { $n } device
   *[other] signed in on { $n } devices
}
operator-tokens = { $n ->
    [one] { $n } API token
   *[other] { $n } API tokens
}
operator-state-active = Can sign in.
operator-state-invited = Was invited and has not come yet.
operator-state-suspended = Cannot sign in: access is suspended.
operator-state-placeholder = An imported name: nobody signs in by it yet.
operator-state-left = Left the company.
operator-suspended-since = Since { $when }.
operator-profile = Profile, unit, leaving
operator-reset = Link for a new password
operator-reset-what = Good once and for an hour. Whoever uses it is signed out everywhere else.
operator-invite-again = New invitation link
operator-invite-again-what = Good once and for a week.
operator-sign-out = Sign out everywhere
operator-sign-out-what = Every device, token and link not used yet. They can sign in again.
operator-signed-out = They are signed out everywhere.
operator-suspend-why = Why (shown to those inside)
operator-owners-do = Access is changed by those who hold the network.
operator-link-once = Hand this link over yourself; it is shown this once.
operator-link-mailed = The link is on its way by mail.
operator-link-unfit = That link does not fit: they can sign in already, or cannot at all.
