operator-start-title = The first hours
operator-start-lead = Five steps from an empty house to a first conversation. Do them in any order; what is done is seen by itself.
operator-start-done = { $n ->
    [0] Nothing is done yet.
    [5] All five are done. The house is yours.
   *[other] { $n } of 5 done.
}
operator-start-is-done = done
operator-start-name-house = Name the house
operator-start-why-house = Your people read this name on every page and in every mail. The language is for those whose browser asks for neither; everybody chooses their own.
operator-start-house-do = Keep these three
operator-start-kept = Kept.
operator-start-name-units = Draw the organisation
operator-start-why-units = Each unit gets its team space, led by its manager. A table with three columns is enough; nothing changes before you have seen what it would do.
operator-start-units-do = Bring a table of units
operator-start-units-one = Add one unit
operator-start-name-people = Let the first people in
operator-start-why-people = Begin with those who will help others: a few managers, a community manager, somebody from support. Each receives a link and chooses a password.
operator-start-people-do = Bring a table of people
operator-start-people-one = Invite one person
operator-start-name-spaces = Open the first spaces
operator-start-why-spaces = Two or three are better than ten. Each comes with its six answers written; change them until they are true.
operator-start-space-news = News for everybody
operator-start-space-questions = A place to ask questions
operator-start-space-onboarding = Newcomers and those who help them
operator-start-space-improvement = Making things better
operator-start-spaces-do = See all templates
operator-start-name-word = Say the first word
operator-start-why-word = Tell people what this place is for, or ask a question you would like answered. Whoever comes in next finds somebody there.
operator-start-word-do = Write it
operator-start-over = I know my way: do not show these steps on home
operator-start-closed = Home does not show the steps any more. They stay here.
