spaces-waves = Vagues
spaces-title-waves = Invitations par vagues : { $space }
spaces-wave-one-by-one = Une par une
spaces-wave-lead = Invitez beaucoup de personnes le jour de votre choix. Personne n’est invité deux fois, et qui a dit non est laissé tranquille. Ensuite, vous ne voyez que des nombres.
spaces-wave-people = Noms ou adresses
spaces-wave-people-hint = Noms courts ou adresses, comme vous les avez : un par ligne, ou séparés par des virgules.
spaces-wave-unit = Toute une unité
spaces-wave-unit-hint = Son nom court, par exemple service. Celles du dessous comptent aussi.
spaces-wave-language = Qui parlent
spaces-wave-language-hint = Le code d’une langue, par exemple fr.
spaces-wave-site = Sur un site
spaces-wave-site-hint = Un mot du lieu indiqué sur les profils, par exemple Lille, pour autant que vous puissiez le voir.
spaces-wave-at = Quel jour
spaces-wave-at-hint = À neuf heures du matin. Vide : maintenant.
spaces-wave-words = Un mot aux invités
spaces-wave-words-hint = Pourquoi cet espace, et pourquoi ces personnes. Elles le lisent à côté de la carte.
spaces-wave-preview = Voir qui est concerné
spaces-wave-preview-title = Qui est concerné
spaces-wave-plan = Planifier la vague
spaces-wave-planned = La vague est planifiée.
spaces-wave-would = { $n ->
    [0] Personne ne serait invité.
    [one] { $n } personne serait invitée.
   *[other] { $n } personnes seraient invitées.
}
spaces-wave-in = { $n ->
    [one] { $n } est déjà membre.
   *[other] { $n } sont déjà membres.
}
spaces-wave-before = { $n ->
    [one] { $n } a déjà été invitée, ou a demandé à entrer.
   *[other] { $n } ont déjà été invitées, ou ont demandé à entrer.
}
spaces-wave-gone = { $n ->
    [one] { $n } n’est plus active ici.
   *[other] { $n } ne sont plus actives ici.
}
spaces-wave-outside = { $n ->
    [one] { $n } vient de l’extérieur : on invite les personnes extérieures une par une, avec un parrain.
   *[other] { $n } viennent de l’extérieur : on invite les personnes extérieures une par une, avec un parrain.
}
spaces-wave-unknown = Personne ici ne répond à : { $what }
spaces-wave-who = De qui il s’agit
spaces-wave-more = { $n ->
    [one] … et { $n } autre.
   *[other] … et { $n } autres.
}
spaces-wave-means = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
spaces-wave-sent = { $n ->
    [one] { $n } invitation envoyée
   *[other] { $n } invitations envoyées
}
spaces-wave-passed = { $n ->
    [0] personne de laissé de côté
    [one] { $n } laissée de côté : déjà membre, partie ou déjà invitée
   *[other] { $n } laissées de côté : déjà membres, parties ou déjà invitées
}
spaces-wave-is-planned = Planifiée
spaces-wave-is-paused = En pause
spaces-wave-is-going = En cours
spaces-wave-is-gone = Envoyée
spaces-wave-is-back = Annulée
spaces-wave-pause = Mettre en pause
spaces-wave-resume = Continuer
spaces-wave-end = Annuler la vague
spaces-wave-paused = La vague est en pause ; personne n’est invité pour l’instant.
spaces-wave-resumed = La vague continue.
spaces-wave-taken-back = La vague est annulée. Qui n’a pas encore été invité ne le sera pas.
spaces-waves-none = Aucune vague n’a encore été planifiée.
spaces-wave-nobody = Nommez quelqu’un, ou dites où trouver ces personnes.
spaces-wave-nobody-left = Il ne reste personne à inviter : déjà membres, déjà invités, ou pas ici.
spaces-wave-too-many-named = 500 noms au plus par vague.
spaces-wave-too-many = 2 000 personnes au plus par vague : choisissez une unité plus petite.
spaces-wave-words-long = 600 caractères au plus.
spaces-wave-far = Dans l’année, s’il vous plaît.
