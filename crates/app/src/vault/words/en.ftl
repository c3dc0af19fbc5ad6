rule-vault-not-oneself = Nobody has themselves erased: another owner of the network does it.
vault-ask = Ask for a copy
vault-asked = Your copy is being made. It will be on this page in a few minutes.
vault-begun = This erasure has begun and cannot be taken back any more.
vault-copy = Your own copy
vault-copy-lead = Everything the network holds about you, in one archive: a page to read, every row as JSON, your files.
vault-copy-made = As it was on { $when }.
vault-erase = Erase { $name }
vault-erase-lead = What is left of somebody who is erased is what others need to understand what was said.
vault-erase-title = Erasure of { $name }
vault-erasure-asked = Noted. It begins in seven days and can be taken back until then.
vault-erasure-withdrawn = Taken back. Nothing was erased.
vault-erasures = Erasures
vault-erasures-all = Asked for and done
vault-erasures-lead = Whoever left can ask to be forgotten. It begins after seven days, and then cannot be undone.
vault-erasures-none = Nobody has been erased.
vault-failed = Your copy could not be made. Ask for it again; if it fails once more, tell whoever runs the network.
vault-fetch = Download ({ $size })
vault-first-leave = { $name } is still here. Say first that they left, so that what they carry can be handed over.
vault-former = Former member
vault-goes = What goes
vault-goes-files = { $n ->
    [one] { $n } file they brought, in every version, and the versions they gave to files of others
   *[other] { $n } files they brought, in every version, and the versions they gave to files of others
}
vault-goes-memberships = { $n ->
    [one] Membership of { $n } space
   *[other] Memberships of { $n } spaces
}
vault-goes-messages = { $n ->
    [one] The words of { $n } message, with its earlier versions
   *[other] The words of { $n } messages, with their earlier versions
}
vault-goes-name = Name, handle and mail address, everywhere: on the profile, in mentions, in what others wrote, in search, in mails that wait
vault-goes-own = Profile, picture, sessions, tokens, notices, rules, drafts and saved searches
vault-goes-skills = { $n ->
    [one] { $n } thing they offer, seek or speak
   *[other] { $n } things they offer, seek or speak
}
vault-grace = It begins in seven days. Until then it can be taken back here.
vault-has-acts = What you did for the network
vault-has-decided = What was decided about you
vault-has-files = Your files
vault-has-memberships = Where you belong
vault-has-profile = Your profile
vault-has-roles = Your roles
vault-has-rules = How you are reached, what you follow
vault-has-searches = Your saved searches
vault-has-sessions = Your devices and tokens
vault-has-tasks = Your tasks
vault-has-words = What you wrote
vault-leaving = To their leaving
vault-me = My page
vault-no = no
vault-not-left = Only somebody who left can be erased. Say first that they left.
vault-once-a-day = You asked for a copy less than a day ago. There is one a day at most.
vault-over = Your last copy has been deleted: its seven days are over.
vault-people = People
vault-planned = It begins on { $when }. Until then it can be taken back.
vault-ready = Your copy of { $when } is ready.
vault-reason = Why
vault-reason-hint = For the owners of the network. It goes with the erasure.
vault-running = It is being carried out.
vault-saved = Saved.
vault-state-done = done
vault-state-planned = begins
vault-state-running = under way
vault-state-withdrawn = taken back
vault-stays = What stays
vault-stays-files = { $n ->
    [one] { $n } file they brought, as it is, from a former member
   *[other] { $n } files they brought, as they are, from a former member
}
vault-stays-inside = What is written inside of files that stay: the network changes no bytes of a document
vault-stays-mark = A mark from which nobody can read who it was, so that a restored backup erases again
vault-stays-messages = { $n ->
    [one] The words of { $n } message, by a former member
   *[other] The words of { $n } messages, by a former member
}
vault-stays-notes = Notes, which belong to all who wrote in them, without the name
vault-stays-others = What others wrote, without the name; reactions, votes and changes of state as numbers
vault-tomorrow = You can ask for another one tomorrow.
vault-under-way = An erasure of this person is under way already.
vault-until = It can be downloaded until { $when }, by you alone.
vault-waiting = Your copy is being made. Come back in a few minutes.
vault-what = What is in it
vault-what-not = Not in it: what others wrote, passwords and keys.
vault-withdraw = Take it back
vault-words = What becomes of their words
vault-words-do = Save
vault-words-go = Their words go too, with their files
vault-words-keep = Their words and files stay, by a former member
vault-words-unknown = Choose whether words stay or go.
vault-yes = yes
