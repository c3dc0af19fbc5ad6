people-table = Units and people by table
people-table-lead = A CSV file, or lines pasted from a spreadsheet. You see everything it would change before anything changes.
people-table-template-people = Empty table of people
people-table-template-units = Empty table of units
people-table-what = What is in it
people-table-people = People
people-table-units = Units
people-table-kind = Say whether it is about people or units.
people-table-file = The file
people-table-file-hint = Comma, semicolon or tab; UTF-8 or as Excel writes it; headings in English or French.
people-table-paste = Or paste the lines here
people-table-empty = There is nothing in it. Choose a file or paste lines, the headings first.
people-table-look = Look what it changes
people-table-preview = What would change
people-table-preview-lead = Nothing has changed yet.
people-table-state-running = It is being applied
people-table-state-done = Applied
people-table-done = { $n ->
    [one] { $n } change was made.
   *[other] { $n } changes were made.
}
people-table-apply = Apply all of it
people-table-applied = Applied. A long table goes on by itself.
people-table-already = This table has been applied already.
people-table-wrong-now = Something in this table does not fit any more. Look at it again; nothing was changed.
people-table-nothing = The directory says all of this already. There is nothing to apply.
people-table-wrong = This has to be mended first
people-table-wrong-lead = Nothing is saved while anything is wrong. Mend the file and send it again.
people-table-line = Line
people-table-column = Column
people-table-reason = What is wrong
people-table-does = What happens
people-table-detail = From what to what
people-table-changes = Line by line
people-table-new = new
people-table-changed = changed
people-table-moved = moves
people-table-n-new = { $n ->
    [one] { $n } is new
   *[other] { $n } are new
}
people-table-n-changed = { $n ->
    [one] { $n } gets other words
   *[other] { $n } get other words
}
people-table-n-moved = { $n ->
    [one] { $n } moves
   *[other] { $n } move
}
people-table-n-same = { $n ->
    [one] { $n } row changes nothing
   *[other] { $n } rows change nothing
}
people-table-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
people-table-unknown = These columns are left alone: { $names }.
people-table-missing = Not in the file
people-table-missing-lead = Nobody leaves because a file forgot them. If somebody did leave, say so on their page.
people-table-unreadable = This is not a table that can be read.
people-table-heading = The first line names the columns. For people: name, and mail or handle; for units: unit, unit above, manager.
people-table-cells = There are more cells than headings. Put text with a comma in quotation marks.
people-table-long = At most 50,000 rows in one file.
people-table-twice = The same as line { $line }. Keep one of them.
people-table-name = There is no name.
people-table-handle = “{ $cell }” cannot be a handle: small letters, digits, dots and hyphens, 2 to 40 of them.
people-table-mail = “{ $cell }” does not look like a mail address.
people-table-mail-taken = Somebody else has the address “{ $cell }”.
people-table-lang = “{ $cell }” is not a language of the pages. Write en or fr.
people-table-yes = “{ $cell }” is neither yes nor no.
people-table-left = They have left. Let them come back on their page first.
people-table-unit = There is no unit “{ $cell }”. Make it first, with a table of units.
people-table-unit-near = There is no unit “{ $cell }”. Is it “{ $near }”?
people-table-manager = “{ $cell }” is nobody who can lead. Write the handle or mail address of somebody of the company who signs in, or – for nobody.
people-table-circle = “{ $cell }” would stand under itself.
