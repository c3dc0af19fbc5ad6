# The kit of demonstrations, where evangelists are, what colleagues found helpful.
discipline-kit = What to show
discipline-kit-what = A short list for whoever shows a colleague how it is done: something small, beside them, with their own work. Stop when they take the mouse.
discipline-kit-begin = Begin there
discipline-kit-minutes-of = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
discipline-kit-ask = A question that finds its answer
discipline-kit-how-ask = Take a question they would have mailed today. Choose the community, write one sentence that says what was tried, and look together at what “already asked?” finds before sending.
discipline-kit-find = Finding what somebody said
discipline-kit-how-find = Let them name something they searched for in vain. Type two words, then narrow by space and by year. Keep the search if they will need it again.
discipline-kit-task = From a conversation to a task
discipline-kit-how-task = Open a conversation that ended with “somebody should”. Turn the message into a task, with a name and a day. Show that the conversation says so.
discipline-kit-note = Minutes that write themselves
discipline-kit-how-note = In the space of their next meeting, begin a note with three headings. Let two people write at once, then look at what changed.
discipline-kit-digest = Fewer interruptions
discipline-kit-how-digest = Open what reaches them and how. Put one busy space into the daily digest, set quiet hours, and show that what their manager says still comes through.
discipline-kit-phone = In the pocket
discipline-kit-how-phone = On their telephone: sign in, put it on the home screen, let one kind of message through. Read a page without a network.
discipline-kit-own = Added by colleagues
discipline-kit-own-none = Nothing yet.
discipline-kit-add = Add something to show
discipline-kit-title = What is shown
discipline-kit-how = How
discipline-kit-how-hint = Two or three steps, with an example from your work.
discipline-kit-minutes = Minutes
discipline-kit-address = Where it begins
discipline-kit-address-hint = A page of this network, beginning with /.
discipline-kit-do = Add it
discipline-kit-remove = Take it out
discipline-kit-added = Added.
discipline-kit-removed = Taken out.
discipline-kit-full = The list is full. Take something out first: a short list is what helps.
discipline-kit-minutes-wrong = Write how many minutes it takes, from 1 to 60.
discipline-kit-address-wrong = Write a page of this network, beginning with /, or nothing.
rule-discipline-keeps-kit = Those who hold the role of evangelist, and whoever leads the network, keep this list.
discipline-cover = Where evangelists are
discipline-cover-what = By language, job and unit, and where nobody is yet. Anybody can come forward under “Who does what”.
discipline-cover-languages = Languages
discipline-cover-jobs = Jobs
discipline-cover-jobs-what = Of the people of the units below.
discipline-cover-units = Units
discipline-cover-none = nobody yet
discipline-cover-of = { $n ->
    [one] 1 evangelist
   *[other] { $n } evangelists
}
discipline-cover-more = More units
discipline-lang-en = English
discipline-lang-fr = French
discipline-helpful = What others found helpful
discipline-helpful-what = Counted now, for you alone, over twelve months; nobody else sees it and it is kept nowhere.
discipline-helpful-answers = { $n ->
    [one] 1 answer of yours was marked by whoever asked.
   *[other] { $n } answers of yours were marked by whoever asked.
}
discipline-helpful-practices = { $n ->
    [one] 1 practice you wrote down was agreed.
   *[other] { $n } practices you wrote down were agreed.
}
discipline-helpful-none = Nothing was marked so far. That says little: most help leaves no mark.
discipline-helpful-share = Those who look for people to take on a role may know that others found me helpful; never how often
discipline-helpful-words = What you help with, in your own words
discipline-helpful-words-hint = This sentence is what they read.
discipline-helpful-do = Keep
discipline-helpful-known = They may know now. Take it back at any time.
discipline-helpful-kept = Nobody is told.
discipline-helpful-none-yet = Nothing was marked as helpful in these twelve months, so there is nothing to let be known yet.
