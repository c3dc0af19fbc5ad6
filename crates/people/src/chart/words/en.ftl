people-chart = Organisation chart
people-chart-lead = Who belongs where, and who leads.
people-chart-at = As it stood at the end of { $day }.
people-chart-all = Open all of it
people-chart-day = On which day
people-chart-show = Show
people-chart-today = Today
people-chart-keys = Arrow keys move, right opens, left closes, a letter jumps.
people-chart-toggle = Parts of { $unit }
people-chart-direct = { $n ->
    [one] ({ $n } directly)
   *[other] ({ $n } directly)
}
