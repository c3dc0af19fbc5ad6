home-title = Home
home-morning = Good morning, { $name }
home-afternoon = Good afternoon, { $name }
home-evening = Good evening, { $name }
home-ask = Ask or tell something…
home-write = Where do you want to write?
home-write-nowhere = There is nowhere for you to write yet.
home-ask-all = Write in another of my places
home-ask-where = Where does it belong? Before you post you see who will read it.
home-work = My work
home-work-led = { $team } · led by { $who }
home-work-yours = { $team } · led by you
home-work-quiet = All quiet.
home-work-quiet-how = When somebody in your team or your projects asks or announces something, you will see it here.
home-work-none = You are not in a team or a project yet.
home-work-none-how = Teams come from the directory: whoever keeps it puts you in yours. A project anybody can start, without asking.
home-work-none-do = Start a project
home-communities = My communities
home-communities-quiet = Nothing has been said yet.
home-communities-quiet-how = A first question is a good beginning: open one of your communities and ask.
home-communities-none = You have not joined a community yet.
home-communities-none-how = Communities bring together people who work on the same things, across teams. You can join and leave whenever you like.
home-communities-none-do = Look at the communities
home-members = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
home-no-title = The opening words were taken back
home-by = { $who }
home-last-by = { $n ->
    [one] { $n } reply, by { $who }
   *[other] { $n } replies, the last by { $who }
}
home-new = New
home-new-replies = { $n ->
    [one] { $n } new reply
    [20] 20 new replies or more
   *[other] { $n } new replies
}
home-earlier = Earlier
home-no-earlier = Nothing earlier here.
home-helps = Who helps here
home-helps-manager = your manager
home-helps-space = looks after { $space }
home-nobody-sees = Nobody sees what you read.
home-what-others-see = What others see about me
home-waits = Waiting for you
home-waits-network = the whole network
home-waits-approve = { $n ->
    [one] A post waits for your approval in { $place }
   *[other] { $n } posts wait for your approval in { $place }
}
home-told = Announcements
home-told-away = Put away
home-tasks = Tasks due
home-tasks-today = today
home-tasks-late = late, { $day }
home-tasks-all = All { $n } open tasks
home-waits-role = You are asked to take on { $role }: { $place }
home-waits-deputy = You are asked to stand in for { $role }: { $place }
home-waits-acts = { $n ->
    [one] { $n } act waits for your signature
   *[other] { $n } acts wait for your signature
}
home-waits-requests = { $n ->
    [one] { $n } person asks to join { $place }
   *[other] { $n } people ask to join { $place }
}
home-news = What changed: { $title }
home-news-read = Read it
home-news-seen = Do not show again
home-welcome = Welcome, { $name }
home-welcome-title = You are in
home-welcome-lead = Your teams are there already. Three things are worth a minute now; all of them can wait.
home-welcome-communities = Communities to look at
home-welcome-join = Join
home-welcome-picture = A picture of you
home-welcome-choose = Choose a picture
home-welcome-picture-do = Add the picture
home-welcome-go = Go to home
home-welcome-profile = What you want to say about yourself
home-first-hours = The first hours of this network
home-first-hours-done = { $n ->
    [0] Five short steps lead from this empty house to a first conversation.
   *[other] { $n } of five steps done. The next one is a few minutes’ work.
}
home-first-hours-go = Go to the steps
