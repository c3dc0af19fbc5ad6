# Ce que l’on fait soi-même, les groupes qui se plient sur un petit écran, la suppléance de la personne
# propriétaire, les communautés sur la carte des relais, et les unités d’où viennent les rôles du réseau.
roles-own = Vous, ici :
roles-own-stands-in = (en suppléance)
roles-own-answers = { $n ->
    [one] Vous répondez d’une tâche : l’afficher
   *[other] Vous répondez de { $n } tâches : les afficher
}
roles-fold-n = { $n ->
    [one] 1 tâche
   *[other] { $n } tâches
}
roles-fold-lack = { $n ->
    [one] 1 sans nom unique
   *[other] { $n } sans nom unique
}
roles-fold-part = Qui d’autre participe
roles-owner-alone = personne en suppléance : ce rôle en a toujours une
roles-relay-spaces = Communautés
roles-relay-spaces-said = { $filled } sur { $all } ont quelqu’un qui les anime
roles-relay-space = Communauté
roles-relay-deputy = Suppléance
roles-relay-units = D’où viennent ces personnes
roles-relay-units-what = les rôles du réseau, par unité d’appartenance
roles-relay-roles = Rôles du réseau
roles-export-part = { $level } : { $names }
