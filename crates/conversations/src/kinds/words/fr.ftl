# Types de conversation et où ils en sont.

conv-kind-hint-discussion = pour en parler ensemble
conv-kind-hint-question = pour demander, puis marquer la bonne réponse
conv-kind-hint-problem = quelque chose ne marche pas ; on le résout ensemble
conv-kind-hint-coordination = qui fait quoi, et quand
conv-kind-hint-decision = ce qui est à décider, et qui a décidé
conv-kind-hint-practice = notre façon de faire, une fois d’accord
conv-kind-hint-idea = un souhait ; la personne qui décide y répond
conv-kind-hint-poll = pour choisir entre quelques possibilités
conv-kind-hint-announcement = pour le dire à tout le monde ici
conv-filter-discussion = Discussions
conv-filter-question = Questions
conv-filter-problem = Problèmes
conv-filter-coordination = Coordination
conv-filter-decision = Décisions
conv-filter-practice = Pratiques
conv-filter-idea = Idées
conv-filter-poll = Sondages
conv-filter-announcement = Annonces

conv-stands = Où en est-on
conv-stands-who = { $who } s’en charge
conv-stands-day = pour le { $day }
conv-stands-review = à revoir le { $day }
conv-stands-decided = par { $who }, { $when }
conv-stands-reasons = Parce que : { $reasons }
conv-from = D’après ce que { $who } a écrit dans « { $title } »
conv-way-open = Rouvrir
conv-way-solved = Marquer comme résolu
conv-way-done = Marquer comme fait
conv-way-taken = Prendre la décision
conv-way-dropped = Abandonner
conv-way-proposed = Proposer de nouveau
conv-way-agreed = Adopter
conv-way-draft = Revenir à l’ébauche
conv-way-considered = Dire qu’elle est à l’étude
conv-way-accepted = Retenir
conv-way-declined = Écarter
conv-way-closed = Clore le sondage
conv-do-open = Rouvrir
conv-do-solved = C’est résolu
conv-do-done = C’est fait
conv-do-taken = Ce qui a été décidé
conv-do-dropped = Abandonner
conv-do-proposed = Proposer de nouveau
conv-do-agreed = Adopter cette pratique
conv-do-draft = Revenir à l’ébauche
conv-do-considered = Elle est à l’étude
conv-do-accepted = Retenir cette idée
conv-do-declined = Écarter cette idée
conv-do-closed = Clore le sondage
conv-field-words = En une phrase
conv-field-words-hint = Ce qui est décidé, ou votre réponse. Elle figure en tête de la conversation.
conv-field-decided-by = Décidé par
conv-field-decided-by-hint = L’identifiant de qui a décidé. Laissez vide si c’est vous.
conv-field-why = Pourquoi
conv-field-why-hint = Peut rester vide. Figure dans la conversation, à côté du changement.
conv-field-review = À revoir le
conv-field-review-hint = Une pratique que personne ne revoit vieillit sans qu’on le voie.
conv-field-who = Qui s’en charge
conv-field-who-hint = L’identifiant d’une personne qui lit cet espace.
conv-field-day = Pour quel jour
conv-terms = Dire qui et quand
conv-terms-title = Qui s’en charge, et quand
conv-terms-save = Enregistrer
conv-act-recast = Changer son type
conv-recast-title = De quoi s’agit-il vraiment ?
conv-recast-hint = Une ligne dans la conversation dit que c’est changé, et par qui.
conv-recast = Changer le type
conv-flash-stated = C’est noté. Les personnes qui suivent cette conversation sont prévenues.
conv-flash-recast = Le type est changé. Une ligne dans la conversation le dit.
conv-flash-terms = Enregistré.

