agenda-title = My role
agenda-sum = { $n ->
    [one] One duty wants you today.
   *[other] { $n } duties want you today.
}
agenda-sum-none = Nothing wants you today.
agenda-none = You hold no role here
agenda-none-what = Roles are for what has to be done for a community or the network: whoever takes one on finds their duties here, in their rhythm. What you do as a member needs none. Who answers for what is on one page.
agenda-none-who = See who does what
agenda-help = Ask for help
agenda-network = the whole network
agenda-stands-in = you stand in for { $name }
agenda-today = Today
agenda-today-none = Everything for today is said.
agenda-more = { $n ->
    [one] One more that waits
   *[other] { $n } more that wait
}
agenda-week = In the days to come
agenda-waits = What waits
agenda-for-me = For you
agenda-for-me-none = Nobody waits for you.
agenda-from-me = For others, from you
agenda-from-me-none = You wait for nobody.
agenda-wait-role = Asks you to take on a role: { $role }, { $place }
agenda-wait-deputy = Asks you to stand in as { $role }, { $place }
agenda-wait-help = Asks for help: { $what }
agenda-wait-act = Waits for your signature in { $place }
agenda-wait-handing = Offers you “{ $title }”
agenda-mine-role = You asked them to take on a role: { $role }, { $place }
agenda-mine-deputy = You asked them to stand in as { $role }, { $place }
agenda-mine-help = You asked for help: { $what }
agenda-mine-act = An act of yours in { $place } waits for their signature
agenda-since = since { $day }
agenda-until = by { $day }
agenda-rest = The rest
agenda-said-n = { $n ->
    [one] One duty is done or left out for now
   *[other] { $n } duties are done or left out for now
}
agenda-later-n = { $n ->
    [one] One duty comes later
   *[other] { $n } duties come later
}
agenda-off-n = { $n ->
    [one] One duty belongs to another stage
   *[other] { $n } duties belong to another stage
}
agenda-off-what = The lead’s board says how far each community has come: launching is over once it has grown, and figures come once there is something to look at.
agenda-rhythm-daily = every day
agenda-rhythm-weekly = every week
agenda-rhythm-monthly = every month
agenda-rhythm-quarterly = every quarter
agenda-rhythm-yearly = every year
agenda-late = due
agenda-never = nothing said yet
agenda-done = done on { $day }
agenda-done-with = done on { $day }: { $what }
agenda-skipped = left out on { $day }: { $why }
agenda-evidence-see = what shows it
agenda-do = Done
agenda-else = Say more, or leave it out
agenda-where = Where
agenda-everywhere = Everywhere it is asked
agenda-evidence = What shows it
agenda-evidence-hint = The address of a conversation, a note or a page here. It may stay empty.
agenda-why = A word about it, or why it can wait
agenda-do-with = Done
agenda-skip = Leave it out this time
agenda-flash-done = Noted. It comes round again in its time.
agenda-flash-skipped = Left out this time, with your reason.
agenda-twice = Something was said of this duty for now, and once is enough. It comes round again with its next period.
agenda-flaw-long = At most 200 characters.
agenda-flaw-evidence = Give an address within the network that you may open, such as /s/field-diagnostics/t/1, or leave it empty.
agenda-roles = Your roles
agenda-time = { $share }% of your time: { $given } hours a week, for an estimated { $takes }
agenda-no-deputy = Nobody stands in for you.
agenda-name-deputy = Ask somebody
agenda-deputy = Standing in for you while you are away:
agenda-deputy-asked = (asked)
agenda-limits = What this role may not do
agenda-no-limits = Its charter names no limit of its own.
agenda-decides = What you decide without asking
agenda-seams = What passes between you and other roles
agenda-gives = You give:
agenda-gets = You get:
agenda-only-you = Nothing here is measured. You say what was done; only you, whoever stands in for you, and those who answer for the network see it.
agenda-circle = The circle of facilitators: weeks, cover, help
agenda-wait-coaching = You coach them: { $what }
agenda-mine-coaching = They coach you: { $what }
