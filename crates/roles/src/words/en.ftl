# Held acts and co-driving
roles-held-title = Second signatures
roles-held-lead = Some acts by people from outside take effect when their co-driver has signed as well. Ordinary messages never wait.
roles-held-none = Nothing waits for a signature
roles-held-none-how = When somebody you co-drive with addresses everybody, invites, or takes down others’ words, you find it here.
roles-held-to-sign = For your signature
roles-held-asked = You asked for
roles-held-decided = Decided lately
roles-held-all = All second signatures
roles-held-do-broadcast = Address everybody in { $space }
roles-held-do-everybody = Mention everybody in { $space }
roles-held-do-withdraw = Take down somebody’s words in { $space }
roles-held-do-invite = Invite somebody into { $space }
roles-held-do-wave = Invite many people into { $space }
roles-held-do-uninvite = Take an invitation into { $space } back
roles-held-do-export = Export who does what in { $space }
roles-held-do-case = A measure about what was reported in { $space }
roles-held-do-case-hide = Hide what was reported in { $space } while it is looked at
roles-held-do-case-unhide = Show again what was reported in { $space }
roles-held-do-case-remind = Remind somebody of a rule in { $space }
roles-held-do-case-ask = Ask somebody for other words in { $space }
roles-held-do-case-lock = Take no more replies to a conversation in { $space }
roles-held-do-case-unlock = Take replies to a conversation in { $space } again
roles-held-do-case-warn = Warn somebody in { $space }
roles-held-do-case-remove = Remove what was reported in { $space }
roles-held-do-case-dismiss = Close a report in { $space }: no rule was broken
roles-held-do-appeal = An answer to an appeal in { $space }
roles-held-do-appeal-uphold = Turn an appeal down in { $space }
roles-held-do-appeal-overturn = Overturn a decision in { $space } and bring everything back
roles-held-breaks = Rule
roles-held-rule-terms = The terms of the space
roles-held-rule-respect = Respect: it hurts or attacks somebody
roles-held-rule-privacy = Private life: it tells what is somebody’s own
roles-held-rule-secret = Confidential: it should not be read here
roles-held-rule-noise = Out of place: advertising, repetition, another subject
roles-held-rule-law = The law
roles-held-do-other = An act in { $space } that needs two signatures
roles-held-state-waiting = Waits
roles-held-state-signing = Signed, not yet done
roles-held-state-signed = Signed
roles-held-state-turned-down = Turned down
roles-held-state-withdrawn = Taken back
roles-held-state-failed = Not done
roles-held-waits = This waits for the signature of { $name }
roles-held-nobody = Nobody can sign this at present: there is no co-driver
roles-held-kept = What you sent is kept as it is. Nothing has happened yet; it happens when it is signed, and you can take it back until then.
roles-held-look = Look at it
roles-held-who = Asked by
roles-held-driver = To be signed by
roles-held-when = Asked
roles-held-person = About
roles-held-words = The words
roles-held-message = What { $name } wrote
roles-held-see = See what came of it
roles-held-sign = Sign and carry out
roles-held-sign-hint = It happens at once, in the name of { $name }.
roles-held-turn-down = Turn down
roles-held-reason = Why
roles-held-reason-hint = { $name } reads this.
roles-held-withdraw = Take it back
roles-held-was-signing = { $name } signed { $when }; it is not certain yet that it was carried out. Signing once more finishes it, and nothing happens twice.
roles-held-was-signed = { $name } signed { $when }, and it was carried out.
roles-held-was-turned-down = { $name } turned this down { $when }.
roles-held-was-withdrawn = Taken back { $when }. Nothing was done.
roles-held-was-failed = { $name } signed { $when }, but it could no longer be done. { $why }
roles-held-flash-signed = Signed and carried out.
roles-held-flash-turned-down = Turned down. Nothing was done.
roles-held-flash-withdrawn = Taken back. Nothing was done.
roles-held-running = This was signed a moment ago and is being carried out. Look at it again.
roles-held-over = This is decided already, so nothing was changed. What is still wanted can be asked for anew.
roles-held-away = Whoever asked for it can no longer act here. Nothing was done.
roles-held-not-found = What it was about is no longer there, or no longer open to whoever asked. Nothing was done.
roles-held-unsure = It was signed long ago and then cut off, so nobody can tell whether it was carried out. Look whether it is there; if not, it can be asked for anew.
rule-s2-sm6 = Somebody from outside the company begins this role together with somebody from inside. Name a co-driver of the company in the proposal.
rule-s2-sm6-alone = You act from outside the company, and nobody from inside co-drives with you here at present, so nobody can give the second signature. Nothing was kept. The head of networks can name a co-driver.
rule-s2-sm6-driver = Whoever co-drives decides when somebody from outside goes on alone, because they saw how the acts went. Nobody else can, and nobody from outside. Ask them, or suspend the co-driving.
rule-s2-sm6-follows = Whoever leaves a role does not choose alone who follows from outside the company, nor who co-drives with them. Ask the head of networks to propose them.
rule-s2-sm6-release = Not yet: { $holder } is released when nothing is missing. Days still to pass: { $days }. Acts still to be signed by both: { $acts }. Lines of the checklist still open: { $items }.
rule-roles-cosign-inside = The second signature is given by somebody of the company. The head of networks can name another co-driver.
roles-codriving-title = Driving together: { $holder }
roles-codriving-lead = { $holder } comes from outside and drives with { $driver } until the company’s ways are known. Seen by the two of them and by those who answer for the network.
roles-codriving-phase-appointed = Begins soon
roles-codriving-phase-co-driving = Driving together
roles-codriving-phase-released = Released
roles-codriving-phase-suspended = Suspended
roles-codriving-driver = Co-driver
roles-codriving-since = Since
roles-codriving-days-label = Time
roles-codriving-days = { $done } of at least { $all } days
roles-codriving-acts-label = Two signatures
roles-codriving-acts = { $done } of at least { $all } acts
roles-codriving-culture = What to know of the house
roles-codriving-lines = { $done } of { $all } checked
roles-codriving-done = Checked:
roles-codriving-check = Check
roles-codriving-uncheck = Take the check back
roles-codriving-release = Release
roles-codriving-release-hint = From then on { $holder } needs no second signature here.
roles-codriving-suspend = Suspend
roles-codriving-suspend-hint = From then on { $holder } can do nothing here that would need a second signature, and what waits is not signed.
roles-codriving-flash-checked = Noted.
roles-codriving-flash-released = Released. One signature is enough from now on.
roles-codriving-flash-suspended = Suspended.
roles-codriving-no-line = The checklist has no such line.
roles-codriving-stopped = This co-driving is suspended, so nobody can be released from it. The role can be proposed anew.

