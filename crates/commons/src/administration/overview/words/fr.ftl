# La vue d’ensemble de l’administration, et ce que ses pages partagent.
operator-lead = Ce qui attend quelqu’un vient en premier. Ce qui se dit dans les espaces n’est pas ici : qui administre lit ce que ses adhésions permettent, rien de plus.
operator-tab-overview = Vue d’ensemble
operator-tab-people = Personnes
operator-tab-spaces = Espaces
operator-tab-settings = Réglages
operator-tab-jobs = Tâches de fond
operator-needs = À regarder
operator-needs-none = Rien ne demande votre attention.
operator-there = Ce qu’il y a
operator-more = Et aussi
operator-more-units = Unités
operator-more-table = Personnes et unités par un tableau
operator-more-moves = Réorganisations
operator-more-leavers = Ce que deviennent les noms de celles et ceux qui partent
operator-more-categories = Catégories d’espaces
operator-more-guests = Invités
operator-more-webhooks = Webhooks
operator-more-moderation = Modération
operator-need-parked-jobs = { $n ->
    [one] { $n } tâche abandonnée
   *[other] { $n } tâches abandonnées
}
operator-need-parked-facts = { $n ->
    [one] { $n } fait n’a pas pu être transmis
   *[other] { $n } faits n’ont pas pu être transmis
}
operator-need-failing-jobs = { $n ->
    [one] { $n } tâche échoue et sera retentée
   *[other] { $n } tâches échouent et seront retentées
}
operator-need-late-schedules = { $n ->
    [one] { $n } échéance en retard
   *[other] { $n } échéances en retard
}
operator-need-parked-mails = { $n ->
    [one] { $n } courriel ne part pas
   *[other] { $n } courriels ne partent pas
}
operator-need-late-mails = { $n ->
    [one] { $n } courriel attend depuis plus d’une heure
   *[other] { $n } courriels attendent depuis plus d’une heure
}
operator-need-full-spaces = { $n ->
    [one] Les fichiers de { $n } espace arrivent à la limite
   *[other] Les fichiers de { $n } espaces arrivent à la limite
}
operator-need-late-requests = { $n ->
    [one] { $n } demande d’entrée attend plus longtemps que promis
   *[other] { $n } demandes d’entrée attendent plus longtemps que promis
}
operator-need-one-owner = { $n ->
    [one] Une seule personne détient le réseau : nul ne pourrait lui rouvrir l’accès
   *[other] Une seule personne détient le réseau : nul ne pourrait lui rouvrir l’accès
}
operator-figure-people-active = { $n ->
    [one] personne peut se connecter
   *[other] personnes peuvent se connecter
}
operator-figure-people-invited = { $n ->
    [one] invitation sans réponse
   *[other] invitations sans réponse
}
operator-figure-people-suspended = { $n ->
    [one] accès suspendu
   *[other] accès suspendus
}
operator-figure-people-placeholder = { $n ->
    [one] nom importé sans compte
   *[other] noms importés sans compte
}
operator-figure-spaces-team = { $n ->
    [one] équipe
   *[other] équipes
}
operator-figure-spaces-community = { $n ->
    [one] communauté
   *[other] communautés
}
operator-figure-spaces-project = { $n ->
    [one] projet
   *[other] projets
}
operator-figure-spaces-network = { $n ->
    [one] espace ouvert à l’ensemble
   *[other] espaces ouverts à l’ensemble
}
