# Tasks: who does what by when.

tasks-mine = My tasks
tasks-of = Tasks in { $space }
tasks-here = Tasks
tasks-which = Which tasks
tasks-to-do = To do
tasks-done = Done
tasks-done-on = done { $day }
tasks-open = No day
tasks-today = Today
tasks-due = { $day }
tasks-late = Late: { $day }
tasks-nobody = Nobody yet
tasks-new = New task
tasks-none = Nothing here
tasks-none-how = A task is somebody, something and perhaps a day. Make one here, or of any message in a conversation.
tasks-title = What is to do
tasks-owner = Who does it
tasks-owner-hint = The short name of somebody who reads this space. Empty for nobody yet; anybody here may take it.
tasks-owner-unknown = Nobody of that short name reads this space.
tasks-day = By which day
tasks-day-unknown = This is not a day. Write it like 2026-05-31.
tasks-save = Save
tasks-finish = Mark as done
tasks-reopen = Open it again
tasks-older = Older tasks
tasks-source = From this message
tasks-flash-made = The task is there.
tasks-flash-saved = Saved.
tasks-flash-done = Done.
tasks-flash-reopened = Open again.

rule-tasks-of-members = In { $space }, members take and finish tasks. Join the space first; until then you can read.
rule-tasks-space-closed = { $space } is closed: what was to do stays to be read, and nothing is added.
tasks-tab = Tasks
