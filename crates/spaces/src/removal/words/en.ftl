spaces-title-removal = Delete { $space }
spaces-removal = Delete this space
spaces-removal-what = Everything in it goes for good, after fourteen days in which it can be taken back.
spaces-removal-open = See what would go
spaces-removal-lead = Everything that was said and kept here goes for good, in fourteen days. Until then the space can be read, nobody writes in it, and this can be taken back. Its members are told now.
spaces-removal-goes = What goes
spaces-removal-stays = Conversations that were moved elsewhere before stay where they are.
spaces-removal-threads = { $n ->
    [0] no conversation
    [one] 1 conversation, with every answer in it
   *[other] { $n } conversations, with every answer in them
}
spaces-removal-files = { $n ->
    [0] no file
    [one] 1 file
   *[other] { $n } files
}
spaces-removal-notes = { $n ->
    [0] no note
    [one] 1 note, with its history
   *[other] { $n } notes, with their history
}
spaces-removal-tasks = { $n ->
    [0] no task
    [one] 1 task
   *[other] { $n } tasks
}
spaces-removal-members = { $n ->
    [one] 1 person loses their way in, and is told
   *[other] { $n } people lose their way in, and are told
}
spaces-removal-type = Type the name of the space: { $name }
spaces-removal-type-hint = So that nobody deletes the wrong one.
spaces-removal-name-differs = That is not its name.
spaces-removal-do = Delete it in fourteen days
spaces-removal-planned = The space will be deleted in fourteen days. It can be taken back until then.
spaces-removal-ended = The space stays.
spaces-removal-end = Keep the space
spaces-removal-line = This space will be deleted on { $day }.
spaces-removal-by = { $name } decided that this space is deleted on { $day }. Until then it can be read, and taken back.
spaces-removal-first = This space is going to be deleted: take that back first.
spaces-change-removal = Will be deleted
rule-spaces-outside-removes-nothing = Somebody from outside the company does not delete a space, whatever they do in it.
