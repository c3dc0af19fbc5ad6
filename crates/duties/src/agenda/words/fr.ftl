agenda-title = Mon rôle
agenda-sum = { $n ->
    [one] Une tâche vous attend aujourd’hui.
   *[other] { $n } tâches vous attendent aujourd’hui.
}
agenda-sum-none = Rien ne vous attend aujourd’hui.
agenda-none = Vous ne tenez aucun rôle ici
agenda-none-what = Un rôle est fait pour ce dont une communauté ou le réseau a besoin : qui en prend un trouve ici ses tâches, dans leur rythme. Ce que vous faites comme membre n’en demande pas. Une page dit qui répond de quoi.
agenda-none-who = Voir qui fait quoi
agenda-help = Demander de l’aide
agenda-network = tout le réseau
agenda-stands-in = vous remplacez { $name }
agenda-today = Aujourd’hui
agenda-today-none = Tout est dit pour aujourd’hui.
agenda-more = { $n ->
    [one] Une autre qui attend
   *[other] { $n } autres qui attendent
}
agenda-week = Dans les jours qui viennent
agenda-waits = Ce qui attend
agenda-for-me = De vous
agenda-for-me-none = Personne ne vous attend.
agenda-from-me = Des autres, pour vous
agenda-from-me-none = Vous n’attendez personne.
agenda-wait-role = Vous propose un rôle : { $role }, { $place }
agenda-wait-deputy = Vous propose une suppléance : { $role }, { $place }
agenda-wait-help = Demande de l’aide : { $what }
agenda-wait-act = Attend votre signature dans { $place }
agenda-wait-handing = Vous propose « { $title } »
agenda-mine-role = Vous lui proposez un rôle : { $role }, { $place }
agenda-mine-deputy = Vous lui proposez une suppléance : { $role }, { $place }
agenda-mine-help = Vous demandez de l’aide : { $what }
agenda-mine-act = Un acte dans { $place } attend sa signature
agenda-since = depuis le { $day }
agenda-until = pour le { $day }
agenda-rest = Le reste
agenda-said-n = { $n ->
    [one] Une tâche est faite, ou laissée de côté pour le moment
   *[other] { $n } tâches sont faites, ou laissées de côté pour le moment
}
agenda-later-n = { $n ->
    [one] Une tâche vient plus tard
   *[other] { $n } tâches viennent plus tard
}
agenda-off-n = { $n ->
    [one] Une tâche relève d’une autre étape
   *[other] { $n } tâches relèvent d’une autre étape
}
agenda-off-what = Le tableau de qui conduit le réseau dit où en est chaque communauté : le lancement est fini quand elle a grandi, les chiffres viennent quand il y a quelque chose à regarder.
agenda-rhythm-daily = chaque jour
agenda-rhythm-weekly = chaque semaine
agenda-rhythm-monthly = chaque mois
agenda-rhythm-quarterly = chaque trimestre
agenda-rhythm-yearly = chaque année
agenda-late = à faire
agenda-never = encore rien de noté
agenda-done = fait le { $day }
agenda-done-with = fait le { $day } : { $what }
agenda-skipped = laissé de côté le { $day } : { $why }
agenda-evidence-see = ce qui le montre
agenda-do = C’est fait
agenda-else = En dire plus, ou laisser de côté
agenda-where = Où
agenda-everywhere = Partout où c’est demandé
agenda-evidence = Ce qui le montre
agenda-evidence-hint = L’adresse d’une conversation, d’une note ou d’une page d’ici. Peut rester vide.
agenda-why = Un mot à ce sujet, ou pourquoi cela peut attendre
agenda-do-with = C’est fait
agenda-skip = Laisser de côté cette fois
agenda-flash-done = C’est noté. La tâche reviendra en son temps.
agenda-flash-skipped = Laissé de côté cette fois, avec votre raison.
agenda-twice = Cette tâche a déjà sa réponse pour le moment, et une suffit. Elle reviendra à sa prochaine échéance.
agenda-flaw-long = 200 caractères au plus.
agenda-flaw-evidence = Donnez une adresse du réseau que vous pouvez ouvrir, comme /s/field-diagnostics/t/1, ou laissez vide.
agenda-roles = Vos rôles
agenda-time = { $share } % de votre temps : { $given } heures par semaine, pour un besoin estimé à { $takes }
agenda-no-deputy = Personne ne vous remplace.
agenda-name-deputy = Demander à quelqu’un
agenda-deputy = En votre absence :
agenda-deputy-asked = (en attente de réponse)
agenda-limits = Ce que ce rôle ne permet pas
agenda-no-limits = Sa charte ne nomme aucune limite propre.
agenda-decides = Ce que vous décidez sans demander
agenda-seams = Ce qui passe entre vous et les autres rôles
agenda-gives = Vous donnez :
agenda-gets = Vous recevez :
agenda-only-you = Rien n’est mesuré ici. Vous dites ce qui est fait ; seuls vous, la personne qui vous remplace et celles et ceux qui répondent du réseau le voient.
agenda-circle = Le cercle de l’animation : semaines, remplacements, entraide
agenda-wait-coaching = Vous accompagnez : { $what }
agenda-mine-coaching = On vous accompagne : { $what }
