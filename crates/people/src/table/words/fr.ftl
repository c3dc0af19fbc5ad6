people-table = Unités et personnes par tableau
people-table-lead = Un fichier CSV, ou des lignes collées depuis un tableur. Vous voyez tout ce qui changerait avant que rien ne change.
people-table-template-people = Tableau vide de personnes
people-table-template-units = Tableau vide d’unités
people-table-what = Ce qu’il contient
people-table-people = Des personnes
people-table-units = Des unités
people-table-kind = Dites s’il s’agit de personnes ou d’unités.
people-table-file = Le fichier
people-table-file-hint = Virgule, point-virgule ou tabulation ; UTF-8 ou tel qu’Excel l’écrit ; titres en français ou en anglais.
people-table-paste = Ou collez les lignes ici
people-table-empty = Il n’y a rien. Choisissez un fichier ou collez des lignes, les titres d’abord.
people-table-look = Voir ce qui change
people-table-preview = Ce qui changerait
people-table-preview-lead = Rien n’a encore changé.
people-table-state-running = Application en cours
people-table-state-done = Appliqué
people-table-done = { $n ->
    [one] { $n } changement effectué.
   *[other] { $n } changements effectués.
}
people-table-apply = Tout appliquer
people-table-applied = C’est appliqué. Un long tableau se poursuit de lui-même.
people-table-already = Ce tableau a déjà été appliqué.
people-table-wrong-now = Quelque chose dans ce tableau ne convient plus. Regardez-le de nouveau ; rien n’a changé.
people-table-nothing = L’annuaire dit déjà tout cela. Il n’y a rien à appliquer.
people-table-wrong = À corriger d’abord
people-table-wrong-lead = Rien n’est enregistré tant qu’il reste une erreur. Corrigez le fichier et renvoyez-le.
people-table-line = Ligne
people-table-column = Colonne
people-table-reason = Ce qui ne va pas
people-table-does = Ce qui se passe
people-table-detail = De quoi à quoi
people-table-changes = Ligne par ligne
people-table-new = nouveau
people-table-changed = modifié
people-table-moved = déplacé
people-table-n-new = { $n ->
    [one] { $n } nouveauté
   *[other] { $n } nouveautés
}
people-table-n-changed = { $n ->
    [one] { $n } modification
   *[other] { $n } modifications
}
people-table-n-moved = { $n ->
    [one] { $n } déplacement
   *[other] { $n } déplacements
}
people-table-n-same = { $n ->
    [one] { $n } ligne sans changement
   *[other] { $n } lignes sans changement
}
people-table-more = { $n ->
    [one] et { $n } de plus
   *[other] et { $n } de plus
}
people-table-unknown = Ces colonnes sont laissées de côté : { $names }.
people-table-missing = Absents du fichier
people-table-missing-lead = Personne ne part parce qu’un fichier l’a oublié. Si quelqu’un est vraiment parti, dites-le sur sa page.
people-table-unreadable = Ce tableau ne peut pas être lu.
people-table-heading = La première ligne nomme les colonnes. Pour les personnes : nom, et adresse électronique ou identifiant ; pour les unités : unité, unité au-dessus, responsable.
people-table-cells = Il y a plus de cases que de titres. Mettez entre guillemets un texte qui contient une virgule.
people-table-long = 50 000 lignes au plus par fichier.
people-table-twice = Identique à la ligne { $line }. Gardez l’une des deux.
people-table-name = Il n’y a pas de nom.
people-table-handle = « { $cell } » ne peut pas être un identifiant : de 2 à 40 minuscules, chiffres, points et traits d’union.
people-table-mail = « { $cell } » ne ressemble pas à une adresse électronique.
people-table-mail-taken = Quelqu’un d’autre a l’adresse « { $cell } ».
people-table-lang = « { $cell } » n’est pas une langue des pages. Écrivez fr ou en.
people-table-yes = « { $cell } » n’est ni oui ni non.
people-table-left = Cette personne est partie. Faites-la d’abord revenir depuis sa page.
people-table-unit = Aucune unité « { $cell } ». Créez-la d’abord, avec un tableau d’unités.
people-table-unit-near = Aucune unité « { $cell } ». Est-ce « { $near } » ?
people-table-manager = « { $cell } » ne peut pas diriger. Écrivez l’identifiant ou l’adresse de quelqu’un de l’entreprise qui se connecte, ou – pour personne.
people-table-circle = « { $cell } » dépendrait d’elle-même.
