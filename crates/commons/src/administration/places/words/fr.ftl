# Les espaces, pour qui administre.
operator-spaces = Espaces
operator-spaces-lead = Leur existence, qui les anime, la place qu’ils prennent. Ce qui se dit dans un espace fermé reste à ses membres.
operator-spaces-none = Aucun espace ne correspond
operator-name = Nom
operator-kind = Nature
operator-kind-team = Équipe
operator-kind-community = Communauté
operator-kind-project = Projet
operator-kind-network = Pour l’ensemble
operator-any = Peu importe
operator-only = Seulement
operator-only-archived = Archivés
operator-only-full = Presque pleins
operator-only-waiting = Quelqu’un à la porte
operator-led = Tenu par
operator-facilitated = Animé par
operator-members = Membres
operator-files = Fichiers
operator-room = { $bytes } sur { $quota }
operator-full = presque plein
operator-archived = archivé
operator-at-door = { $n ->
    [one] { $n } à la porte
   *[other] { $n } à la porte
}
operator-next-page = Suite
