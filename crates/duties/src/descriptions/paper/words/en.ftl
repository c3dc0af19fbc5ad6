# The description on paper: page, Markdown, Word.
descriptions-combined = This job brings several profiles together: { $roles }. What they share stands once.
descriptions-network = The whole network
descriptions-part-profiles = Profiles brought together
descriptions-part-activities = Activities
descriptions-part-own = Part of the role in particular
descriptions-part-decides = Decides without asking
descriptions-part-limits = Limits of the job
descriptions-part-seen = What the job is seen by
descriptions-part-exchanges = Works with
descriptions-part-competences = Competences
descriptions-part-review = Review of this description
descriptions-part-trace = What differs from the charters, and why
descriptions-fact-place = Where
descriptions-fact-reports = Reports to
descriptions-fact-share = Working time
descriptions-fact-around = Around the job
descriptions-fact-languages = Working languages
descriptions-share = { $n }% of a full-time position
descriptions-around = { $people }, { $communities }
descriptions-around-none =
    { $n ->
        [one] one person, no community yet
       *[other] { $number } people, no community yet
    }
descriptions-people =
    { $n ->
        [one] one person
       *[other] { $number } people
    }
descriptions-communities =
    { $n ->
        [one] one community
       *[other] { $number } communities
    }
descriptions-lang-en = English
descriptions-lang-fr = French
descriptions-lang-de = German
descriptions-lang-es = Spanish
descriptions-lang-it = Italian
descriptions-lang-nl = Dutch
descriptions-lang-pt = Portuguese
descriptions-lang-pl = Polish
descriptions-or = ; or{" "}
descriptions-when = When { $when }.
descriptions-when-missing = When: still to be said.
descriptions-soon = a first community is open
descriptions-seen-what = Figures are talked about with the holder, over several months; nobody is judged by a week.
descriptions-horizon-operational = operational
descriptions-horizon-activity = activity, over 6 to 12 months
descriptions-horizon-value = value, over 18 to 36 months
descriptions-exchange-with = With
descriptions-exchange-gives = Gives
descriptions-exchange-gets = Receives
descriptions-competences-what = What is very important is expected from the first day or within the year; the rest is learnt on the job.
descriptions-review-what = After 3 and after 12 months, the holder and whoever they report to look at whether this description fits what is really done. What changes makes a new version.
descriptions-supplier-what = The platform is run by a supplier: its contract and its terms are part of the job’s surroundings.
descriptions-rhythm-daily = every day
descriptions-rhythm-weekly = every week
descriptions-rhythm-monthly = every month
descriptions-rhythm-quarterly = every quarter
descriptions-rhythm-yearly = every year
descriptions-rhythm-once = once
descriptions-rhythm-as-needed = as needed
descriptions-weight-0 = not needed
descriptions-weight-1 = important
descriptions-weight-2 = very important
descriptions-level-0 = not part of the job
descriptions-level-1 = sometimes
descriptions-level-2 = always
descriptions-changed = { $was } → { $is }
descriptions-rule-not-here = This duty does not exist in a space of this kind.
descriptions-rule-nobody-else = In an organisation of { $n }, nobody else holds “{ $role }”, whose duty it always is.
descriptions-rule-others-do = “{ $role }” always does this here: { $n } hold that role.
descriptions-rule-practised = Done { $n } times in the last twelve months: it is no exception any more.
descriptions-rule-no-community = There is no community yet: this begins with the first one.
descriptions-rule-no-english = English is not a working language here.
descriptions-rule-supplier = The platform is run by a supplier.
descriptions-rule-distance = With { $n } people, most meetings are held at a distance.
descriptions-rule-chosen = { $why }
