# The circle of those who facilitate.
circle-who = Who does what
circle-title = Circle of facilitators
circle-what = Between those who facilitate and whoever leads the network; nobody else can open this page.
circle-of = { $n ->
    [one] One person facilitates.
   *[other] { $n } people facilitate.
}
circle-rota = The weeks
circle-rota-what = Whoever holds a week looks after what comes up across communities and answers the circle first.
circle-now = this week
circle-days = { $from } to { $until }
circle-free = free
circle-somebody = somebody of the circle
circle-needs-cover = needs cover
circle-covered-by = covered by
circle-take = I take it
circle-plan = Name somebody
circle-plan-do = It is their week
circle-whom = Whose week
circle-ask = Ask for cover
circle-cover = I cover it
circle-release-back = Give it back
circle-release-keep = I keep it after all
circle-release-uncover = I cannot cover it
circle-away = Away in these weeks
circle-away-none = Nobody, as far as is noted.
circle-elsewhere = A place you are not in
circle-stands-in = { $name } stands in
circle-is-asked = { $name } is asked to stand in
circle-nobody-stands-in = nobody stands in yet
circle-leaving = Before you are away
circle-leaving-what = Four things, and you can go.
circle-leave-days = Your days.
circle-leave-days-do = Note when you are away
circle-leave-deputies = Who stands in, for each place:
circle-leave-deputy-ask = ask somebody
circle-leave-deputy-see = see
circle-leave-rota = Your weeks.
circle-leave-rota-what = Cover is asked for by itself for each week your days touch.
circle-leave-open = What still waits for you:
circle-leave-open-none = nothing.
circle-waits-help = a request for help to you
circle-waits-handing = a conversation you offered to a manager
circle-points = To talk about
circle-points-none = Nothing so far.
circle-point = Bring something up
circle-point-do = Put it on the list
circle-settle = Talked about
circle-help = Help among you
circle-help-none = Nobody waits for help from the circle.
circle-help-ask = Ask the circle for help
circle-until = until { $day }
circle-kept = Kept.
circle-cover-asked = Everybody inside who facilitates is asked.
circle-covered = You cover that week.
circle-settled = Off the list.
circle-week = Choose the Monday of a week from now to half a year ahead.
circle-not-one = Only somebody inside who facilitates now can hold a week.
circle-taken = Somebody holds that week already.
circle-asked-already = Cover is asked for already, or found.
circle-not-asked = Nobody asks for cover of that week any more.
rule-circle-only = The circle is for those who facilitate and for whoever leads them.
rule-circle-inside = Somebody from outside does not answer alone for a whole week.
rule-circle-cover-others = It is your own week: somebody else covers it.
circle-talk = Conversations
circle-talk-what = A space of the circle’s own: whoever facilitates is in it as long as they do, and nobody else.
circle-talk-none = Nothing was said yet. A question of the week is a good beginning.
circle-talk-new = Start a conversation
circle-talk-all = All conversations
circle-talk-replies = { $n ->
    [one] 1 reply
   *[other] { $n } replies
}
