spaces-title-removal = Supprimer { $space }
spaces-removal = Supprimer cet espace
spaces-removal-what = Tout ce qu’il contient disparaît pour de bon, après quatorze jours pendant lesquels on peut revenir en arrière.
spaces-removal-open = Voir ce qui disparaîtrait
spaces-removal-lead = Tout ce qui s’est dit et gardé ici disparaît pour de bon, dans quatorze jours. D’ici là, l’espace se lit, personne n’y écrit, et l’on peut revenir en arrière. Ses membres sont prévenus maintenant.
spaces-removal-goes = Ce qui disparaît
spaces-removal-stays = Les conversations déplacées ailleurs auparavant restent où elles sont.
spaces-removal-threads = { $n ->
    [0] aucune conversation
    [one] { $n } conversation, avec toutes ses réponses
   *[other] { $n } conversations, avec toutes leurs réponses
}
spaces-removal-files = { $n ->
    [0] aucun fichier
    [one] { $n } fichier
   *[other] { $n } fichiers
}
spaces-removal-notes = { $n ->
    [0] aucune note
    [one] { $n } note, avec son historique
   *[other] { $n } notes, avec leur historique
}
spaces-removal-tasks = { $n ->
    [0] aucune tâche
    [one] { $n } tâche
   *[other] { $n } tâches
}
spaces-removal-members = { $n ->
    [one] { $n } personne n’y entre plus, et en est prévenue
   *[other] { $n } personnes n’y entrent plus, et en sont prévenues
}
spaces-removal-type = Tapez le nom de l’espace : { $name }
spaces-removal-type-hint = Pour que personne ne supprime le mauvais.
spaces-removal-name-differs = Ce n’est pas son nom.
spaces-removal-do = Le supprimer dans quatorze jours
spaces-removal-planned = L’espace sera supprimé dans quatorze jours. D’ici là, on peut revenir en arrière.
spaces-removal-ended = L’espace reste.
spaces-removal-end = Garder l’espace
spaces-removal-line = Cet espace sera supprimé le { $day }.
spaces-removal-by = { $name } a décidé que cet espace serait supprimé le { $day }. D’ici là, il se lit, et l’on peut revenir en arrière.
spaces-removal-first = Cet espace va être supprimé : revenez d’abord sur cette décision.
spaces-change-removal = Sera supprimé
rule-spaces-outside-removes-nothing = Une personne extérieure à l’entreprise ne supprime pas d’espace, quoi qu’elle y fasse.
