spaces-title = Spaces
spaces-lead = Where the work is done, and where people meet across it. Every space says on its card what it is for.
spaces-search = Find a space
spaces-search-do = Find
spaces-all = All spaces
spaces-more = More
spaces-none-found = No space of that name
spaces-cancel = Cancel
spaces-band-work = My work
spaces-band-work-sub = your team and your projects
spaces-band-work-empty = You are not in a team or a project yet. You can start a project in a minute, without asking anybody.
spaces-band-communities = Communities
spaces-band-communities-sub = chosen, by interest and benefit
spaces-band-communities-empty = There is no community yet. The network’s owner opens them.
spaces-band-house = Everybody
spaces-all-teams = All teams
spaces-all-communities = All communities
spaces-kind-team = Team
spaces-kind-community = Community
spaces-kind-project = Project
spaces-kind-network = Everybody
spaces-kinds-team = Teams
spaces-kinds-community = Communities
spaces-kinds-project = Projects
spaces-kinds-network = Spaces for everybody
spaces-members = { $n ->
    [one] 1 person
   *[other] { $n } people
}
spaces-state-member = you are a member
spaces-state-coach = you coach this team
spaces-state-invited = you are invited
spaces-state-asked = you asked to join
spaces-state-open = open to all
spaces-state-approval = on request
spaces-state-criteria = by criteria
spaces-state-invite = by invitation
spaces-state-directory = follows the directory
spaces-closed = Closed
spaces-external = guest

spaces-tabs = Parts of { $space }
spaces-tab-talk = Conversations
spaces-tab-card = Card
spaces-tab-members = People
spaces-tab-invitations = Invitations
spaces-tab-requests = Requests
spaces-tab-delegates = Delegates
spaces-tab-coaches = Coaches
spaces-tab-settings = Settings
spaces-archived = Archived
spaces-audience-outside = people from outside the company read this
spaces-tab-guests = Guests
spaces-tab-notes = Notes
spaces-title-card = What { $space } is for
spaces-title-card-edit = Change the card: { $space }
spaces-title-members = People in { $space }
spaces-title-join = Join { $space }
spaces-title-invitations = Invitations to { $space }
spaces-title-requests = Who asks to join { $space }
spaces-title-delegates = Delegates in { $space }
spaces-title-coaches = Who coaches { $space }
spaces-title-open = Open a space

spaces-audience-team = { $n ->
    [one] The team { $space }, 1 person
   *[other] The team { $space }, { $n } people
}
spaces-audience-network = { $n ->
    [one] Everybody, 1 person
   *[other] Everybody, { $n } people
}
spaces-audience-open = { $n ->
    [one] Everybody in the company can read; 1 member
   *[other] Everybody in the company can read; { $n } members
}
spaces-audience-members = { $n ->
    [one] Only the 1 member of { $space }
   *[other] Only the { $n } members of { $space }
}

spaces-aside-what = What this place is
spaces-aside-card = Its card: what to expect, who decides
spaces-aside-who = Who helps here
spaces-aside-nobody = Nobody at the moment. The network’s owner can help.
spaces-what-team = The space of one team. Its members follow the directory; its manager leads it.
spaces-what-community = A community: people who chose to be here.
spaces-what-project = A project: whoever started it invites.
spaces-what-network = A space for everybody in the company.
spaces-lead-manager = leads the team
spaces-lead-above = leads the team for now, from the unit above
spaces-lead-facilitator = looks after the community
spaces-lead-starter = started the project
spaces-lead-steward = looks after this space
spaces-lead-delegate = acts for the manager: may address everybody, assign and remind
spaces-lead-coach = coaches the team until { $day }, at the manager’s invitation
spaces-standing-manager = manager
spaces-standing-owner = keeps the community
spaces-standing-facilitator = looks after the community
spaces-standing-starter = started it
spaces-standing-steward = looks after it

spaces-join = Join
spaces-join-ask = Ask to join
spaces-join-invited = Accept the invitation
spaces-join-title = Join { $space }
spaces-join-host = { $host } invites you.
spaces-join-no-card = This space has no card yet: whoever leads it can tell you what it is for.
spaces-join-already = You are a member already.
spaces-join-target = { $n ->
    [one] You have an answer within a day.
   *[other] You have an answer within { $n } days.
}
spaces-join-closed = Nobody can join this space now.
spaces-join-note = A word to whoever answers
spaces-join-note-hint = Why you would like to join; you may leave it empty.
spaces-join-open = Open: everybody in the company can read it and join
spaces-join-approval = On request: only members read it, and whoever looks after it lets people in
spaces-join-criteria = By criteria: whoever meets them joins, and only members read it
spaces-join-invite = By invitation: only members and the invited know of it
spaces-join-directory = The directory decides
spaces-leave = Leave this space
spaces-joined = You are a member now.
spaces-asked = Your request is with those who look after the space.
spaces-left = You have left.
spaces-asked-waiting = You asked to join; the answer is on its way.
spaces-terms-agree = I have read the card and accept its terms
spaces-terms-needed = Please read the card and accept its terms to join.
spaces-terms-changed = The card has changed since you read it. Here is the current one.
spaces-terms-due = The card of this space has changed. Have a look when you can.
spaces-terms-changed-line = The card has changed since you accepted it.
spaces-terms-accept = I accept the terms
spaces-terms-accepted = Noted, thank you.
spaces-note-too-long = That is too long: at most 500 characters.

