# Ce qui réclame l’attention.
claims-title = Mon attention
claims-lead = Ce que vos espaces demandent à votre semaine, et combien de fois vous avez été interrompu. Vous le voyez, et personne d’autre.
claims-week = Votre semaine
claims-none = Aucun de vos espaces ne dit combien de temps il demande.
claims-under = Votre réseau juge raisonnables jusqu’à { $ceiling } heures par semaine, tous espaces réunis.
claims-over = C’est plus que ce que votre réseau juge raisonnable, tous espaces réunis, soit { $ceiling } heures par semaine. Votre manager ne l’apprend que par vous.
claims-settle = Demander l’arbitrage de votre manager
claims-silent = { $n ->
    [one] Un espace ne dit rien de son temps
   *[other] { $n } espaces ne disent rien de leur temps
}
claims-interrupted = Interruptions
claims-own = { $n ->
    [0] Rien ne vous a interrompu ces quatre dernières semaines.
    [one] Un courriel ou une notification vous a interrompu ces quatre dernières semaines.
   *[other] { $n } courriels et notifications vous ont interrompu ces quatre dernières semaines, soit { $each } par jour ouvré.
}
claims-aside = { $n ->
    [0] Rien n’a dû attendre votre résumé.
    [one] Un message de vos communautés a attendu votre résumé.
   *[other] { $n } messages de vos communautés ont attendu votre résumé.
}
claims-budget = { $n ->
    [0] Vous n’accordez aucune interruption aux communautés. Votre travail passe toujours, la parole de votre manager d’abord.
    [one] Vous accordez une interruption par jour. Votre travail passe toujours, la parole de votre manager d’abord.
   *[other] Vous accordez { $n } interruptions par jour. Votre travail passe toujours, la parole de votre manager d’abord.
}
claims-change = Budget et heures calmes
claims-settling = Ce que vous avez fait arbitrer
claims-two = { $a } et { $b }
claims-only-you = Le temps est celui qu’annoncent les responsables de vos espaces ; personne ne mesure ce que vous faites. Le total de ce qu’on vous demande est sur cette page et sur aucune autre.
claims-title-space = Temps demandé par { $space }
claims-space = Temps et attention
claims-unsaid = Personne n’a encore dit combien de temps cet espace demande.
claims-said = Annoncé le { $day }.
claims-said-by = Annoncé par { $name } le { $day }.
claims-space-what = C’est ce qu’un membre donne à cet espace dans sa semaine, lecture comprise. La fiche le dit, et la page où l’on rejoint l’espace aussi.
claims-minutes-label = Minutes par semaine
claims-minutes-hint = Pour un membre sans rôle ici. 0 retire l’annonce.
claims-flaw-minutes = Donnez un nombre entier de minutes, de 0 à 2400.
claims-say = Annoncer
claims-flash-said = Annoncé. La fiche le dit, et la page où l’on rejoint l’espace aussi.
claims-overlaps = Espaces pour les mêmes personnes et le même sujet
claims-overlaps-none = Aucune autre communauté ni aucun projet ne sollicite beaucoup des mêmes personnes pour le même sujet.
claims-overlap-said = { $n ->
    [one] Une personne dans les deux, sur { $either } dans l’un ou l’autre
   *[other] { $n } personnes dans les deux, sur { $either } dans l’un ou l’autre
}
claims-overlap-unread = Beaucoup des mêmes personnes. Vous ne pouvez pas lire cet espace : aucun nombre n’est montré.
claims-overlaps-what = Comparé une fois par semaine, par les membres et par les mots des titres ; moins de cinq personnes communes ne sont jamais montrées. Rien n’est fusionné à votre place : mettez-vous d’accord, ou demandez une décision.
claims-settle-two = Demander une décision
claims-manager-title = Ce qui interrompt l’équipe
claims-manager = { $n } % des interruptions de la semaine dernière venaient du manager ou d’un délégué.
claims-manager-quiet = Rien n’a interrompu l’équipe la semaine dernière.
claims-few = { $n ->
    [one] Non montré : personne n’est compté.
   *[other] Non montré : moins de { $n } personnes sont comptées.
}
claims-refused = Appels à tous refusés par une règle
claims-refused-sum = { $n ->
    [one] Un ces quatre dernières semaines entières, par des règles qui ont retenu cinq personnes ou plus.
   *[other] { $n } ces quatre dernières semaines entières, par des règles qui ont retenu cinq personnes ou plus.
}
claims-leads-only = Montré aux responsables de cet espace. Personne n’est nommé.
claims-to-mine = Ce que tous vos espaces demandent à votre semaine
claims-network = L’attention dans le réseau
claims-network-lead = Combien de fois on est interrompu, semaine par semaine. Des totaux seulement : personne n’est nommé, aucune unité n’est montrée.
claims-network-none = Aucune semaine n’est encore comptée. La première sera là lundi, dès que cinq personnes sont comptées.
claims-col-week = Semaine du
claims-col-p50 = Par jour ouvré, la moitié des personnes au plus
claims-col-p90 = Par jour ouvré, neuf personnes sur dix au plus
claims-col-quiet = Pendant les heures calmes
claims-percent = { $n } %
claims-network-what = Une interruption est un courriel ou une notification à part ; un résumé n’en est pas une. Compté par membre et par jour ouvré ; qui n’en a eu aucune compte aussi. Les heures calmes sont celles de chacun. Un tiret signale un chiffre derrière lequel il y a trop peu de personnes.
