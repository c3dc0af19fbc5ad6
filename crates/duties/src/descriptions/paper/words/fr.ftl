# La fiche sur le papier : page, Markdown, Word.
descriptions-combined = Ce poste réunit plusieurs profils : { $roles }. Ce qu’ils partagent n’y figure qu’une fois.
descriptions-network = Tout le réseau
descriptions-part-profiles = Les profils réunis
descriptions-part-activities = Activités
descriptions-part-own = Propre au rôle
descriptions-part-decides = Décide en autonomie
descriptions-part-limits = Limites du poste
descriptions-part-seen = Ce que l’on regarde
descriptions-part-exchanges = Travaille avec
descriptions-part-competences = Compétences
descriptions-part-review = Revue de la fiche
descriptions-part-trace = Ce qui diffère des chartes, et pourquoi
descriptions-fact-place = Périmètre
descriptions-fact-reports = Rattachement
descriptions-fact-share = Temps de travail
descriptions-fact-around = Environnement
descriptions-fact-languages = Langues de travail
descriptions-share = { $n } % d’un temps plein
descriptions-around = { $people }, { $communities }
descriptions-around-none =
    { $n ->
        [one] une personne, pas encore de communauté
       *[other] { $number } personnes, pas encore de communauté
    }
descriptions-people =
    { $n ->
        [one] une personne
       *[other] { $number } personnes
    }
descriptions-communities =
    { $n ->
        [one] une communauté
       *[other] { $number } communautés
    }
descriptions-lang-en = anglais
descriptions-lang-fr = français
descriptions-lang-de = allemand
descriptions-lang-es = espagnol
descriptions-lang-it = italien
descriptions-lang-nl = néerlandais
descriptions-lang-pt = portugais
descriptions-lang-pl = polonais
descriptions-or = {" "}; ou{" "}
descriptions-when = Quand { $when }.
descriptions-when-missing = Quand : reste à dire.
descriptions-soon = une première communauté est ouverte
descriptions-seen-what = On parle de ces chiffres avec la personne, sur plusieurs mois ; personne n’est jugé sur une semaine.
descriptions-horizon-operational = au quotidien
descriptions-horizon-activity = activité, sur 6 à 12 mois
descriptions-horizon-value = valeur, sur 18 à 36 mois
descriptions-exchange-with = Avec
descriptions-exchange-gives = Apporte
descriptions-exchange-gets = Reçoit
descriptions-competences-what = Ce qui est très important est attendu dès le départ ou dans l’année ; le reste s’apprend en poste.
descriptions-review-what = Au bout de 3 mois, puis de 12, la personne en poste et celle à qui elle rend compte regardent ensemble si la fiche correspond à ce qui se fait vraiment. Ce qui change donne une nouvelle version.
descriptions-supplier-what = La plateforme est exploitée par un prestataire : son contrat et ses échéances font partie de l’environnement du poste.
descriptions-rhythm-daily = chaque jour
descriptions-rhythm-weekly = chaque semaine
descriptions-rhythm-monthly = chaque mois
descriptions-rhythm-quarterly = chaque trimestre
descriptions-rhythm-yearly = chaque année
descriptions-rhythm-once = une fois
descriptions-rhythm-as-needed = au besoin
descriptions-weight-0 = pas nécessaire
descriptions-weight-1 = important
descriptions-weight-2 = très important
descriptions-level-0 = hors du poste
descriptions-level-1 = parfois
descriptions-level-2 = toujours
descriptions-changed = { $was } → { $is }
descriptions-rule-not-here = Cette tâche n’existe pas dans un espace de ce type.
descriptions-rule-nobody-else = Dans une organisation de { $n } personnes, personne d’autre ne tient le rôle « { $role } », à qui cette tâche revient toujours.
descriptions-rule-others-do = Ici, le rôle « { $role } » s’en charge toujours ; nombre de personnes qui le tiennent : { $n }.
descriptions-rule-practised = Fait { $n } fois en douze mois : ce n’est plus une exception.
descriptions-rule-no-community = Il n’y a pas encore de communauté : cela commence avec la première.
descriptions-rule-no-english = L’anglais n’est pas une langue de travail ici.
descriptions-rule-supplier = La plateforme est exploitée par un prestataire.
descriptions-rule-distance = À { $n } personnes, la plupart des réunions se tiennent à distance.
descriptions-rule-chosen = { $why }
