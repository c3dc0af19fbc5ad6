operator-start-title = Les premières heures
operator-start-lead = Cinq étapes, d’une maison vide à une première conversation. L’ordre est libre ; ce qui est fait se voit tout seul.
operator-start-done = { $n ->
    [0] Rien n’est encore fait.
    [1] 1 étape sur 5 est faite.
    [5] Les cinq sont faites. La maison est à vous.
   *[other] { $n } étapes sur 5 sont faites.
}
operator-start-is-done = fait
operator-start-name-house = Nommer la maison
operator-start-why-house = Ce nom se lit sur chaque page et dans chaque courriel. La langue vaut pour les navigateurs qui n’en demandent aucune des deux ; chacun choisit la sienne.
operator-start-house-do = Garder ces trois choix
operator-start-kept = C’est gardé.
operator-start-name-units = Dessiner l’organisation
operator-start-why-units = Chaque unité reçoit son espace d’équipe, conduit par son manager. Un tableau de trois colonnes suffit ; rien ne change avant que vous ayez vu ce qu’il ferait.
operator-start-units-do = Apporter un tableau d’unités
operator-start-units-one = Ajouter une unité
operator-start-name-people = Faire entrer les premières personnes
operator-start-why-people = Commencez par celles qui aideront les autres : quelques managers, une animatrice ou un animateur, quelqu’un du support. Chacune reçoit un lien et choisit son mot de passe.
operator-start-people-do = Apporter un tableau de personnes
operator-start-people-one = Inviter une personne
operator-start-name-spaces = Ouvrir les premiers espaces
operator-start-why-spaces = Deux ou trois valent mieux que dix. Chacun vient avec ses six réponses écrites ; changez-les jusqu’à ce qu’elles soient vraies.
operator-start-space-news = Des nouvelles pour tout le monde
operator-start-space-questions = Un lieu pour poser ses questions
operator-start-space-onboarding = Les nouveaux et ceux qui les aident
operator-start-space-improvement = Améliorer les choses
operator-start-spaces-do = Voir tous les modèles
operator-start-name-word = Dire le premier mot
operator-start-why-word = Dites à quoi sert ce lieu, ou posez une question dont vous aimeriez la réponse. La personne suivante trouvera quelqu’un.
operator-start-word-do = L’écrire
operator-start-over = Je connais le chemin : ne plus montrer ces étapes à l’accueil
operator-start-closed = L’accueil ne montre plus ces étapes. Elles restent ici.
