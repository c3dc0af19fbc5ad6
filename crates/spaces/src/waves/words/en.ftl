spaces-waves = Waves
spaces-title-waves = Invitations in waves: { $space }
spaces-wave-one-by-one = One by one
spaces-wave-lead = Ask many people on a day of your choice. Nobody is asked twice, and whoever said no is left in peace. What you see afterwards are counts.
spaces-wave-people = Names or addresses
spaces-wave-people-hint = Short names or mail addresses, as you have them: one a line, or parted by commas.
spaces-wave-unit = Everybody in a unit
spaces-wave-unit-hint = Its short name, like service. Those below it count too.
spaces-wave-language = Who speak
spaces-wave-language-hint = The code of a language, like fr.
spaces-wave-site = At a site
spaces-wave-site-hint = A word of the place on people’s profiles, like Lille, as far as you may see it.
spaces-wave-at = On which day
spaces-wave-at-hint = At nine in the morning. Empty: now.
spaces-wave-words = A word to the invited
spaces-wave-words-hint = Why this space, and why them. They read it beside the card.
spaces-wave-preview = See whom it means
spaces-wave-preview-title = Whom it means
spaces-wave-plan = Plan the wave
spaces-wave-planned = The wave is planned.
spaces-wave-would = { $n ->
    [0] Nobody would be asked.
    [one] 1 person would be asked.
   *[other] { $n } people would be asked.
}
spaces-wave-in = { $n ->
    [one] 1 is a member already.
   *[other] { $n } are members already.
}
spaces-wave-before = { $n ->
    [one] 1 was asked before, or asked to join.
   *[other] { $n } were asked before, or asked to join.
}
spaces-wave-gone = { $n ->
    [one] 1 is no longer active here.
   *[other] { $n } are no longer active here.
}
spaces-wave-outside = { $n ->
    [one] 1 is from outside the company: guests are invited one by one, with a sponsor.
   *[other] { $n } are from outside the company: guests are invited one by one, with a sponsor.
}
spaces-wave-unknown = Nobody here answers to: { $what }
spaces-wave-who = Who they are
spaces-wave-more = { $n ->
    [one] … and 1 more.
   *[other] … and { $n } more.
}
spaces-wave-means = { $n ->
    [one] 1 person
   *[other] { $n } people
}
spaces-wave-sent = { $n ->
    [one] 1 invitation sent
   *[other] { $n } invitations sent
}
spaces-wave-passed = { $n ->
    [0] nobody left out
    [one] 1 left out: in, gone or asked before
   *[other] { $n } left out: in, gone or asked before
}
spaces-wave-is-planned = Planned
spaces-wave-is-paused = Paused
spaces-wave-is-going = Under way
spaces-wave-is-gone = Sent
spaces-wave-is-back = Taken back
spaces-wave-pause = Pause
spaces-wave-resume = Go on
spaces-wave-end = Take back
spaces-wave-paused = The wave is paused; nobody is asked for now.
spaces-wave-resumed = The wave goes on.
spaces-wave-taken-back = The wave is taken back. Whoever was not asked yet will not be.
spaces-waves-none = No wave has been planned yet.
spaces-wave-nobody = Name somebody, or say where to find them.
spaces-wave-nobody-left = Nobody is left to ask: they are in, were asked before, or are not here.
spaces-wave-too-many-named = At most 500 names in one wave.
spaces-wave-too-many = At most 2,000 people in one wave: choose a smaller unit.
spaces-wave-words-long = At most 600 characters.
spaces-wave-far = Within a year, please.