spaces-card-why = Why it exists
spaces-card-expected = What is expected of me
spaces-card-free = What I may do without asking
spaces-card-ask = What needs asking
spaces-card-deciders = Who decides and who helps
spaces-card-terms = The terms I accept
spaces-card-why-hint = The purpose in two sentences that a newcomer understands.
spaces-card-expected-hint = What a good member does here, and how often.
spaces-card-free-hint = So that nobody waits for a permission they already have.
spaces-card-ask-hint = And whom to ask.
spaces-card-deciders-hint = Names, please: people look for people.
spaces-card-terms-hint = The few rules that hold here. Members accept them when they join.
spaces-card-none = This space has no card yet
spaces-card-none-you = Six short answers save everybody the same questions. You can write them.
spaces-card-none-lead = { $lead } can write it.
spaces-card-none-nobody = Nobody leads this space at the moment; the network’s owner can help.
spaces-card-write = Write the card
spaces-card-edit = Change the card
spaces-card-edit-lead = Members are asked, quietly, to accept the new version.
spaces-card-save = Save the card
spaces-card-saved = The card is saved; members will see that it changed.
spaces-card-moved = Somebody else changed the card meanwhile. Your words are kept below: compare, then save again.
spaces-card-written = Version { $version }, { $when }
spaces-card-written-by = Version { $version }, { $name }, { $when }

spaces-open-project = Start a project
spaces-open-community = Open a community
spaces-open-network = Open a space for everybody
spaces-open-lead = A project is yours to start. Communities and spaces for everybody are opened by the network’s owner.
spaces-open-kind = Kind of space
spaces-open-name = Name
spaces-open-name-hint = Short, and in the words of those it is for.
spaces-open-join = Who gets in
spaces-open-facilitator = Who looks after it
spaces-open-facilitator-hint = The short name of a colleague, like ines.moreau. Empty: you. They keep the community from now on, and are asked to facilitate it.
spaces-start = How it begins
spaces-start-talk = with conversations
spaces-start-blog = with reports: what was done, day by day
spaces-start-note = with a page that everybody in it writes
spaces-start-files = with files, instead of sending them by mail
spaces-start-unknown = A project begins with a blog, a note or files, or with conversations.
spaces-quota-full = You lead { $most } open projects, which is the most. Archive or close one first, or hand one over.
spaces-open-card-later = The six answers can wait for a project: write all of them, or none for now.
spaces-open-card-now = It opens with its card: six answers that everybody reads before joining.
spaces-open-do = Open it
spaces-opened = It is open. Invite those who should be here.
spaces-kind-unknown = Nobody opens a space of this kind by hand: choose a project, a community or a space for everybody.
spaces-join-unknown = Nobody gets into a space of this kind that way. Choose one of the ways offered.
spaces-after-unknown = The list cannot go on from there. Start again from the first page.
spaces-close = Close this space
spaces-close-what = What was said stays to be read; nothing is added any more.
spaces-close-do = Close it for good
spaces-closed-now = The space is closed.

spaces-members-search = Find somebody in this space
spaces-members-none = Nobody of that name
spaces-invite-person = Whom do you invite?
spaces-invite-hint = The short name of a colleague, like ines.moreau.
spaces-invite-do = Invite
spaces-invitations-open = Waiting for an answer
spaces-invitations-none = Nobody is invited at the moment.
spaces-invited-by = invited by { $name } { $when }
spaces-invitation-end = Withdraw the invitation
spaces-invitation-decline = No, thank you
spaces-invited = The invitation is on its way.
spaces-uninvited = The invitation is withdrawn.
spaces-let-in = Welcome: one more member.
spaces-declined = The request is declined.
spaces-accept = Let in
spaces-decline = Decline
spaces-requests-none = Nobody is waiting
spaces-requests-none-sub = Whoever asks to join appears here.
spaces-person-unknown = Nobody here has that short name.
spaces-person-member = That person is a member already.
spaces-external-open = That person is a guest from outside the company, and everybody in the company can read this space. Guests can be invited to projects and to communities on request.

