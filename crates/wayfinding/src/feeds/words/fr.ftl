feeds-title = Flux
feeds-lead = Lisez vos espaces dans un lecteur de flux. Chaque adresse n’est qu’à vous et montre ce que vous pouvez lire : qui la connaît lit comme vous. Ne la donnez à personne et supprimez-la quand elle ne sert plus.
feeds-follow = Suivre par flux
feeds-none = Vous n’avez pas encore d’adresse.
feeds-mine = Tous mes espaces
feeds-used = lue le { $day }
feeds-never = pas encore lue
feeds-end = Supprimer cette adresse
feeds-ended = L’adresse est supprimée : elle ne montre plus rien.
feeds-new = Une nouvelle adresse
feeds-label = Ce qui la lit
feeds-label-hint = Par exemple, le lecteur de mon téléphone
feeds-do = Créer l’adresse
feeds-made = L’adresse est créée.
feeds-most = Vous avez dix adresses. Supprimez-en une, puis créez-en une autre.
feeds-replies = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}