# Holding a role
roles-held-by-now = Held now by { $names }.
roles-choose-other = Choose another role
roles-volunteer-title = Come forward: { $role }
roles-volunteer-choose = Come forward for a role
roles-volunteer-lead = You take it up yourself and leave it when you like. Your manager sees that you do, not how much.
roles-volunteer-do = Come forward
roles-handover-list = When you hand over: what to pass on
roles-check-gaps = { $n ->
    [one] Without this role nobody would answer for one duty here.
   *[other] Without this role nobody would answer for { $n } duties here.
}
roles-check-doubles = { $n ->
    [one] With this, two people could answer for one duty here: settle who does.
   *[other] With this, two people could answer for { $n } duties here: settle who does.
}
roles-check-doubles-left = { $n ->
    [one] Without this role, one duty here would have to be settled.
   *[other] Without this role, { $n } duties here would have to be settled.
}
roles-check-over = { $name }’s roles need about { $need } hours a week; { $given } are given. Raise the share, or share the work.
roles-warning = Not answered yet: { $ask }
roles-handed-do = Tick as handed over
roles-handed-undo = Untick
roles-handed-done = Done:
roles-share = Share of time
roles-asker = Asked for by
roles-specialities = In particular
roles-network = Whole network
roles-place-unit = Unit { $name }
roles-choose = Choose
roles-choose-role = Go on with this role
roles-read-charter = Read what the role is
roles-rule = Rule { $rule }
roles-refused = This role cannot be given like that
roles-not-stored = Nothing was stored yet
roles-assign-title = Ask somebody to take a role on
roles-assign-lead = Choose the role first. Whoever you ask decides: a role is held when it is accepted.
roles-assign-do = Ask
roles-field-role = Role
roles-field-in = Where
roles-field-person = Who
roles-field-person-hint = Begin typing a name and choose, or write the whole name.
roles-field-share = Share of working time, in percent
roles-field-share-hint = All of somebody’s roles together stay within 100. Only they and those who answer for the network see it.
roles-field-from = First day
roles-field-from-hint = Today when you leave it empty.
roles-field-until = Last day
roles-field-until-hint = Empty for no end. Before it is over, both of you are asked whether it goes on.
roles-field-driver = Co-driver
roles-field-driver-hint = Needed for somebody from outside: a colleague who signs with them until they know the house.
roles-field-deputy = Who stands in
roles-field-deputy-hint = Somebody from inside who can act at any moment. They are asked as well.
roles-field-specialities = Looks after in particular
roles-field-attachment = Attached to
roles-field-lead = Reports to
roles-field-lead-hint = Usually whoever leads the networks.
roles-field-asker = And to whoever asked for the space
roles-field-asker-hint = A manager or department, where there is one.
roles-field-note = A few words to them
roles-field-note-hint = What you hope for, and why you thought of them.
roles-more-fields = Specialities, attachment, a few words
roles-question-must = Needed: a sentence or two. Somebody else confirms it.
roles-question-may = If nothing is said, the page will ask again.
roles-speciality-content = Content
roles-speciality-moderation = Moderation
roles-speciality-data = Figures
roles-speciality-events = Events
roles-attachment-lead = the lead of the networks
roles-attachment-correspondent = their own department, as correspondent
roles-assignment-title = { $role }: { $name }
roles-assignment-proposed = Asked
roles-assignment-held = Held
roles-assignment-declined = Declined
roles-assignment-withdrawn = Taken back
roles-assignment-ended = Ended
roles-asked-title = You are asked to take this on
roles-asked-by = { $name } asks you. Nothing changes before you accept, and declining needs no reason.
roles-accept = Take it on
roles-decline = No, thank you
roles-approve-title = Confirm the answers below
roles-approve-lead = The charter asks that somebody other than the person and whoever proposed them confirms what is said.
roles-approve = Confirm
roles-deputy-asked-title = You are asked to stand in
roles-deputy-asked = For { $name }, { $role }, { $where }. You act when they are away, with the same rights and the same limits.
roles-deputy-accept = Stand in
roles-since = Since
roles-until = Until
roles-open-end = no end
roles-percent = { $share }%
roles-only-you = seen by the holder and those who answer for the network
roles-codriving-see = how far it is
roles-criteria = Why this person
roles-approved-by = Confirmed by { $name }
roles-approved-by-nobody = Nobody else has confirmed this yet.
roles-deputies = Who stands in
roles-deputies-none = Nobody stands in yet.
roles-deputy-asked-state = asked
roles-deputy-accepted = stands in
roles-deputy-end = No longer
roles-deputy-ask = Ask
roles-change = Change this role
roles-change-do = Save
roles-handover = Hand over
roles-hand-over-to = Hand over to somebody
roles-last-holder = You are the last one here. You can go as soon as somebody follows: hand the role over first.
roles-leave = Give this role up
roles-end = End this role
roles-withdraw = Take the proposal back
roles-follows = Whom this took over from
roles-one-title = One person, all roles
roles-one-lead = In a small network, or at the beginning, one person can do everything. Tick what they take on; hand roles to others when the network grows, without losing what was.
roles-one-guide = A starting point for { $people } people and { $communities } communities: the shares below for the network’s roles, and about { $facilitators } people with half of their time for the communities. Correct them with your own experience.
roles-one-person-hint = Yourself at first. Somebody else is asked, and holds the roles when they accept.
roles-one-do = Set up these roles
roles-split-title = Hand over what { $name } carries
roles-split-lead = Name who takes over what. { $name } keeps each role until it is accepted; who held it before can always be read.
roles-split-none = Nothing is held here that could be handed over.
roles-split-own-form = This role asks for answers about whoever takes it on: hand it over on its own page.
roles-split-do = Ask them
roles-flash-proposed = Asked. You hear from them here.
roles-flash-accepted = You hold the role now.
roles-flash-declined = Declined. Whoever asked is told.
roles-flash-withdrawn = Taken back.
roles-flash-approved = Confirmed.
roles-flash-left = You no longer hold the role.
roles-flash-ended = The role is ended.
roles-flash-changed = Saved.
roles-flash-deputy-asked = Asked to stand in.
roles-flash-deputy = You stand in now.
roles-flash-deputy-ended = No longer stands in.
roles-flash-handed = Noted.
roles-flash-one-person = The roles are set up.
roles-flash-split = Asked. Each role passes on when it is accepted.
roles-changed-meanwhile = Somebody else changed this meanwhile. What you typed is still here, beside what holds now: look at both and save again.
roles-not-approved = Somebody else has to confirm the answers first; then it can be accepted.
roles-role-gone = The charter no longer has this role.
roles-flaw-role = There is no such role. Choose one from the list.
roles-flaw-where = There is no such place, or it is not yours to see. Choose one from the list.
roles-flaw-person = Nobody, or more than one person, is called that. Choose from the list.
roles-flaw-number = Write a whole number.
roles-flaw-day = Write a day like 2026-03-31.
roles-flaw-none = Tick at least one role.
roles-flaw-nobody = Name at least one person who takes something over.
roles-flaw-directory = { $role } is not given here: the directory says who it is. Change the unit’s manager instead.
roles-flaw-scope = { $role } cannot be held there. Choose a place that fits the role.
roles-flaw-closed = { $where } is closed: nobody is needed there.
roles-flaw-left = { $name } is no longer active here. Choose somebody who is.
roles-flaw-share = Between 0 and { $most } percent.
roles-flaw-period = It ends before it begins. Choose a later last day.
roles-flaw-over = The last day is over already. Choose one to come, or none.
roles-flaw-long = At most 600 characters.
roles-flaw-criterion = Answer this too: { $ask }
roles-flaw-driver = { $name } is from outside: name a colleague as co-driver.
roles-flaw-driver-who = { $name } cannot be the co-driver: it has to be somebody else, from inside, who is active.
roles-flaw-follows = Only a role that somebody else holds now, the same one in the same place, can be taken over. Open that role and begin from “Hand over”, or propose without a predecessor.
roles-flaw-overlap = { $name } holds or is asked to hold this role here in that time. Change that one, or choose other days.
roles-flaw-full = { $name } already gives { $taken } percent to roles in that time. At most { $free } percent are left; lower the share, or free some time first.
roles-flaw-volunteer = { $name } would be a volunteer among colleagues with { $most } percent or more for the programme. Choose one of the two.
roles-flaw-deputy-oneself = Nobody stands in for oneself. Name somebody else.
roles-flaw-deputy-left = Whoever stands in has to be active here.
rule-s2-cm5 = { $role } is of the company: nobody from outside heads the network, without exception. Name a colleague; { $name } can help in another role.
rule-roles-inside-only = { $role } is held by somebody from inside. Name a colleague.
rule-roles-deputy-inside = Whoever stands in may be alone at any moment, so it is somebody from inside. Name a colleague.
rule-no-own-case = Nobody decides about themself. Somebody else who answers for the network can do it.
rule-no-own-review = Nobody confirms their own proposal. Somebody else who answers for the network can do it.
rule-roles-team = { $where } is a team: it answers to its manager alone, and nobody is put beside them. The manager can invite a coach for a time.
rule-s4-8a = { $role } is taken up by oneself and by nobody else. Tell { $name } about it; they come forward if they like.
rule-s1-o1 = { $name } is the last one who holds { $role } here. Hand it over first: the role ends when somebody follows.
rule-roles-export-inside = Who does what in the whole network is for people of the company. You can take away what concerns the spaces you are in.

