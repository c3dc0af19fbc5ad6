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
search-many = 99+
search-me = moi
search-saved = Recherches enregistrées
search-tags = Mots-clés
search-filters = Affiner la recherche
search-filters-on = Ce qui affine la recherche
search-filter-in = Dans l’espace
search-filter-from = Écrit par
search-filter-what = Type de conversation
search-filter-state = État
search-filter-since = À partir du
search-filter-until = Avant le
search-filter-has = Avec
search-filter-tag = Mot-clé
search-filter-remove = Retirer :
search-filter-off = Chercher sans « { $filter } »
search-has-file = avec un fichier
search-any = tous
search-hint-in = son adresse, comme pompes
search-hint-from = un identifiant, ou moi
search-operators = On peut aussi l’écrire : dans:pompes de:ines genre:question état:répondue après:2026-05-01 avant:2026-06 avec:fichier mot:joint, « exactement ces mots », -sans.
search-state-open = Ouverte
search-state-answered = Résolue
search-state-solved = Problème résolu
search-state-agreed = Convenue
search-instead = Vouliez-vous dire
search-nothing-filters = Rien de ce que vous pouvez voir ne répond à ces filtres.
search-nothing-fewer = Retirez un filtre, ou essayez d’autres mots. Quelqu’un le sait peut-être : posez la question dans l’espace concerné.
search-nothing-ask = Poser une question
search-keep-as = Enregistrer cette recherche sous
search-keep = Enregistrer
search-similar-title = Conversations semblables
search-similar-asked = Déjà demandé ?
search-similar-related = Conversations liées
search-similar-none = Rien de semblable
search-similar-none-how = Rien de ce que vous pouvez lire ne ressemble à ce titre. Posez votre question.
search-saved-lead = Les questions que vous gardez sous un nom. Personne d’autre ne les voit.
search-saved-none = Aucune recherche enregistrée
search-saved-none-how = Faites une recherche, puis enregistrez-la au bas de la page.
search-saved-change = Renommer ou retirer « { $name } »
search-saved-name = Nom
search-saved-rename = Renommer
search-saved-drop = Retirer
search-saved-done = La recherche est enregistrée.
search-saved-gone = La recherche est retirée.
search-saved-many = Vous gardez déjà cinquante recherches ; retirez-en une d’abord.
search-state-taken = Décidée
search-state-accepted = Acceptée
search-state-done = Faite
search-state-closed = Close
search-suggest-tag = Mot-clé
search-suggest-recent = Vous l’avez déjà cherché
search-suggest-forget = Oublier les recherches passées
search-suggested = { $n ->
    [0] Rien à proposer.
    [one] { $n } proposition.
   *[other] { $n } propositions.
}
search-keep-tells = me signaler les nouveautés
search-saved-told = Les nouveautés figurent dans votre récapitulatif.
search-saved-untold = Elle reste silencieuse.
search-saved-tell = Me signaler les nouveautés
search-saved-tell-not = Ne plus me les signaler
search-saved-tells = Les nouveautés vous seront signalées.
search-saved-quiet = La recherche reste silencieuse.
search-chip-file = Fichiers
search-chip-note = Notes
search-chip-duty = Qui fait quoi
search-file = Fichier
search-note = Note
search-duty = Qui fait quoi
