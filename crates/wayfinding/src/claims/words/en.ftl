# What claims people’s attention.
claims-title = My attention
claims-lead = What your places ask of your week, and how often you were interrupted. You see it, and nobody else does.
claims-week = Your week
claims-none = None of your places says how much time it asks for.
claims-under = Your network finds up to { $ceiling } hours a week right, all places together.
claims-over = That is more than your network finds right for all places together, which is { $ceiling } hours a week. Your manager hears of it only from you.
claims-settle = Ask your manager to settle it
claims-silent = { $n ->
    [one] One place says nothing of its time
   *[other] { $n } places say nothing of their time
}
claims-interrupted = Interruptions
claims-own = { $n ->
    [0] Nothing interrupted you in the last four weeks.
    [one] One mail or push message interrupted you in the last four weeks.
   *[other] { $n } mails and push messages interrupted you in the last four weeks: { $each } on a working day.
}
claims-aside = { $n ->
    [0] Nothing had to wait for your digest.
    [one] One message of your communities waited for your digest.
   *[other] { $n } messages of your communities waited for your digest.
}
claims-budget = { $n ->
    [0] You allow communities no interruption; your work always comes through, your manager’s word first.
    [one] You allow one interruption a day. Your work always comes through, your manager’s word first.
   *[other] You allow { $n } interruptions a day. Your work always comes through, your manager’s word first.
}
claims-change = Budget and quiet hours
claims-settling = What you asked to be settled
claims-two = { $a } and { $b }
claims-only-you = Time is what the leads of your places say; nobody measures what you do. What you are asked for altogether is on this page and on no other.
claims-title-space = Time asked by { $space }
claims-space = Time and attention
claims-unsaid = Nobody has said yet how much time this place asks for.
claims-said = Said on { $day }.
claims-said-by = { $name } said so on { $day }.
claims-space-what = This is what a member’s week gives to this place, reading included. It stands on the card and where people join.
claims-minutes-label = Minutes a week
claims-minutes-hint = For a member without a role here. 0 takes the word back.
claims-flaw-minutes = Give a whole number of minutes from 0 to 2400.
claims-say = Say it
claims-flash-said = Said. It stands on the card and where people join.
claims-overlaps = Places for the same people and the same subject
claims-overlaps-none = No other community or project wants many of the same people for the same subject.
claims-overlap-said = { $n ->
    [one] One person in both, of { $either } in one or the other
   *[other] { $n } people in both, of { $either } in one or the other
}
claims-overlap-unread = Many of the same people. You cannot read that place, so no number is shown.
claims-overlaps-what = Compared once a week, by members and by the words of titles; fewer than five people in both are never shown. Nothing is merged for you: agree with each other, or ask for a decision.
claims-settle-two = Ask for a decision
claims-manager-title = What interrupts the team
claims-manager = { $n } % of last week’s interruptions came from the manager or a delegate.
claims-manager-quiet = Nothing interrupted the team last week.
claims-few = { $n ->
    [one] Not shown: nobody stands behind it.
   *[other] Not shown: fewer than { $n } people stand behind it.
}
claims-refused = Calls for everybody that a rule refused
claims-refused-sum = { $n ->
    [one] One in the last four whole weeks, by rules that refused five people or more.
   *[other] { $n } in the last four whole weeks, by rules that refused five people or more.
}
claims-leads-only = Shown to whoever leads this place. It names nobody.
claims-to-mine = What all your places ask of your week
claims-network = Attention over the network
claims-network-lead = How often people are interrupted, by week. Totals only: nobody is named, and no unit is shown.
claims-network-none = No week is counted yet. The first one is there on Monday, once five people are counted.
claims-col-week = Week of
claims-col-p50 = A working day, half the people at most
claims-col-p90 = A working day, nine in ten at most
claims-col-quiet = In quiet hours
claims-percent = { $n } %
claims-network-what = An interruption is a mail or a push message of its own; a digest is none. Counted per member and working day; whoever had none counts too. Quiet hours are each person’s own. A dash stands where too few people are behind a figure.
