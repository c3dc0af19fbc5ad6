# Le cercle de l’animation.
circle-who = Qui fait quoi
circle-title = Cercle de l’animation
circle-what = Entre les personnes qui animent et celle qui conduit le réseau ; personne d’autre ne peut ouvrir cette page.
circle-of = { $n ->
    [one] Une personne anime.
   *[other] { $n } personnes animent.
}
circle-rota = Les semaines
circle-rota-what = Qui tient une semaine veille à ce qui se présente d’une communauté à l’autre et répond au cercle en premier.
circle-now = cette semaine
circle-days = du { $from } au { $until }
circle-free = libre
circle-somebody = quelqu’un du cercle
circle-needs-cover = à remplacer
circle-covered-by = remplacement :
circle-take = Je la prends
circle-plan = Nommer quelqu’un
circle-plan-do = C’est sa semaine
circle-whom = La semaine de
circle-ask = Demander un remplacement
circle-cover = Je remplace
circle-release-back = La rendre
circle-release-keep = Je la garde finalement
circle-release-uncover = Je ne peux pas remplacer
circle-away = Absences de ces semaines
circle-away-none = Aucune n’est notée.
circle-elsewhere = Un lieu où vous n’êtes pas
circle-stands-in = { $name } assure la suppléance
circle-is-asked = suppléance demandée à { $name }
circle-nobody-stands-in = pas encore de suppléance
circle-leaving = Avant de partir
circle-leaving-what = Quatre choses, et vous pouvez partir.
circle-leave-days = Vos jours.
circle-leave-days-do = Noter votre absence
circle-leave-deputies = La suppléance, lieu par lieu :
circle-leave-deputy-ask = demander à quelqu’un
circle-leave-deputy-see = voir
circle-leave-rota = Vos semaines.
circle-leave-rota-what = Un remplacement est demandé de lui-même pour chaque semaine touchée.
circle-leave-open = Ce qui vous attend encore :
circle-leave-open-none = rien.
circle-waits-help = une demande d’aide à votre adresse
circle-waits-handing = une conversation que vous avez proposée à un manager
circle-points = À évoquer
circle-points-none = Rien pour l’instant.
circle-point = Amener un sujet
circle-point-do = Le mettre sur la liste
circle-settle = C’est vu
circle-help = S’entraider
circle-help-none = Personne n’attend l’aide du cercle.
circle-help-ask = Demander l’aide du cercle
circle-until = jusqu’au { $day }
circle-kept = C’est gardé.
circle-cover-asked = Toutes les personnes de l’entreprise qui animent sont sollicitées.
circle-covered = Vous remplacez cette semaine-là.
circle-settled = Retiré de la liste.
circle-week = Choisissez le lundi d’une semaine, d’ici à six mois.
circle-not-one = Seule une personne de l’entreprise qui anime en ce moment peut tenir une semaine.
circle-taken = Quelqu’un tient déjà cette semaine.
circle-asked-already = Le remplacement est déjà demandé, ou trouvé.
circle-not-asked = On ne demande plus de remplacement pour cette semaine.
rule-circle-only = Le cercle est pour les personnes qui animent et pour celle qui conduit le réseau.
rule-circle-inside = Une personne de l’extérieur ne répond pas seule d’une semaine entière.
rule-circle-cover-others = C’est votre semaine : quelqu’un d’autre vous remplace.
circle-talk = Les conversations
circle-talk-what = Un espace propre au cercle : qui anime en fait partie aussi longtemps, et personne d’autre.
circle-talk-none = Rien n’a encore été dit. Une question de la semaine fait un bon début.
circle-talk-new = Ouvrir une conversation
circle-talk-all = Toutes les conversations
circle-talk-replies = { $n ->
    [one] 1 réponse
   *[other] { $n } réponses
}
