people-own = What you say of yourself
people-own-lead = Everything here is yours to write or to leave empty. Beside each field stands who can see it. Nothing is taken from elsewhere, and nothing is guessed.
people-who = Who can see it
people-who-all = everybody inside
people-who-spaces = members of my spaces
people-who-unit = my unit
people-who-me = only me
people-who-unknown = Choose one of the four who can see it.
people-field-unknown = A profile has no such field.
people-field-about = In my own words
people-field-job = My job, as I would tell it
people-field-offers = I can help with
people-field-seeks = I would like to learn
people-field-speaks = Languages
people-field-pronouns = Pronouns
people-field-phone = Phone
people-field-place = Place
people-field-hours = Working hours
people-field-links = Links
people-hint-about = What can people ask you about? Up to 500 characters.
people-hint-job = What you do on an ordinary day. Up to 300 characters.
people-hint-offers = Your own words, with commas between: seal fitting, vibration, Polish contracts.
people-hint-seeks = The same. Whoever offers it finds you, and you find them.
people-hint-speaks = With commas between: French, English.
people-hint-pronouns = If you like.
people-hint-phone = Where people may call you.
people-hint-place = Site, building, desk.
people-hint-hours = For example: 8 to 16, not on Wednesdays.
people-hint-links = One address a line, beginning with https://. Nothing is looked up there.
people-links-wrong = One address a line, beginning with https://, without spaces.
people-word-long = “{ $word }” is long. At most 60 characters for one word or expression.
people-words-many = At most 30 of them, please.
people-word-lead = Their own words. Nothing here is inferred from what anybody does.
people-word-offers = They can help with it
people-word-offers-none = Nobody has written that they offer it.
people-word-seeks = They would like to learn it
people-word-seeks-none = Nobody has written that they seek it.
people-seen = What others can see about you
people-seen-lead = Choose whose eyes. You see what they see, and below it what nobody sees.
people-seen-as = Whose eyes
people-reader-colleague = A colleague
people-reader-space = A member of one of my spaces
people-reader-unit = Somebody of my unit
people-reader-manager = My manager
people-reader-owner = The network’s owner
people-reader-guest = A guest
people-reader-what-colleague = Anybody of the company who shares no space with you.
people-reader-what-space = Somebody who is in a community, project or team with you.
people-reader-what-unit = Somebody of the same unit.
people-reader-what-manager = Whoever leads your unit sees what your unit sees, and no more: nothing about what you read, write or how often.
people-reader-what-owner = Whoever holds the network sees your profile as any colleague does. They can also suspend your access and move you to another unit; each such act is written down.
people-reader-what-guest = A guest in one of your spaces: your name, your title and your picture.
people-seen-hidden = They do not see
people-seen-nobody = What nobody sees
people-seen-nobody-read = What you read, and whether you have read something.
people-seen-nobody-counts = How often you write, come or react. No page has a line for each member.
people-seen-nobody-search = What you search for, your drafts and what you set aside.
people-seen-nobody-mail = Your mail address: it is for signing in.
people-seen-nobody-why = Why you are away. It is not asked.
people-seen-kept = What exists about you here
people-kept-sessions = { $n ->
    [one] { $n } device signed in
   *[other] { $n } devices signed in
}
people-kept-tokens = { $n ->
    [one] { $n } API token
   *[other] { $n } API tokens
}
people-kept-terms = { $n ->
    [one] { $n } space whose terms you accepted
   *[other] { $n } spaces whose terms you accepted
}
people-kept-notices = { $n ->
    [one] { $n } notice for you
   *[other] { $n } notices for you
}
people-kept-drafts = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
}
people-kept-facts = That you did something, without its words. Such lines are deleted after 400 days.
people-tongue-ar = Arabic
people-tongue-cs = Czech
people-tongue-da = Danish
people-tongue-de = German
people-tongue-el = Greek
people-tongue-en = English
people-tongue-es = Spanish
people-tongue-fi = Finnish
people-tongue-fr = French
people-tongue-hi = Hindi
people-tongue-hu = Hungarian
people-tongue-it = Italian
people-tongue-ja = Japanese
people-tongue-nl = Dutch
people-tongue-no = Norwegian
people-tongue-pl = Polish
people-tongue-pt = Portuguese
people-tongue-ro = Romanian
people-tongue-ru = Russian
people-tongue-sv = Swedish
people-tongue-tr = Turkish
people-tongue-uk = Ukrainian
people-tongue-vi = Vietnamese
people-tongue-zh = Chinese
people-picture = Your picture
people-picture-choose = A picture of you
people-picture-hint = JPEG, PNG, GIF or WebP, at most 12 MB. It is made square and small; where it was taken is not kept. Guests in your spaces see it too.
people-picture-do = Use this picture
people-picture-remove = Show my initials instead