# Who does what
roles-who-tab-board = The picture
roles-who-tab-coverage = Coverage
roles-who-tab-relays = Relays
roles-who-tab-capacity = Time
roles-who-tab-roles = Roles and duties
roles-who-tab-descriptions = Job descriptions
roles-who-tab-vacancies = Vacancies
roles-who-lead = One name behind each duty, here and above, today. Everybody sees who covers what; how much somebody carries, only they and those who answer for the network.
roles-who-ask = Find who answers for something
roles-who-where = Where
roles-who-duty-q = What is it about
roles-who-duty-q-hint = access, budget, events…
roles-who-look = Look
roles-who-network = The whole network
roles-who-in-network = For the whole network
roles-who-in-place = In { $where }
roles-who-group-network = Network
roles-who-group-community = Communities
roles-who-group-work = Teams and projects
roles-who-group-everybody = Spaces for everybody
roles-who-group-unit = Units
roles-who-title-in = Who does what: { $where }
roles-who-in-words = Read it in plain words
roles-who-said = The answer
roles-who-said-one = { $at }, { $name } answers for it. Nobody stands in yet.
roles-who-said-two = { $at }, { $name } answers for it; { $deputy } stands in.
roles-who-said-nobody = { $at }, nobody answers for it.
roles-who-said-since = { $at }, nobody has answered for it for { $since }.
roles-who-said-unsettled = { $at }, { $names } could both answer for it: it is not settled.
roles-who-said-each = Each community has somebody of its own for this. Choose the community to see who.
roles-who-said-when = { $name } takes part { $when }.
roles-who-said-none = No duty speaks of “{ $q }”.
roles-who-said-none-how = Try one word: access, budget, launch, questions.
roles-who-of = of { $all }
roles-who-answered = duties have someone who answers
roles-who-vacant = { $n ->
    [one] is vacant
   *[other] are vacant
}
roles-who-vacant-oldest = { $n ->
    [one] is vacant, for { $since }
   *[other] are vacant, the oldest for { $since }
}
roles-who-days = { $n ->
    [0] less than a day
    [one] 1 day
   *[other] { $n } days
}
roles-who-alone = { $n ->
    [one] rests on one person without a deputy
   *[other] rest on one person without a deputy
}
roles-who-to-settle = { $n ->
    [one] could be decided by two: settle who answers
   *[other] could be decided by two: settle who answers
}
roles-who-each-duties = { $n ->
    [one] is answered for in each community
   *[other] are answered for in each community
}
roles-who-life = The duties of a community’s life, phase by phase
roles-who-phase-steer = Steer
roles-who-phase-launch = Launch
roles-who-phase-lead = Lead
roles-who-phase-manage = Manage
roles-who-phase-pilot = Show value
roles-who-phase-transform = Transform
roles-who-phase-said = { $n } of { $all } have someone who answers
roles-who-show = Which duties
roles-who-show-all = All duties
roles-who-show-gaps = Only gaps
roles-who-show-mine = Mine
roles-who-key = What the signs mean
roles-who-key-always = always
roles-who-key-deputy = with a deputy
roles-who-key-combined = with other roles
roles-who-key-sometimes = sometimes
roles-who-key-gap = vacant or not settled
roles-who-key-over = more to do than time given
roles-who-nothing = Nothing to show
roles-who-nothing-q = No duty speaks of that here.
roles-who-nothing-gaps = No gap: each duty has one person who answers for it.
roles-who-nothing-mine = You answer for no duty here.
roles-who-duty = Duty
roles-who-answers = Answers for it
roles-who-one-person = one person
roles-who-per-community = each community
roles-who-each = each community
roles-who-each-of = somebody in { $n } of { $all } communities
roles-who-deputy-is = deputy:
roles-who-next-is = then
roles-who-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
roles-who-also = also { $roles }
roles-who-also-elsewhere = with other roles elsewhere
roles-who-until = until { $day }
roles-who-driving = with a co-driver
roles-who-away = away: the deputy does it
roles-who-away-until = away until { $day }: the deputy does it
roles-who-away-alone = away until { $day }, and nobody stands in
roles-who-away-since = away until { $day }
roles-who-stands-in-until = stands in for { $name } until { $day }
roles-who-meanwhile = { $name } is away until { $day }: { $deputy } stands in.
roles-who-meanwhile-nobody = { $name } is away until { $day }, and nobody stands in.
roles-who-acts-until = Acts in their place until { $day }.
roles-who-acts-now = Acts in their place now.
roles-who-acts-not = Acts when they are away, with the same rights and the same limits.
roles-who-looks-after = looks after { $what }
roles-who-speciality-content = content
roles-who-speciality-moderation = moderation
roles-who-speciality-data = data
roles-who-speciality-events = events
roles-who-when = when { $when }
roles-who-takes-none = takes no part
roles-who-takes-always = always
roles-who-takes-sometimes = sometimes
roles-who-then = then { $name }
roles-who-nobody = nobody
roles-who-nobody-days = { $n ->
    [0] nobody since today
    [one] nobody for 1 day
   *[other] nobody for { $n } days
}
roles-who-or = {" "}or{" "}
roles-who-and = {" "}and{" "}
roles-who-unsettled = { $n ->
    [2] { $names }
   *[other] { $names }…
}
roles-who-settled = settled here
roles-who-settle = Settle who answers
roles-who-settle-change = Change
roles-who-settle-what = One of them answers; the others go on taking part.
roles-who-settle-charter = Leave it to the charter
roles-who-thanks = With thanks to
roles-who-thank = Who else takes part in “{ $duty }”
roles-who-thank-what = People without the role who take part: listed with thanks, without further permissions.
roles-who-thank-person = Who
roles-who-thank-do = List them
roles-who-thank-end = { $name }: no longer
roles-who-find = Find somebody
roles-who-fill = Fill this role
roles-who-ask-somebody = Ask somebody
roles-who-asked = { $name } was asked on { $day }
roles-who-asked-waits = Waits for your answer
roles-who-asked-you = You are asked to hold { $role }, { $where } (since { $day })
roles-who-door-one = One person, all roles
roles-who-door-if = What if somebody leaves?
roles-who-door-split = Hand over to several people
roles-who-others = Beside the matrix
roles-who-others-what = Roles that answer for something of their own.
roles-who-flash-settled = It is settled who answers.
roles-who-flash-listed = Listed, with thanks.
roles-who-flash-unlisted = No longer listed.
roles-who-flaw-assignment = They take no part in this duty here. Choose one of those who do.
roles-who-flaw-person = Nobody of this name can be listed here. People from outside have to be in the space.
roles-who-percent = { $n }%
roles-state-vacant = vacant
roles-state-free = nobody needed
roles-state-vacant-days = { $n ->
    [0] vacant since today
    [one] vacant for 1 day
   *[other] vacant for { $n } days
}
roles-state-over = more to do than time given
roles-state-filled = filled
roles-state-combined = combined
roles-state-deputised = with a deputy
roles-export-take = Take it along:
roles-export-csv = Table (CSV)
roles-export-xlsx = Spreadsheet (XLSX)
roles-export-group = Group
roles-export-duty = Duty
roles-export-answers = Answers for it
roles-export-deputy = Deputy
roles-export-contributors = Takes part, with thanks
roles-export-state = State
roles-export-since = Vacant since
roles-export-holders = Held by
roles-export-sheet = Who does what
roles-who-here = Who does what here
roles-who-here-title = Who does what in { $space }
roles-who-here-lead = In plain words, from the roles people hold today. Titles differ from company to company; what counts is who does what.
roles-who-here-sum = Duty by duty: { $n } of { $all } have someone who answers
roles-who-here-vacant = { $n ->
    [one] 1 is vacant
   *[other] { $n } are vacant
}
roles-who-theme-decides = Who decides
roles-who-theme-animates = Who brings people together
roles-who-theme-answers = Who answers
roles-who-theme-coaches = Who coaches
roles-who-theme-access = Who lets people in
roles-who-theme-tool = Who helps with the tool
roles-who-theme-next = And if that does not help
roles-who-does-decides-community = decides what this community is for, with what means, and when it changes or closes.
roles-who-does-decides-work = decides what is done here, by whom and until when.
roles-who-does-animates-community = keeps conversations going, greets newcomers and brings in those who are missing.
roles-who-does-animates-work = leads the conversation here; nobody else addresses everybody.
roles-who-does-answers-community = sees that each question gets its answer.
roles-who-does-answers-work = answers when a question stays open.
roles-who-does-coaches = helps the team for a time, by its manager’s invitation.
roles-who-does-access = grants access and keeps it safe.
roles-who-does-tool = helps when something does not work.
roles-who-does-next = is where you turn next.
roles-who-gap-decides = Nobody decides here at present.
roles-who-gap-animates = Nobody brings people together here at present.
roles-who-gap-answers = Nobody answers here at present.
roles-who-gap-coaches = Nobody coaches the team at present.
roles-who-gap-access = Nobody grants access at present.
roles-who-gap-tool = Nobody helps with the tool at present.
roles-who-gap-next = There is nobody to turn to next.
roles-who-stands-in = If that is not possible: { $names }.
roles-who-agreement = Our working agreement
roles-who-agreement-what = Those who decide, bring people together and answer agree to it, each for themselves. When they change, everybody is asked anew.
roles-who-agreement-changed = Somebody else is named by now. Read it again, then accept.
roles-who-party-decides = decides
roles-who-party-animates = brings people together
roles-who-party-answers = answers
roles-who-accepted = agreed on { $when }
roles-who-not-accepted = not agreed yet
roles-who-accept = I agree to this
roles-who-flash-agreed = You agreed to it.
roles-who-all-accepted = Everybody it names has agreed.
roles-who-waits-for = Still to agree: { $names }.
roles-who-person-title = What { $name } carries
roles-who-person-own = Everything you carry, here and elsewhere.
roles-who-person-lead = What { $name } carries, here and elsewhere.
roles-who-profile = Profile
roles-who-person-none = No role at present
roles-who-person-none-what = Anybody can take part without one. Roles are proposed by those who answer for the network; an evangelist comes forward.
roles-who-holds = Roles
roles-who-no-deputy = Nobody stands in yet
roles-who-manages = Manages
roles-who-passing = What passes between these roles and others
roles-who-passing-what = By the charters: what is handed on, and what is owed in return.
roles-who-gives = Passes on:
roles-who-gets = Is owed:
roles-who-stands-in-for = Stands in
roles-who-for = for
roles-who-answers-for = Answers for
roles-who-duties-n = { $n ->
    [one] 1 duty
   *[other] { $n } duties
}
roles-who-since = since { $day }
roles-who-from = from { $day }
roles-who-work = { $need } hours a week needed, { $given } given.
roles-who-part = { $share } of the week: about { $need } hours needed, { $given } given.
roles-who-only = Only you and those who answer for the network see this.
roles-who-only-other = Only { $name } and those who answer for the network see this.
roles-who-only-loads = Only those who answer for the network see all of this; everybody sees their own line.
roles-who-if-i-leave = What if I leave?
roles-who-if-leaves = What if { $name } leaves?
roles-who-if-title = What if { $name } leaves
roles-who-if-lead = What would go on, what would stand empty, and what to do before that day.
roles-who-if-day = From which day
roles-who-if-nothing = Nothing changes: no role and no duty rests on this person.
roles-who-if-fine = Everything goes on: somebody stands in for each role.
roles-who-if-roles = { $n ->
    [0] No role would stand empty
    [one] 1 role would stand empty
   *[other] { $n } roles would stand empty
}
roles-who-if-sum = { $n ->
    [0] { $roles }; each duty would still have somebody.
    [one] { $roles }, and 1 duty would have nobody who answers.
   *[other] { $roles }, and { $n } duties would have nobody who answers.
}
roles-who-if-goes-on = { $role }: { $name } goes on
roles-who-if-alone = { $role }: { $name } is left without a deputy
roles-who-if-above = The nearest manager above acts until somebody follows
roles-who-if-vacant = { $role }: nobody
roles-who-if-free = { $role }: nobody, and nobody has to
roles-who-if-duty-none = { $duty }: nobody would answer
roles-who-if-over = { $n ->
    [one] { $name } would answer for 1 duty more
   *[other] { $name } would answer for { $n } duties more
}
roles-who-if-duty-two = { $duty }: two could answer, to be settled
roles-who-if-loads = What that makes of the week of those who go on
roles-who-load-after = { $before } hours needed today, { $after } then, { $given } given
roles-who-if-todo = What to do
roles-who-if-todo-what = Hand each role over while there is time: name who follows and go through the list together.
roles-who-if-stored = This is a look ahead. Nothing is stored, and nobody is told.
roles-who-role-in = { $role }, { $where }
roles-who-role-local = { $role } (local)
roles-who-coverage = Coverage
roles-who-coverage-lead = Every role in every place that needs it, and whether somebody holds it today.
roles-who-o1 = covered
roles-who-o1-how = { $n } of { $all } required roles have somebody.
roles-who-o2 = deputised
roles-who-o2-how = In { $n } of { $all } required roles somebody stands in.
roles-who-o4 = { $n ->
    [one] day vacant
   *[other] days vacant
}
roles-who-o4-how = Days since the longest vacancy of { $n } began: { $role }, { $where }.
roles-who-o4-none = Days since a required role became empty. None is.
roles-who-show-roles = All roles
roles-who-unclear-n = { $n ->
    [one] 1 community is not clear about who does what
   *[other] { $n } communities are not clear about who does what
}
roles-who-unclear-what = Two could decide the same duty, or nobody does. Not knowing is a risk of its own.
roles-who-unclear-two = { $n ->
    [one] 1 duty to settle
   *[other] { $n } duties to settle
}
roles-who-unclear-none = { $n ->
    [one] 1 duty without anybody
   *[other] { $n } duties without anybody
}
roles-who-band-network = Network
roles-who-band-space = Communities
roles-who-band-unit = Units
roles-who-band-what-network = roles that the network as a whole needs
roles-who-band-what-space = who brings people together in each of them
roles-who-band-what-unit = who manages them, from the directory; a unit without a manager is led from above
roles-who-share-deputised = { $n } with a deputy
roles-who-share-filled = { $n } filled
roles-who-share-combined = { $n } combined
roles-who-share-vacant = { $n } vacant
roles-who-no-gaps = No gap
roles-who-no-gaps-what = Every role that is needed has somebody.
roles-who-first-page = Back to the beginning
roles-who-next-page = The next hundred
roles-who-relays = Relays
roles-who-relays-lead = The network lives in a unit when somebody there carries it: its manager, somebody who facilitates a community, an evangelist.
roles-who-relays-have = units have a relay
roles-who-relays-none = { $n ->
    [one] unit has nobody
   *[other] units have nobody
}
roles-who-relays-one = { $n ->
    [one] unit rests on one person
   *[other] units rest on one person
}
roles-who-relays-how = Everybody who facilitates or is an evangelist counts for the unit they belong to, and for a unit in which they hold the role.
roles-who-unit = Unit
roles-who-manager = Manager
roles-who-facilitators = Facilitate a community
roles-who-evangelists = Evangelists
roles-who-no-manager = led from above
roles-who-come-forward = Come forward
roles-who-capacity = Time needed, time given
roles-who-capacity-lead = How long a role takes is estimated from a few starting values, never measured from what somebody does. Correct the values with what you know.
roles-who-staffing = Are there enough who facilitate?
roles-who-people = { $n ->
    [0] nobody does
    [one] 1 person does
   *[other] { $n } people do
}
roles-who-needed = { $n ->
    [one] Facilitating all communities takes 1 person; { $held }.
   *[other] Facilitating all communities takes { $n } people; { $held }.
}
roles-who-needed-how = { $communities } communities take about { $hours } hours a week; one person usually gives { $each }.
roles-who-needed-most = Beyond { $most } communities each, as the charter says, somebody is missing too.
roles-who-needed-thumb = A rule of thumb of the trade, { $posts } messages or { $topics } conversations a month for one full-time person, says { $hours } hours.
roles-who-values = Starting values, role by role
roles-who-values-how = What your holders know of their weeks is better than any starting value: a charter file puts it in their place.
roles-who-values-where = Changes to charters
roles-who-own = Your own line
roles-who-formula = How it is estimated
roles-who-formula-need = = fixed hours of the role + what came in over the last { $weeks } weeks × minutes each, by week. Several holders share it.
roles-who-formula-given = = share of time × { $week } hours − absences
roles-who-formula-ratio = = time needed ÷ time given. Over 100%, somebody has more to do than time for it.
roles-who-formula-young = In its first three months a place takes { $n } times the fixed hours.
roles-who-role = Role
roles-who-v-fixed = Fixed hours a week
roles-who-v-question = Minutes a question
roles-who-v-joiner = Minutes a newcomer
roles-who-v-message = Minutes a message
roles-who-v-share = Usual share
roles-who-guide = Where to begin
roles-who-guide-what = Whether roles are full-time, combined with each other or with other work depends on the size of the company, on what the network is for and on its communities. This network: { $people } people, { $communities } communities.
roles-who-guide-small = Up to 300 people
roles-who-guide-middle = Up to 3,000 people
roles-who-guide-large = Beyond
roles-who-guide-small-do = One person can answer for the network, lead it and keep the platform, about half of their time; support, communications and risk go with what people do anyway. Each community has somebody for two to four hours a week.
roles-who-guide-middle-do = The lead is a job of its own, the platform another half of one; owner, sponsor and risk are combined with other work. Communities that answer questions from customers or about safety have somebody for a day a week, and a deputy.
roles-who-guide-large-do = No combining of lead, platform and risk. A lead for each large unit or country, two who facilitate each busy community, support in every time zone, evangelists in each unit.
roles-who-loads = Everybody’s time, tightest first
roles-who-loads-others = { $n ->
    [one] { $n } more, with more time to spare
   *[other] { $n } more, with more time to spare
}
roles-who-short-places = Communities with too little time
roles-who-short-places-what = time given to whoever facilitates them, against what they take
roles-who-person = Person
roles-who-place = Community
roles-who-drawn = Needed against given
roles-who-need = Needed
roles-who-given = Given
roles-who-ratio = Ratio
roles-who-bar = { $need } hours needed, { $given } given
roles-held-enough = Twenty acts of yours already wait for a signature. Ask for those to be decided, or take some back, then do this again.
roles-reviews = Looking back and ahead together
