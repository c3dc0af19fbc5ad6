people-tokens = Jetons pour les programmes
people-tokens-lead = Avec un jeton, un programme agit en votre nom : il lit et fait ce que vous pouvez, rien de plus.
people-tokens-api = Ce que les programmes peuvent faire
people-token-made = Copiez ce jeton maintenant : il n’est montré qu’une fois.
people-token-secret = Le jeton
people-token-new = Un nouveau jeton
people-token-label = À quoi il sert
people-token-label-hint = Le nom du programme ou de l’écran, pour le reconnaître plus tard.
people-token-scope = Ce qu’il peut faire
people-token-scope-read = Lire
people-token-scope-post = Lire, et écrire dans les conversations, notes, tâches et fichiers
people-token-scope-manage = Tout ce que vous pouvez faire, sauf créer des jetons
people-token-scope-unknown = Choisissez ce que le jeton peut faire.
people-token-holds = Combien de temps il vaut
people-token-for-days = { $n ->
    [365] Un an
   *[other] { $n } jours
}
people-token-days = Entre 1 et 365 jours.
people-token-do = Créer le jeton
people-token-end = Y mettre fin
people-token-ended = Le jeton a pris fin. Plus rien ne peut s’en servir.
people-token-no-end = sans fin, créé par l’exploitant
people-token-until = expire le { $day }
people-token-over = expiré le { $day }
people-token-never = jamais utilisé
people-token-used = utilisé pour la dernière fois le { $day }
people-token-most = Vous avez 20 jetons. Mettez fin à l’un d’eux, puis créez-en un autre.
rule-people-token-scope = Ce jeton ne va pas jusque-là. Il en faut un de portée « { $scope } ».
rule-people-token-self = Aucun programme ne crée de jetons ni n’y met fin. Connectez-vous avec votre navigateur.
