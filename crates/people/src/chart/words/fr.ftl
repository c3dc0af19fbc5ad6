people-chart = Organigramme
people-chart-lead = Qui appartient à quoi, et qui dirige.
people-chart-at = Tel qu’il était à la fin du { $day }.
people-chart-all = Tout ouvrir
people-chart-day = À quelle date
people-chart-show = Afficher
people-chart-today = Aujourd’hui
people-chart-keys = Les flèches déplacent, à droite on ouvre, à gauche on ferme, une lettre fait sauter.
people-chart-toggle = Parties de { $unit }
people-chart-direct = { $n ->
    [one] (dont { $n } directement)
   *[other] (dont { $n } directement)
}
