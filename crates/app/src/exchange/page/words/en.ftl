# What was brought in from other tools.
imports-title = Imports
operator-tab-imports = Imports
imports-lead = What was brought in from other tools, by the command line. An import can be taken back there by its number.
imports-none = Nothing has been imported yet
imports-how = On the server:
imports-earlier = Earlier
imports-number = number
imports-kind-slack = Slack
imports-kind-mbox = Mailing list
imports-kind-discourse = Discourse
imports-state-running = under way, or cut off
imports-state-undoing = being taken back
imports-state-undone = taken back
imports-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
imports-threads = { $n ->
    [one] { $n } thread
   *[other] { $n } threads
}
imports-spaces = { $n ->
    [one] { $n } space
   *[other] { $n } spaces
}
imports-people = { $n ->
    [one] { $n } placeholder
   *[other] { $n } placeholders
}
imports-skipped = { $n ->
    [one] { $n } bad record was left out.
   *[other] { $n } bad records were left out.
}
imports-kept = { $n ->
    [one] { $n } thing stayed, because somebody used it since.
   *[other] { $n } things stayed, because somebody used them since.
}