conv-line-kind = { $who } a changé le type de cette conversation, { $when } : { $became } au lieu de { $was }
conv-line-over = Clos à l’heure prévue, { $when }
conv-line-open = { $who } a rouvert cette conversation, { $when }
conv-line-answered = { $who } a marqué la réponse, { $when }
conv-line-solved = { $who } a marqué ceci comme résolu, { $when }
conv-line-done = { $who } a marqué ceci comme fait, { $when }
conv-line-proposed = { $who } a rouvert cette décision, { $when }
conv-line-taken = { $who } a noté la décision, { $when }
conv-line-dropped = { $who } a abandonné ceci, { $when }
conv-line-draft = { $who } est revenu à une ébauche, { $when }
conv-line-agreed = { $who } a noté que la pratique est adoptée, { $when }
conv-line-considered = { $who } a noté que l’idée est à l’étude, { $when }
conv-line-accepted = { $who } a retenu cette idée, { $when }
conv-line-declined = { $who } a écarté cette idée, { $when }
conv-line-closed = { $who } a clos le sondage, { $when }

conv-who-unknown = Personne avec cet identifiant ne lit cet espace.
conv-day-unknown = Ce n’est pas un jour. Écrivez-le ainsi : 2026-05-31.
conv-day-missing = Choisissez le jour où vous la reverrez.
conv-words-missing = Dites-le en une phrase : qui lira plus tard n’aura que cela.
conv-too-long = C’est trop long : 2 000 caractères au plus.
conv-state-unknown = Ce genre de conversation n’a pas cet état.
conv-state-not-from-here = Elle n’en est plus là où vous l’aviez vue. Regardez la conversation de nouveau.
conv-kind-not-this = Elle ne peut pas devenir cela. Choisissez l’un des types proposés.

conv-poll = Choisissez
conv-poll-options-label = Entre quoi choisir
conv-poll-options-hint = Une possibilité par ligne, de 2 à 10.
conv-poll-several = Plusieurs choix possibles
conv-poll-closes-label = Se ferme tout seul le (vide : à la main)
conv-poll-options = Donnez de 2 à 10 possibilités différentes, une par ligne.
conv-poll-option-long = L’une d’elles est trop longue : 120 caractères au plus chacune.
conv-poll-closes = Ce moment est passé, ou n’en est pas un.
conv-poll-choose = Choisissez parmi ce qui est proposé ; une seule chose, sauf si plusieurs sont permises.
conv-poll-over = Ce sondage est clos.
conv-poll-votes = { $n ->
    [one] { $n } voix
   *[other] { $n } voix
}
conv-poll-voters = { $n ->
    [one] { $n } personne a voté
   *[other] { $n } personnes ont voté
}
conv-poll-mine = votre choix
conv-poll-after = Vous verrez les nombres après avoir voté, ou à la clôture
conv-poll-until = ouvert jusqu’au { $when }
conv-poll-nobody = personne ne voit qui a choisi quoi
conv-poll-vote = Voter
conv-poll-again = Changer mon vote
rule-polls-only = On ne vote que dans un sondage.

conv-task = Tâche
conv-task-open = à faire
conv-task-done = faite
conv-turn-into = En faire
conv-turn-title = Faire de ce message : { $kind }
conv-turn-lead = Une conversation à part commence ici. Elle nomme la personne qui a écrit le message, et le message montre ce qu’il devient.
conv-turn-do = Créer
conv-turn-gone = Ces mots ne sont plus là.
conv-flash-turned = C’est créé. Le message montre ce qu’il devient.

conv-name-label = Demandé par
conv-name-own = mon propre nom
conv-name-hint = Sous un autre nom, personne dans le réseau ne sait qui demande : ni ceux qui s’occupent de cet espace, ni son propriétaire, ni aucun export. La personne qui exploite le serveur pourrait regarder dans sa base ; lever le nom demanderait deux personnes. Vous écrivez sous ce nom dans toute la conversation, pouvez modifier et retirer vos mots, et êtes prévenu des réponses. Votre façon d’écrire peut tout de même dire qui vous êtes.
conv-name-not-here = Un autre nom vaut pour les questions, là où l’espace le permet, sans fichier, et pas pour appeler tout le monde.
conv-name-everybody = Sous un nom neutre, on n’appelle pas tout le monde et on ne joint pas de fichier : un fichier dit à qui il est.
