# Le bagage de démonstrations, où sont les évangélistes, ce que d’autres ont trouvé utile.
discipline-kit = Que montrer
discipline-kit-what = Une courte liste pour qui montre à un ou une collègue comment on fait : une petite chose, côte à côte, avec son propre travail. Arrêtez-vous quand l’autre prend la souris.
discipline-kit-begin = Commencer là
discipline-kit-minutes-of = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
discipline-kit-ask = Une question qui trouve sa réponse
discipline-kit-how-ask = Prenez une question qui serait partie par courriel aujourd’hui. Choisissez la communauté, écrivez une phrase qui dit ce qui a été essayé, et regardez ensemble ce que trouve « Déjà demandé ? » avant d’envoyer.
discipline-kit-find = Retrouver ce qui a été dit
discipline-kit-how-find = Faites nommer une chose cherchée en vain. Tapez deux mots, puis resserrez par espace et par année. Gardez la recherche si elle doit resservir.
discipline-kit-task = D’une conversation à une tâche
discipline-kit-how-task = Ouvrez une conversation qui finit par « il faudrait ». Faites du message une tâche, avec un nom et un jour. Montrez que la conversation le dit.
discipline-kit-note = Un compte rendu à plusieurs
discipline-kit-how-note = Dans l’espace de leur prochaine réunion, commencez une note avec trois titres. Faites écrire deux personnes à la fois, puis regardez ce qui a changé.
discipline-kit-digest = Moins d’interruptions
discipline-kit-how-digest = Ouvrez ce qui leur parvient et comment. Mettez un espace bavard dans le résumé du jour, posez des heures calmes, et montrez que ce que dit leur manager passe toujours.
discipline-kit-phone = Dans la poche
discipline-kit-how-phone = Sur leur téléphone : se connecter, mettre le réseau sur l’écran d’accueil, laisser passer une seule sorte de message. Lire une page sans réseau.
discipline-kit-own = Ajouté par des collègues
discipline-kit-own-none = Rien encore.
discipline-kit-add = Ajouter une démonstration
discipline-kit-title = Ce que l’on montre
discipline-kit-how = Comment
discipline-kit-how-hint = Deux ou trois étapes, avec un exemple de votre travail.
discipline-kit-minutes = Minutes
discipline-kit-address = Où cela commence
discipline-kit-address-hint = Une page de ce réseau, qui commence par /.
discipline-kit-do = L’ajouter
discipline-kit-remove = La retirer
discipline-kit-added = C’est ajouté.
discipline-kit-removed = C’est retiré.
discipline-kit-full = La liste est pleine. Retirez d’abord quelque chose : c’est une liste courte qui aide.
discipline-kit-minutes-wrong = Écrivez combien de minutes cela prend, de 1 à 60.
discipline-kit-address-wrong = Écrivez une page de ce réseau, qui commence par /, ou rien.
rule-discipline-keeps-kit = Les personnes qui tiennent le rôle d’évangéliste, et celle qui conduit le réseau, tiennent cette liste.
discipline-cover = Où sont les évangélistes
discipline-cover-what = Par langue, métier et unité, et là où il n’y a encore personne. Chacun peut se proposer sous « Qui fait quoi ».
discipline-cover-languages = Langues
discipline-cover-jobs = Métiers
discipline-cover-jobs-what = Des personnes des unités ci-dessous.
discipline-cover-units = Unités
discipline-cover-none = encore personne
discipline-cover-of = { $n ->
    [one] { $n } évangéliste
   *[other] { $n } évangélistes
}
discipline-cover-more = Plus d’unités
discipline-lang-en = Anglais
discipline-lang-fr = Français
discipline-helpful = Ce que d’autres ont trouvé utile
discipline-helpful-what = Compté à l’instant, pour vous seul, sur douze mois ; personne d’autre ne le voit et ce n’est gardé nulle part.
discipline-helpful-answers = { $n ->
    [one] { $n } réponse de vous a été marquée par la personne qui demandait.
   *[other] { $n } réponses de vous ont été marquées par les personnes qui demandaient.
}
discipline-helpful-practices = { $n ->
    [one] { $n } pratique que vous avez écrite a été adoptée.
   *[other] { $n } pratiques que vous avez écrites ont été adoptées.
}
discipline-helpful-none = Rien n’a été marqué jusqu’ici. Cela dit peu : l’aide laisse rarement une marque.
discipline-helpful-share = Ceux qui cherchent quelqu’un pour un rôle peuvent savoir que d’autres m’ont trouvé utile ; jamais combien de fois
discipline-helpful-words = Ce à quoi vous aidez, dans vos mots
discipline-helpful-words-hint = C’est cette phrase qu’ils lisent.
discipline-helpful-do = Garder
discipline-helpful-known = Ils peuvent le savoir. Revenez-y quand vous voulez.
discipline-helpful-kept = Personne n’en est informé.
discipline-helpful-none-yet = Rien n’a été marqué utile ces douze mois : il n’y a encore rien à faire savoir.
