search-title = Recherche
search-hits = Résultats
search-title-for = « { $q } » – recherche
search-label = Mots à chercher
search-do = Chercher
search-narrow = Ne montrer que
search-chip-all = Tout
search-chip-thread = Conversations
search-chip-message = Réponses
search-chip-person = Personnes
search-chip-space = Espaces
search-begin = Que cherchez-vous ?
search-begin-how = Un mot d’une conversation, le nom de quelqu’un, un espace. Singulier ou pluriel, avec ou sans accents, en français comme en anglais ; « des mots entre guillemets » restent ensemble.
search-nothing = Rien de ce que vous pouvez voir ne répond à « { $q } ».
search-nothing-how = Essayez avec moins de mots, ou avec d’autres. Quelqu’un le sait peut-être : posez la question dans l’espace concerné.
search-nothing-do = Parcourir les espaces
search-space-team = Équipe
search-space-community = Communauté
search-space-project = Projet
search-space-network = Tout le monde
search-members = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
}
search-reply = Réponse
search-answer = La réponse retenue
search-person = Personne
search-no-title = Les premiers mots ont été retirés
search-more-here = { $n ->
    [one] un autre passage dans cette conversation
   *[other] { $n } autres passages dans cette conversation
}
search-further = Résultats suivants
