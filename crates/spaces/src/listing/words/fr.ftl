spaces-filters = Filtrer et trier
spaces-filter-kind = Genre
spaces-filter-category = Catégorie
spaces-filter-lang = Langue
spaces-filter-unit = Unité
spaces-filter-sort = Dans l’ordre
spaces-filter-any = tout
spaces-filter-mine = les miens
spaces-filter-open = ouverts pour moi
spaces-filter-active = actifs ces temps-ci
spaces-filter-do = Montrer
spaces-filter-clear = Sans filtre
spaces-sort-name = des noms
spaces-sort-active = de l’activité
spaces-sort-new = les plus récents d’abord
spaces-sort-members = de la taille
spaces-sort-unknown = Les espaces ne se trient pas ainsi.
spaces-found = { $n ->
    [one] { $n } espace
   *[other] { $n } espaces
}
spaces-lang-any = plusieurs
spaces-lang-en = anglais
spaces-lang-fr = français
spaces-title-projects = Lancés par les gens eux-mêmes
spaces-projects-lead = Des projets que quelqu’un ici a lancés sans rien demander. Ils sont là pour que vous les souteniez : écrivez à qui les a lancés.
spaces-projects-none = Personne n’a encore lancé de projet.
spaces-projects-no-aim = Son but n’est pas encore écrit.
spaces-card-long = L’une des réponses est trop longue : 4 000 caractères au plus.
rule-spaces-team-is-no-template = Une équipe suit l’annuaire : on ne l’ouvre pas d’après un modèle. Le modèle « Équipe » remplit sa carte.
