spaces-title-criteria = Qui peut entrer dans { $space }
spaces-criteria-lead = Qui peut être de cette communauté, d’après ce que dit l’annuaire. On le regarde à l’entrée, et de nouveau quand quelque chose change.
spaces-criteria-not-in-force = Ces critères ne s’appliquent pas : dans les réglages, choisissez « Selon des critères ».
spaces-criteria-units = Unités
spaces-criteria-units-hint = Noms courts d’unités, séparés par des virgules : service, design. Celles du dessous comptent aussi.
spaces-criteria-titles = Mots de la fonction
spaces-criteria-titles-hint = Séparés par des virgules : ingénieur, technicien. Un seul suffit.
spaces-criteria-languages = Langues
spaces-criteria-languages-hint = Codes séparés par des virgules : fr, en.
spaces-criteria-skills = Ce que la personne propose
spaces-criteria-skills-hint = Les mots du profil, séparés par des virgules : soudure, SQL. Ce qu’on ne montre qu’à certains ne compte pas.
spaces-criteria-inside = D’où
spaces-criteria-inside-any = de partout
spaces-criteria-inside-yes = de l’entreprise seulement
spaces-criteria-inside-no = de l’extérieur seulement
spaces-criteria-any = Combien de critères remplir
spaces-criteria-any-all = tous
spaces-criteria-any-one = un seul suffit
spaces-criteria-preview = Voir ce que cela donne
spaces-criteria-save = Enregistrer les critères
spaces-criteria-saved = Les critères s’appliquent désormais.
spaces-criteria-meet = { $n ->
    [0] Personne ne les remplit.
    [one] { $n } personne les remplit.
   *[other] { $n } personnes les remplissent.
}
spaces-criteria-out = { $n ->
    [0] Tous les membres actuels les remplissent.
    [one] { $n } membre actuel ne les remplit pas.
   *[other] { $n } membres actuels ne les remplissent pas.
}
spaces-criteria-none = Demandez au moins une chose ; sans critère, la communauté est ouverte.
spaces-criteria-too-many = Douze au plus, et 60 caractères chacun.
spaces-criteria-unit-unknown = L’une de ces unités n’est pas dans l’annuaire.
spaces-criteria-lapses = Ne les remplissent plus
spaces-criteria-until = part le { $day }
spaces-criteria-why = Pourquoi cette personne reste
spaces-criteria-keep = Garder
spaces-criteria-kept = Cette personne reste.
spaces-criteria-exceptions = Gardés par exception
spaces-criteria-kept-by = par { $name }
spaces-criteria-keep-end = Mettre fin à l’exception
spaces-criteria-title = Qui peut entrer
spaces-criteria-all-of = Il faut tout cela :
spaces-criteria-one-of = Un seul point suffit :
spaces-criteria-says-unit = vous travaillez dans { $what }
spaces-criteria-says-title = votre fonction dit { $what }
spaces-criteria-says-language = vous parlez { $what }
spaces-criteria-says-skill = vous proposez { $what } sur votre profil
spaces-criteria-says-inside = vous êtes de l’entreprise
spaces-criteria-says-outside = vous venez de l’extérieur de l’entreprise
spaces-criteria-unmet-unit = Cette communauté est pour { $what } ; l’annuaire vous situe ailleurs.
spaces-criteria-unmet-title = Cette communauté est pour les personnes dont la fonction dit { $what } ; la vôtre ne le dit pas.
spaces-criteria-unmet-language = Cette communauté est pour qui parle { $what } ; votre profil ne le dit pas.
spaces-criteria-unmet-skill = Cette communauté est pour les personnes qui proposent { $what } ; votre profil ne le dit pas à tous.
spaces-criteria-unmet-inside = Cette communauté n’est pas pour qui vient d’où vous venez : de l’entreprise, ou de l’extérieur ({ $what }).
spaces-criteria-unmet-help = Vous seul voyez ceci. Qui anime la communauté peut faire une exception.
