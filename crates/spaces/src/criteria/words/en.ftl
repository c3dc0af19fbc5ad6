spaces-title-criteria = Who may join { $space }
spaces-criteria-lead = Who may be in this community because of what they are. It is looked at when somebody joins, and again when something about them changes.
spaces-criteria-not-in-force = These criteria are not in force: in the settings, choose “By criteria” for who gets in.
spaces-criteria-units = Units
spaces-criteria-units-hint = Short names of units, parted by commas: service, design. Those below them count too.
spaces-criteria-titles = Words in the title
spaces-criteria-titles-hint = Parted by commas: engineer, technicien. One of them is enough.
spaces-criteria-languages = Languages
spaces-criteria-languages-hint = Codes, parted by commas: fr, en.
spaces-criteria-skills = What they offer
spaces-criteria-skills-hint = Words as people say them on their profile, parted by commas: welding, SQL. What somebody shows to some only does not count.
spaces-criteria-inside = From where
spaces-criteria-inside-any = wherever from
spaces-criteria-inside-yes = the company only
spaces-criteria-inside-no = from outside only
spaces-criteria-any = How many of these have to be met
spaces-criteria-any-all = all of them
spaces-criteria-any-one = one is enough
spaces-criteria-preview = See what it means
spaces-criteria-save = Save the criteria
spaces-criteria-saved = The criteria hold from now on.
spaces-criteria-meet = { $n ->
    [0] Nobody meets this.
    [one] 1 person meets this.
   *[other] { $n } people meet this.
}
spaces-criteria-out = { $n ->
    [0] Every current member does.
    [one] 1 current member does not.
   *[other] { $n } current members do not.
}
spaces-criteria-none = Ask for one thing at least; without any criterion the community is open.
spaces-criteria-too-many = At most twelve, none longer than 60 characters.
spaces-criteria-unit-unknown = One of these units is not in the directory.
spaces-criteria-lapses = Do not meet them any more
spaces-criteria-until = leaves on { $day }
spaces-criteria-why = Why they stay
spaces-criteria-keep = Keep
spaces-criteria-kept = They stay.
spaces-criteria-exceptions = Kept as exceptions
spaces-criteria-kept-by = kept by { $name }
spaces-criteria-keep-end = End the exception
spaces-criteria-title = Who may join
spaces-criteria-all-of = All of this has to be so:
spaces-criteria-one-of = One of these is enough:
spaces-criteria-says-unit = you work in { $what }
spaces-criteria-says-title = your title says { $what }
spaces-criteria-says-language = you speak { $what }
spaces-criteria-says-skill = you offer { $what } on your profile
spaces-criteria-says-inside = you are of the company
spaces-criteria-says-outside = you are from outside the company
spaces-criteria-unmet-unit = This community is for people of { $what }, and the directory says otherwise of you.
spaces-criteria-unmet-title = This community is for people whose title says { $what }; yours does not.
spaces-criteria-unmet-language = This community is for people who speak { $what }; your profile does not say so.
spaces-criteria-unmet-skill = This community is for people who offer { $what }; your profile does not say so to everybody.
spaces-criteria-unmet-inside = This community is not for people from where you are: inside, or outside, the company ({ $what }).
spaces-criteria-unmet-help = Only you see this. Whoever looks after the community can make an exception.