spaces-delegates-lead = A delegate may address everybody, assign and remind in this team, as its manager may.
spaces-delegates-none = There is no delegate at the moment.
spaces-delegate-until = until { $day }
spaces-delegate-open = until it is ended
spaces-delegate-name = Name a delegate
spaces-delegate-person = Who acts for you?
spaces-delegate-choose = Choose somebody
spaces-delegate-person-hint = The short name of a member of the team.
spaces-delegate-last-day = Last day
spaces-delegate-last-day-hint = Empty: until you end it.
spaces-delegate-do = Name
spaces-delegate-end = End
spaces-delegated = The team can see who acts for you.
spaces-undelegated = The delegation has ended.
spaces-delegate-outside = A delegate has to be a member of the team.
spaces-delegate-oneself = You lead the team already.
spaces-coaches-lead = Somebody who knows the tools or the practice can help your team for a time. A coach reads along, never addresses everybody, assigns or reminds, and writes only when the manager says so. It ends by itself.
spaces-coaches-none = Nobody coaches this team at the moment.
spaces-coach-until-reads = reads along until { $day }
spaces-coach-until-speaks = reads and writes until { $day }
spaces-coach-invite = Invite a coach
spaces-coach-person = Who can help?
spaces-coach-person-hint = The short name of somebody outside the team. Facilitators and those who lead the network are suggested.
spaces-coach-last-day = Last day
spaces-coach-last-day-hint = From tomorrow to twelve weeks ahead. It can be agreed anew.
spaces-coach-about = What for?
spaces-coach-about-hint = The team reads this. At most 300 characters.
spaces-coach-speaks = May write in the team as well
spaces-coach-speaks-hint = Without it the coach reads. Somebody from outside the company always only reads.
spaces-coach-do = Invite
spaces-coach-end = End
spaces-coach-stop = Stop coaching this team
spaces-coach-invited = The team can see who helps, until when and what for.
spaces-coach-ended = The coaching has ended.
spaces-coach-inside = That person is of the team already, and can help without this.
spaces-coach-gone = That person is not active here at the moment.
spaces-coach-soon = It lasts until tomorrow at least.
spaces-coach-far = Twelve weeks ahead is the most. It can be agreed anew then.
spaces-coach-outside-reads = That person is from outside the company, and reads only: the team speaks for itself.
spaces-coach-line-reads = You coach this team until { $day }. You read along here; what you see, tell the manager.
spaces-coach-line-speaks = You coach this team until { $day }, and its manager invited you to write here.
spaces-until-unreadable = Write a day like 2026-03-31.
spaces-until-past = That day has passed. Choose one to come.

rule-s2-sm4 = { $led ->
    [none] In a team space only whoever leads it, or a delegate they name, may address everybody, assign or remind. This team has no manager at the moment, nor has any unit above it.
    [above] In a team space only its manager, or a delegate they name, may address everybody, assign or remind. This team has no manager of its own at the moment: { $lead } acts, from the unit above. Ask { $lead }, or write an ordinary message.
   *[own] In a team space only { $lead }, who leads it, or a delegate they name, may address everybody, assign or remind. Ask { $lead }, or write an ordinary message.
}
rule-s2-p1 = Keeping a community is a permission; speaking to everybody in it, and taking others’ words down, belong to the role of facilitator. { $led ->
    [none] Nobody facilitates { $space } at the moment: the network’s leads can propose somebody.
   *[other] Ask { $lead }, who facilitates { $space }.
} You can write an ordinary message right away.
rule-s2-p1-close = Facilitating { $space } does not bring the right to close it: whoever keeps the community, or the network’s owner, closes it. Ask one of them; until then it stays open.
rule-s2-sm3 = { $led ->
    [none] A coach comes into a team at its manager’s invitation, and this team has no manager at the moment, nor has any unit above it.
   *[other] A coach comes into a team at its manager’s invitation, for a time: only { $lead }, who leads it, invites one or ends it. You can offer your help to { $lead }.
}
rule-s2-sm7 = You facilitate from outside the company and are still driving with somebody from inside: addressing everybody, inviting, and taking others’ words down wait for a second signature. Your co-driver sees what you asked for; ordinary messages need no signature.
rule-s2-mg1 = A team follows the directory: its members are those who work in the unit, so nobody joins, leaves or is invited here. If that is wrong, the directory has to be put right{ $led ->
    [none] .
   *[other] ; { $lead } can see to it.
}
rule-spaces-everybody = This space is for everybody in the company: there is nothing to join and nothing to leave.
rule-spaces-external-invited = Guests from outside the company come in by invitation. { $led ->
    [none] Ask the person you work with here.
   *[other] { $lead } can invite you.
}
rule-spaces-delegates-by-manager = { $led ->
    [none] Only whoever leads a team names its delegates, and this one has no manager at the moment.
   *[other] Only { $lead }, who leads this team, names its delegates.
}
rule-spaces-team-closes-with-unit = A team space lives as long as its unit in the directory.
rule-spaces-closed = This space is closed: it can be read, but nothing is added any more.
rule-spaces-owner-opens = Communities and spaces for everybody are opened by the network’s owner. You can start a project right away, without asking.
rule-spaces-external-opens = Spaces are opened by people of the company. Whoever you work with here can start one and invite you.
rule-spaces-archived = This space is in the archive: it is read, and nothing is written in it. { $led ->
    [none] The network’s owner can bring it back.
   *[other] { $lead }, or whoever keeps it, can bring it back.
}
spaces-card-time = Your time here
spaces-card-time-none = Not said yet.
spaces-card-time-see = Time and attention
rule-spaces-outside-calls = People from outside the company do not ask for help across the network. Ask whoever invited you.
