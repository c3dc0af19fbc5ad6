# Held acts and co-driving
roles-held-title = Secondes signatures
roles-held-lead = Certains actes de personnes extérieures ne prennent effet qu’une fois signés aussi par qui les accompagne. Un message ordinaire n’attend jamais.
roles-held-none = Rien n’attend de signature
roles-held-none-how = Quand une personne que vous accompagnez s’adresse à tous, invite ou retire les mots des autres, sa demande arrive ici.
roles-held-to-sign = À signer par vous
roles-held-asked = Vos demandes
roles-held-decided = Décidé récemment
roles-held-all = Toutes les secondes signatures
roles-held-do-broadcast = S’adresser à tout le monde dans { $space }
roles-held-do-everybody = Mentionner tout le monde dans { $space }
roles-held-do-withdraw = Retirer les mots de quelqu’un dans { $space }
roles-held-do-invite = Inviter quelqu’un dans { $space }
roles-held-do-wave = Inviter beaucoup de personnes dans { $space }
roles-held-do-uninvite = Annuler une invitation dans { $space }
roles-held-do-export = Exporter qui fait quoi dans { $space }
roles-held-do-case = Une mesure sur ce qui a été signalé dans { $space }
roles-held-do-case-hide = Masquer ce qui a été signalé dans { $space } le temps de l’examen
roles-held-do-case-unhide = Afficher de nouveau ce qui a été signalé dans { $space }
roles-held-do-case-remind = Rappeler une règle à quelqu’un dans { $space }
roles-held-do-case-ask = Demander une reformulation à quelqu’un dans { $space }
roles-held-do-case-lock = Fermer une conversation aux réponses dans { $space }
roles-held-do-case-unlock = Rouvrir une conversation aux réponses dans { $space }
roles-held-do-case-warn = Avertir quelqu’un dans { $space }
roles-held-do-case-remove = Retirer ce qui a été signalé dans { $space }
roles-held-do-case-dismiss = Clore un signalement dans { $space } : aucune règle enfreinte
roles-held-do-appeal = Une réponse à un recours dans { $space }
roles-held-do-appeal-uphold = Rejeter un recours dans { $space }
roles-held-do-appeal-overturn = Annuler une décision dans { $space } et tout rétablir
roles-held-breaks = Règle
roles-held-rule-terms = Les règles de l’espace
roles-held-rule-respect = Respect : cela blesse ou attaque quelqu’un
roles-held-rule-privacy = Vie privée : cela dévoile ce qui est personnel
roles-held-rule-secret = Confidentiel : cela n’a pas à être lu ici
roles-held-rule-noise = Hors de propos : publicité, répétition, autre sujet
roles-held-rule-law = La loi
roles-held-do-other = Un acte dans { $space } qui demande deux signatures
roles-held-state-waiting = En attente
roles-held-state-signing = Signé, pas encore fait
roles-held-state-signed = Signé
roles-held-state-turned-down = Écarté
roles-held-state-withdrawn = Annulé
roles-held-state-failed = Pas fait
roles-held-waits = En attente de la signature de { $name }
roles-held-nobody = Personne ne peut signer pour l’instant : il n’y a pas d’accompagnement
roles-held-kept = Votre envoi est gardé tel quel. Rien n’a encore eu lieu ; cela se fera à la signature, et vous pouvez l’annuler d’ici là.
roles-held-look = Voir la demande
roles-held-who = Demandé par
roles-held-driver = À signer par
roles-held-when = Demandé
roles-held-person = À propos de
roles-held-words = Le texte
roles-held-message = Ce qu’a écrit { $name }
roles-held-see = Voir ce que c’est devenu
roles-held-sign = Signer et exécuter
roles-held-sign-hint = Cela se fait aussitôt, au nom de { $name }.
roles-held-turn-down = Écarter
roles-held-reason = Pourquoi
roles-held-reason-hint = { $name } lira ces lignes.
roles-held-withdraw = Annuler la demande
roles-held-was-signing = { $name } a signé { $when } ; il n’est pas encore certain que ce soit fait. Signer une fois de plus termine l’acte, et rien ne se fait deux fois.
roles-held-was-signed = { $name } a signé { $when }, et c’est fait.
roles-held-was-turned-down = { $name } a écarté cette demande { $when }.
roles-held-was-withdrawn = Demande annulée { $when }. Rien n’a été fait.
roles-held-was-failed = { $name } a signé { $when }, mais cela ne pouvait plus se faire. { $why }
roles-held-flash-signed = Signé et fait.
roles-held-flash-turned-down = Demande écartée. Rien n’a été fait.
roles-held-flash-withdrawn = Demande annulée. Rien n’a été fait.
roles-held-running = La signature vient d’être donnée et l’acte est en cours. Regardez à nouveau dans un instant.
roles-held-over = C’est déjà décidé, rien n’a donc été changé. Ce qui reste souhaité peut être demandé à nouveau.
roles-held-away = La personne qui l’avait demandé ne peut plus agir ici. Rien n’a été fait.
roles-held-not-found = Ce dont il s’agissait n’est plus là, ou n’est plus ouvert à qui l’avait demandé. Rien n’a été fait.
roles-held-unsure = La signature est ancienne et l’exécution a été interrompue : personne ne peut dire si c’est fait. Voyez si la chose est là ; sinon, elle peut être demandée à nouveau.
rule-s2-sm6 = Une personne extérieure à l’entreprise commence ce rôle à deux, avec quelqu’un de l’intérieur. Nommez dans la proposition une personne de l’entreprise pour l’accompagner.
rule-s2-sm6-alone = Vous agissez depuis l’extérieur de l’entreprise, et personne de l’intérieur ne vous accompagne ici pour l’instant : personne ne peut donner la seconde signature. Rien n’a été gardé. La personne qui dirige les réseaux peut nommer quelqu’un.
rule-s2-sm6-driver = C’est la personne qui accompagne qui décide quand quelqu’un de l’extérieur continue sans elle, parce qu’elle a vu les actes de près. Personne d’autre ne le peut, ni personne de l’extérieur. Adressez-vous à elle, ou suspendez l’accompagnement.
rule-s2-sm6-follows = Qui quitte un rôle ne choisit pas sans autre avis une personne extérieure à l’entreprise pour la suite, ni qui l’accompagne. Demandez à la personne qui dirige les réseaux de la proposer.
rule-s2-sm6-release = Pas encore : { $holder } conduira sans accompagnement quand plus rien ne manquera. Jours encore à passer : { $days }. Actes encore à signer à deux : { $acts }. Lignes de la liste encore ouvertes : { $items }.
rule-roles-cosign-inside = La seconde signature revient à quelqu’un de l’entreprise. La personne qui dirige les réseaux peut nommer quelqu’un d’autre pour accompagner.
roles-codriving-title = Conduite accompagnée : { $holder }
roles-codriving-lead = { $holder } vient de l’extérieur et conduit avec { $driver }, le temps de connaître les usages de l’entreprise. Visible de ces deux personnes et de celles qui répondent du réseau.
roles-codriving-phase-appointed = Commence bientôt
roles-codriving-phase-co-driving = À deux
roles-codriving-phase-released = Sans accompagnement
roles-codriving-phase-suspended = Suspendue
roles-codriving-driver = Accompagnement
roles-codriving-since = Depuis
roles-codriving-days-label = Durée
roles-codriving-days = { $done } jours sur au moins { $all }
roles-codriving-acts-label = Deux signatures
roles-codriving-acts = { $done } actes sur au moins { $all }
roles-codriving-culture = Ce qu’il faut savoir de la maison
roles-codriving-lines = { $done } cochées sur { $all }
roles-codriving-done = Coché :
roles-codriving-check = Cocher
roles-codriving-uncheck = Décocher
roles-codriving-release = Laisser conduire
roles-codriving-release-hint = Dès lors, { $holder } n’a plus besoin de seconde signature ici.
roles-codriving-suspend = Suspendre
roles-codriving-suspend-hint = Dès lors, { $holder } ne peut plus rien faire ici qui demanderait une seconde signature, et ce qui attend ne se signe plus.
roles-codriving-flash-checked = C’est noté.
roles-codriving-flash-released = C’est dit : une signature suffit désormais.
roles-codriving-flash-suspended = Suspendu.
roles-codriving-no-line = La liste n’a pas de telle ligne.
roles-codriving-stopped = Cet accompagnement est suspendu et ne peut se terminer ainsi. Le rôle peut être proposé à nouveau.

# Holding a role
roles-held-by-now = Aujourd’hui : { $names }.
roles-choose-other = Choisir un autre rôle
roles-volunteer-title = Se proposer : { $role }
roles-volunteer-choose = Se proposer pour un rôle
roles-volunteer-lead = Vous le prenez de vous-même et le quittez quand vous voulez. Votre manager voit que vous le faites, pas combien de temps.
roles-volunteer-do = Se proposer
roles-handover-list = Pour passer le relais : ce qu’il faut transmettre
roles-check-gaps = { $n ->
    [one] Sans ce rôle, plus personne ne répondrait d’une tâche ici.
   *[other] Sans ce rôle, plus personne ne répondrait de { $n } tâches ici.
}
roles-check-doubles = { $n ->
    [one] Avec ce rôle, deux personnes pourraient répondre d’une même tâche ici : il faudra trancher.
   *[other] Avec ce rôle, deux personnes pourraient répondre de { $n } tâches ici : il faudra trancher.
}
roles-check-doubles-left = { $n ->
    [one] Sans ce rôle, il faudrait trancher qui répond d’une tâche ici.
   *[other] Sans ce rôle, il faudrait trancher qui répond de { $n } tâches ici.
}
roles-check-over = Les rôles confiés à { $name } demandent environ { $need } heures par semaine ; { $given } sont prévues. Augmentez la part, ou partagez le travail.
roles-warning = Sans réponse pour le moment : { $ask }
roles-handed-do = Cocher comme transmis
roles-handed-undo = Décocher
roles-handed-done = Fait :
roles-share = Part du temps
roles-asker = À la demande de
roles-specialities = En particulier
roles-network = Tout le réseau
roles-place-unit = Unité { $name }
roles-choose = Choisir
roles-choose-role = Continuer avec ce rôle
roles-read-charter = Lire en quoi consiste le rôle
roles-rule = Règle { $rule }
roles-refused = Ce rôle ne peut pas être confié ainsi
roles-not-stored = Rien n’est encore enregistré
roles-assign-title = Proposer un rôle à quelqu’un
roles-assign-lead = Choisissez d’abord le rôle. C’est la personne sollicitée qui décide : un rôle est tenu une fois accepté.
roles-assign-do = Proposer
roles-field-role = Rôle
roles-field-in = Où
roles-field-person = Qui
roles-field-person-hint = Commencez à saisir un nom et choisissez, ou écrivez le nom entier.
roles-field-share = Part du temps de travail, en pour cent
roles-field-share-hint = Tous les rôles d’une personne tiennent ensemble dans 100. Elle seule et les responsables du réseau la voient.
roles-field-from = Premier jour
roles-field-from-hint = Aujourd’hui si vous laissez vide.
roles-field-until = Dernier jour
roles-field-until-hint = Vide : sans fin. Avant l’échéance, on vous demande à tous deux si cela continue.
roles-field-driver = Qui accompagne
roles-field-driver-hint = Nécessaire pour une personne extérieure : quelqu’un de la maison qui signe avec elle, le temps qu’elle la connaisse.
roles-field-deputy = Qui supplée
roles-field-deputy-hint = Quelqu’un de la maison qui peut agir à tout moment. On lui pose aussi la question.
roles-field-specialities = S’occupe en particulier de
roles-field-attachment = Rattachement
roles-field-lead = Rend compte à
roles-field-lead-hint = En général, la personne responsable des réseaux.
roles-field-asker = Et à qui a demandé l’espace
roles-field-asker-hint = Un manager ou un service, s’il y en a un.
roles-field-note = Quelques mots pour cette personne
roles-field-note-hint = Ce que vous espérez, et pourquoi vous avez pensé à elle.
roles-more-fields = Spécialités, rattachement, quelques mots
roles-question-must = Nécessaire : une phrase ou deux. Une autre personne le confirme.
roles-question-may = Sans réponse, la page reposera la question.
roles-speciality-content = Contenus
roles-speciality-moderation = Modération
roles-speciality-data = Chiffres
roles-speciality-events = Événements
roles-attachment-lead = la direction des réseaux
roles-attachment-correspondent = son propre service, en correspondance
roles-assignment-title = { $role } : { $name }
roles-assignment-proposed = Proposé
roles-assignment-held = Tenu
roles-assignment-declined = Décliné
roles-assignment-withdrawn = Proposition retirée
roles-assignment-ended = Terminé
roles-asked-title = On vous propose ce rôle
roles-asked-by = La proposition vient de : { $name }. Rien ne change avant votre accord, et décliner se passe de motif.
roles-accept = J’accepte
roles-decline = Non, merci
roles-approve-title = Confirmer les réponses ci-dessous
roles-approve-lead = La charte demande qu’une autre personne que la personne concernée et que celle qui propose confirme ce qui est dit.
roles-approve = Confirmer
roles-deputy-asked-title = On vous propose une suppléance
roles-deputy-asked = Pour { $name }, { $role }, { $where }. Vous agissez en son absence, avec les mêmes droits et les mêmes limites.
roles-deputy-accept = J’accepte la suppléance
roles-since = Depuis
roles-until = Jusqu’au
roles-open-end = sans fin
roles-percent = { $share } %
roles-only-you = visible par la personne et les responsables du réseau
roles-codriving-see = où cela en est
roles-criteria = Pourquoi cette personne
roles-approved-by = Confirmation : { $name }
roles-approved-by-nobody = Personne d’autre ne l’a encore confirmé.
roles-deputies = Suppléance
roles-deputies-none = Personne ne supplée encore.
roles-deputy-asked-state = sollicitation en cours
roles-deputy-accepted = assure la suppléance
roles-deputy-end = Mettre fin
roles-deputy-ask = Solliciter
roles-change = Modifier ce rôle
roles-change-do = Enregistrer
roles-handover = Passer le relais
roles-hand-over-to = Passer le relais à quelqu’un
roles-last-holder = Vous êtes la dernière personne à tenir ce rôle ici. Vous pourrez le quitter dès que quelqu’un prendra la suite : passez d’abord le relais.
roles-leave = Quitter ce rôle
roles-end = Mettre fin à ce rôle
roles-withdraw = Retirer la proposition
roles-follows = À qui ce rôle a succédé
roles-one-title = Une personne, tous les rôles
roles-one-lead = Dans un petit réseau, ou au début, une seule personne peut tout faire. Cochez ce qu’elle prend ; passez les rôles à d’autres quand le réseau grandit, sans rien perdre de l’historique.
roles-one-guide = Un point de départ pour { $people } personnes et { $communities } communautés : les parts ci-dessous pour les rôles du réseau, et environ { $facilitators } personnes à mi-temps pour les communautés. Corrigez selon votre expérience.
roles-one-person-hint = Vous, pour commencer. Toute autre personne reçoit la proposition et tient les rôles une fois acceptés.
roles-one-do = Mettre ces rôles en place
roles-split-title = Répartir ce que porte { $name }
roles-split-lead = Indiquez qui reprend quoi. { $name } garde chaque rôle jusqu’à son acceptation ; qui le tenait avant reste toujours lisible.
roles-split-none = Aucun rôle à répartir ici.
roles-split-own-form = Ce rôle pose des questions sur la personne qui le prend : passez le relais depuis sa propre page.
roles-split-do = Envoyer les propositions
roles-flash-proposed = Proposition envoyée. La réponse arrivera ici.
roles-flash-accepted = Le rôle est maintenant le vôtre.
roles-flash-declined = C’est décliné. La personne qui proposait est prévenue.
roles-flash-withdrawn = Proposition retirée.
roles-flash-approved = C’est confirmé.
roles-flash-left = Vous ne tenez plus ce rôle.
roles-flash-ended = Le rôle est terminé.
roles-flash-changed = C’est enregistré.
roles-flash-deputy-asked = La suppléance est proposée.
roles-flash-deputy = Vous assurez maintenant la suppléance.
roles-flash-deputy-ended = La suppléance est terminée.
roles-flash-handed = C’est noté.
roles-flash-one-person = Les rôles sont en place.
roles-flash-split = Propositions envoyées. Chaque rôle change de mains une fois accepté.
roles-changed-meanwhile = Quelqu’un d’autre a modifié ce rôle entre-temps. Votre saisie est toujours là, à côté de ce qui vaut maintenant : comparez, puis enregistrez de nouveau.
roles-not-approved = Une autre personne doit d’abord confirmer les réponses ; le rôle pourra ensuite être accepté.
roles-role-gone = La charte ne comporte plus ce rôle.
roles-flaw-role = Ce rôle n’existe pas. Choisissez-en un dans la liste.
roles-flaw-where = Ce lieu n’existe pas, ou ne vous est pas visible. Choisissez-en un dans la liste.
roles-flaw-person = Personne ne porte ce nom, ou plusieurs le portent. Choisissez dans la liste.
roles-flaw-number = Saisissez un nombre entier.
roles-flaw-day = Saisissez un jour, par exemple 2026-03-31.
roles-flaw-none = Cochez au moins un rôle.
roles-flaw-nobody = Indiquez au moins une personne qui reprend un rôle.
roles-flaw-directory = « { $role } » ne s’attribue pas ici : l’annuaire dit de qui il s’agit. Changez plutôt le manager de l’unité.
roles-flaw-scope = « { $role } » ne peut pas être tenu à cet endroit. Choisissez un lieu qui convient au rôle.
roles-flaw-closed = { $where } est fermé : personne n’y est nécessaire.
roles-flaw-left = { $name } n’a plus de compte actif ici. Choisissez quelqu’un d’actif.
roles-flaw-share = Entre 0 et { $most } pour cent.
roles-flaw-period = La fin précède le début. Choisissez un dernier jour plus tardif.
roles-flaw-over = Le dernier jour est déjà passé. Choisissez-en un à venir, ou aucun.
roles-flaw-long = 600 caractères au plus.
roles-flaw-criterion = Répondez aussi à ceci : { $ask }
roles-flaw-driver = { $name } vient de l’extérieur : indiquez quelqu’un de la maison pour l’accompagner.
roles-flaw-driver-who = { $name } ne peut pas assurer l’accompagnement : il faut une autre personne, de la maison et active.
roles-flaw-follows = On ne reprend qu’un rôle tenu aujourd’hui par quelqu’un d’autre, le même et au même endroit. Ouvrez ce rôle et partez de « Passer le relais », ou proposez sans prédécesseur.
roles-flaw-overlap = { $name } tient déjà ce rôle ici sur cette période, ou la proposition est en cours. Modifiez celui-là, ou choisissez d’autres dates.
roles-flaw-full = { $name } consacre déjà { $taken } pour cent à des rôles sur cette période. Il reste au plus { $free } pour cent ; baissez la part, ou libérez d’abord du temps.
roles-flaw-volunteer = { $name } serait bénévole parmi ses collègues avec { $most } pour cent ou plus pour le programme. Choisissez l’un des deux.
roles-flaw-deputy-oneself = On ne se supplée pas soi-même. Indiquez une autre personne.
roles-flaw-deputy-left = La personne qui supplée doit avoir un compte actif.
rule-s2-cm5 = « { $role } » revient à quelqu’un de l’entreprise : personne d’extérieur ne dirige le réseau, sans exception. Indiquez quelqu’un de la maison ; { $name } peut aider dans un autre rôle.
rule-roles-inside-only = « { $role } » est tenu par quelqu’un de la maison. Indiquez quelqu’un de la maison.
rule-roles-deputy-inside = Qui supplée peut se retrouver seul à tout moment : il faut quelqu’un de la maison. Indiquez quelqu’un de la maison.
rule-no-own-case = On ne décide pas de son propre cas. Une autre personne responsable du réseau peut le faire.
rule-no-own-review = On ne confirme pas sa propre proposition. Une autre personne responsable du réseau peut le faire.
rule-roles-team = { $where } est une équipe : elle répond à son seul manager, et personne n’est placé à ses côtés. Le manager peut inviter un coach pour un temps.
rule-s4-8a = « { $role } » se prend de soi-même, jamais sur décision d’autrui. Parlez-en à { $name }, qui se proposera si le cœur lui en dit.
rule-s1-o1 = { $name } est la dernière personne à tenir « { $role } » ici. Passez d’abord le relais : le rôle se termine quand quelqu’un prend la suite.
rule-roles-export-inside = Qui fait quoi dans tout le réseau est réservé aux personnes de l’entreprise. Vous pouvez emporter ce qui concerne les espaces dont vous êtes membre.

# Who does what
roles-who-tab-board = Le tableau
roles-who-tab-coverage = Couverture
roles-who-tab-relays = Relais
roles-who-tab-capacity = Temps
roles-who-tab-roles = Rôles et tâches
roles-who-tab-descriptions = Fiches de poste
roles-who-tab-vacancies = Rôles à pourvoir
roles-who-lead = Derrière chaque tâche, un nom : ici et au-dessus, aujourd’hui. Qui couvre quoi, tout le monde le voit ; ce que quelqu’un porte de charge ne regarde que cette personne et celles qui répondent du réseau.
roles-who-ask = Trouver qui répond de quoi
roles-who-where = Où
roles-who-duty-q = De quoi s’agit-il
roles-who-duty-q-hint = accès, budget, rencontres…
roles-who-look = Voir
roles-who-network = Tout le réseau
roles-who-in-network = Pour tout le réseau
roles-who-in-place = Dans « { $where } »
roles-who-group-network = Réseau
roles-who-group-community = Communautés
roles-who-group-work = Équipes et projets
roles-who-group-everybody = Espaces de tout le monde
roles-who-group-unit = Unités
roles-who-title-in = Qui fait quoi : { $where }
roles-who-in-words = Le lire en toutes lettres
roles-who-said = La réponse
roles-who-said-one = { $at }, c’est { $name } qui en répond. La suppléance n’est pas encore assurée.
roles-who-said-two = { $at }, c’est { $name } qui en répond ; { $deputy } assure la suppléance.
roles-who-said-nobody = { $at }, personne n’en répond.
roles-who-said-since = { $at }, personne n’en répond depuis { $since }.
roles-who-said-unsettled = { $at }, { $names } pourraient en répondre : la question n’est pas tranchée.
roles-who-said-each = Chaque communauté a quelqu’un pour cela. Choisissez la communauté pour voir qui.
roles-who-said-when = { $name } y prend part { $when }.
roles-who-said-none = Aucune tâche ne parle de « { $q } ».
roles-who-said-none-how = Essayez un seul mot : accès, budget, lancement, questions.
roles-who-of = sur { $all }
roles-who-answered = tâches dont quelqu’un répond
roles-who-vacant = { $n ->
    [one] sans personne
   *[other] sans personne
}
roles-who-vacant-oldest = { $n ->
    [one] sans personne, depuis { $since }
   *[other] sans personne, la plus ancienne depuis { $since }
}
roles-who-days = { $n ->
    [0] moins d’un jour
    [one] { $n } jour
   *[other] { $n } jours
}
roles-who-alone = { $n ->
    [one] repose sur une seule personne, sans suppléance
   *[other] reposent sur une seule personne, sans suppléance
}
roles-who-to-settle = { $n ->
    [one] que deux personnes pourraient décider : à trancher
   *[other] que deux personnes pourraient décider : à trancher
}
roles-who-each-duties = { $n ->
    [one] dont chaque communauté répond pour elle-même
   *[other] dont chaque communauté répond pour elle-même
}
roles-who-life = Les tâches de la vie d’une communauté, phase par phase
roles-who-phase-steer = Orienter
roles-who-phase-launch = Lancer
roles-who-phase-lead = Animer
roles-who-phase-manage = Gérer
roles-who-phase-pilot = Montrer la valeur
roles-who-phase-transform = Transformer
roles-who-phase-said = { $n } sur { $all } ont quelqu’un qui en répond
roles-who-show = Quelles tâches
roles-who-show-all = Toutes les tâches
roles-who-show-gaps = Les manques
roles-who-show-mine = Les miennes
roles-who-key = Ce que disent les signes
roles-who-key-always = toujours
roles-who-key-deputy = avec suppléance
roles-who-key-combined = avec d’autres rôles
roles-who-key-sometimes = parfois
roles-who-key-gap = vacant ou à trancher
roles-who-key-over = plus à faire que de temps prévu
roles-who-nothing = Rien à montrer
roles-who-nothing-q = Ici, aucune tâche n’en parle.
roles-who-nothing-gaps = Aucun manque : chaque tâche a une personne qui en répond.
roles-who-nothing-mine = Ici, vous ne répondez d’aucune tâche.
roles-who-duty = Tâche
roles-who-answers = En répond
roles-who-one-person = une personne
roles-who-per-community = chaque communauté
roles-who-each = chaque communauté
roles-who-each-of = quelqu’un dans { $n } communautés sur { $all }
roles-who-deputy-is = suppléance :
roles-who-next-is = puis
roles-who-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
roles-who-also = aussi { $roles }
roles-who-also-elsewhere = avec d’autres rôles ailleurs
roles-who-until = jusqu’au { $day }
roles-who-driving = en conduite accompagnée
roles-who-away = absence : la suppléance est assurée
roles-who-away-until = absence jusqu’au { $day } : la suppléance est assurée
roles-who-away-alone = absence jusqu’au { $day }, sans suppléance
roles-who-away-since = absence jusqu’au { $day }
roles-who-stands-in-until = supplée { $name } jusqu’au { $day }
roles-who-meanwhile = { $name } est en absence jusqu’au { $day } : { $deputy } assure la suppléance.
roles-who-meanwhile-nobody = { $name } est en absence jusqu’au { $day }, sans suppléance.
roles-who-acts-until = Agit à sa place jusqu’au { $day }.
roles-who-acts-now = Agit à sa place en ce moment.
roles-who-acts-not = Agit en cas d’absence, avec les mêmes droits et les mêmes limites.
roles-who-looks-after = s’occupe de : { $what }
roles-who-speciality-content = contenus
roles-who-speciality-moderation = modération
roles-who-speciality-data = données
roles-who-speciality-events = rencontres
roles-who-when = quand { $when }
roles-who-takes-none = n’y prend pas part
roles-who-takes-always = toujours
roles-who-takes-sometimes = parfois
roles-who-then = puis { $name }
roles-who-nobody = personne
roles-who-nobody-days = { $n ->
    [0] personne depuis aujourd’hui
    [one] personne depuis { $n } jour
   *[other] personne depuis { $n } jours
}
roles-who-or = {" "}ou{" "}
roles-who-and = {" "}et{" "}
roles-who-unsettled = { $n ->
    [2] { $names }
   *[other] { $names }…
}
roles-who-settled = tranché ici
roles-who-settle = Trancher qui en répond
roles-who-settle-change = Changer
roles-who-settle-what = L’une de ces personnes en répond ; les autres continuent d’y prendre part.
roles-who-settle-charter = S’en remettre à la charte
roles-who-thanks = Merci à
roles-who-thank = Qui d’autre prend part à « { $duty } »
roles-who-thank-what = Des personnes qui y prennent part sans avoir le rôle : citées avec un merci, sans droits de plus.
roles-who-thank-person = Qui
roles-who-thank-do = Ajouter
roles-who-thank-end = Ne plus citer { $name }
roles-who-find = Trouver quelqu’un
roles-who-fill = Pourvoir ce rôle
roles-who-ask-somebody = Proposer à quelqu’un
roles-who-asked = Proposé à { $name } le { $day }
roles-who-asked-waits = Attend votre réponse
roles-who-asked-you = On vous propose un rôle depuis le { $day } : { $role }, { $where }
roles-who-door-one = Une personne, tous les rôles
roles-who-door-if = Et si quelqu’un part ?
roles-who-door-split = Répartir entre plusieurs personnes
roles-who-others = À côté du tableau
roles-who-others-what = Des rôles qui répondent de tâches à eux.
roles-who-flash-settled = On sait désormais qui en répond.
roles-who-flash-listed = Nom ajouté, avec un merci.
roles-who-flash-unlisted = Nom retiré.
roles-who-flaw-assignment = Cette personne ne prend pas part à la tâche ici. Choisissez parmi celles qui y prennent part.
roles-who-flaw-person = Personne de ce nom ne peut être cité ici. Les personnes de l’extérieur doivent être dans l’espace.
roles-who-percent = { $n } %
roles-state-vacant = vacant
roles-state-free = non requis
roles-state-vacant-days = { $n ->
    [0] vacant depuis aujourd’hui
    [one] vacant depuis { $n } jour
   *[other] vacant depuis { $n } jours
}
roles-state-over = plus à faire que de temps prévu
roles-state-filled = pourvu
roles-state-combined = cumulé
roles-state-deputised = avec suppléance
roles-export-take = À emporter :
roles-export-csv = Tableau (CSV)
roles-export-xlsx = Classeur (XLSX)
roles-export-group = Groupe
roles-export-duty = Tâche
roles-export-answers = En répond
roles-export-deputy = Suppléance
roles-export-contributors = Y prend part, merci
roles-export-state = État
roles-export-since = Vacant depuis le
roles-export-holders = Tenu par
roles-export-sheet = Qui fait quoi
roles-who-here = Qui fait quoi ici
roles-who-here-title = Qui fait quoi dans « { $space } »
roles-who-here-lead = En toutes lettres, d’après les rôles tenus aujourd’hui. Les titres varient d’une entreprise à l’autre ; ce qui compte, c’est qui fait quoi.
roles-who-here-sum = Tâche par tâche : { $n } sur { $all } ont quelqu’un qui en répond
roles-who-here-vacant = { $n ->
    [one] { $n } sans personne
   *[other] { $n } sans personne
}
roles-who-theme-decides = Qui décide
roles-who-theme-animates = Qui anime
roles-who-theme-answers = Qui répond
roles-who-theme-coaches = Qui accompagne
roles-who-theme-access = Qui ouvre les accès
roles-who-theme-tool = Qui aide avec l’outil
roles-who-theme-next = Et si cela ne suffit pas
roles-who-does-decides-community = décide de la raison d’être de la communauté, de ses moyens, de ses changements et de sa fin.
roles-who-does-decides-work = décide de ce qui se fait ici, par qui et pour quand.
roles-who-does-animates-community = entretient les conversations, accueille les arrivées et fait venir qui manque.
roles-who-does-animates-work = mène la conversation ici ; personne d’autre ne s’adresse à tout le monde.
roles-who-does-answers-community = veille à ce que chaque question reçoive sa réponse.
roles-who-does-answers-work = répond quand une question reste ouverte.
roles-who-does-coaches = accompagne l’équipe pour un temps, à l’invitation de son encadrement.
roles-who-does-access = accorde les accès et les sécurise.
roles-who-does-tool = aide quand quelque chose ne marche pas.
roles-who-does-next = est votre recours suivant.
roles-who-gap-decides = Pour l’instant, personne ne décide ici.
roles-who-gap-animates = Pour l’instant, personne n’anime ici.
roles-who-gap-answers = Pour l’instant, personne ne répond ici.
roles-who-gap-coaches = Pour l’instant, personne n’accompagne l’équipe.
roles-who-gap-access = Pour l’instant, personne n’accorde les accès.
roles-who-gap-tool = Pour l’instant, personne n’aide avec l’outil.
roles-who-gap-next = Il n’y a pas encore de recours suivant.
roles-who-stands-in = En cas d’absence : { $names }.
roles-who-agreement = Notre accord de travail
roles-who-agreement-what = Les personnes qui décident, animent et répondent l’acceptent, chacune pour soi. Quand elles changent, on redemande à tout le monde.
roles-who-agreement-changed = L’accord nomme désormais quelqu’un d’autre. Relisez-le, puis acceptez.
roles-who-party-decides = décide
roles-who-party-animates = anime
roles-who-party-answers = répond
roles-who-accepted = d’accord depuis le { $when }
roles-who-not-accepted = pas encore d’accord
roles-who-accept = Je suis d’accord
roles-who-flash-agreed = Vous avez donné votre accord.
roles-who-all-accepted = Toutes les personnes nommées ont donné leur accord.
roles-who-waits-for = Reste à donner son accord : { $names }.
roles-who-person-title = Ce que porte { $name }
roles-who-person-own = Tout ce que vous portez, ici et ailleurs.
roles-who-person-lead = Ce que porte { $name }, ici et ailleurs.
roles-who-profile = Profil
roles-who-person-none = Aucun rôle pour l’instant
roles-who-person-none-what = On peut prendre part sans rôle. Les rôles sont proposés par les personnes qui répondent du réseau ; pour relayer le réseau dans son unité, on se propose.
roles-who-holds = Rôles
roles-who-no-deputy = Suppléance à trouver
roles-who-manages = Encadre
roles-who-passing = Ce qui passe entre ces rôles et les autres
roles-who-passing-what = D’après les chartes : ce qui se transmet, et ce qui est dû en retour.
roles-who-gives = Transmet :
roles-who-gets = Reçoit :
roles-who-stands-in-for = Assure la suppléance
roles-who-for = de
roles-who-answers-for = Répond de
roles-who-duties-n = { $n ->
    [one] { $n } tâche
   *[other] { $n } tâches
}
roles-who-since = depuis le { $day }
roles-who-from = à partir du { $day }
roles-who-work = { $need } heures nécessaires par semaine, { $given } prévues.
roles-who-part = { $share } de la semaine : environ { $need } heures nécessaires, { $given } prévues.
roles-who-only = Seules les personnes qui répondent du réseau le voient avec vous.
roles-who-only-other = Avec { $name }, seules les personnes qui répondent du réseau voient ceci.
roles-who-only-loads = Seules les personnes qui répondent du réseau voient l’ensemble ; chaque personne voit sa propre ligne.
roles-who-if-i-leave = Et si je pars ?
roles-who-if-leaves = Et si { $name } part ?
roles-who-if-title = Et si { $name } part
roles-who-if-lead = Ce qui continuerait, ce qui resterait sans personne, et ce qu’il faut faire d’ici là.
roles-who-if-day = À partir de quel jour
roles-who-if-nothing = Rien ne change : aucun rôle et aucune tâche ne reposent sur cette personne.
roles-who-if-fine = Tout continue : chaque rôle a sa suppléance.
roles-who-if-roles = { $n ->
    [0] Aucun rôle ne resterait vacant
    [one] { $n } rôle resterait vacant
   *[other] { $n } rôles resteraient vacants
}
roles-who-if-sum = { $n ->
    [0] { $roles } ; chaque tâche aurait encore quelqu’un.
    [one] { $roles }, et personne ne répondrait de { $n } tâche.
   *[other] { $roles }, et personne ne répondrait de { $n } tâches.
}
roles-who-if-goes-on = { $role } : { $name } continue
roles-who-if-alone = { $role } : { $name } reste sans suppléance
roles-who-if-above = L’encadrement au-dessus agit en attendant
roles-who-if-vacant = { $role } : personne
roles-who-if-free = { $role } : personne, et ce n’est pas requis
roles-who-if-duty-none = { $duty } : personne n’en répondrait
roles-who-if-over = { $n ->
    [one] { $name } répondrait de { $n } tâche de plus
   *[other] { $name } répondrait de { $n } tâches de plus
}
roles-who-if-duty-two = { $duty } : deux personnes pourraient en répondre, à trancher
roles-who-if-loads = La semaine de celles et ceux qui continuent
roles-who-load-after = { $before } heures nécessaires aujourd’hui, { $after } ensuite, { $given } prévues
roles-who-if-todo = Ce qu’il faut faire
roles-who-if-todo-what = Transmettre chaque rôle tant qu’il est temps : désigner qui suit et parcourir la liste ensemble.
roles-who-if-stored = C’est un regard en avant. Rien n’est enregistré, personne n’est prévenu.
roles-who-role-in = { $role }, { $where }
roles-who-role-local = { $role } (local)
roles-who-coverage = Couverture
roles-who-coverage-lead = Chaque rôle partout où il en faut un, et s’il est tenu aujourd’hui.
roles-who-o1 = pourvus
roles-who-o1-how = { $n } rôles requis sur { $all } sont tenus.
roles-who-o2 = avec suppléance
roles-who-o2-how = Pour { $n } rôles requis sur { $all }, la suppléance est assurée.
roles-who-o4 = { $n ->
    [one] jour sans personne
   *[other] jours sans personne
}
roles-who-o4-how = Jours depuis le début de la plus longue vacance, sur { $n } : { $role }, { $where }.
roles-who-o4-none = Jours depuis qu’un rôle requis est vacant. Aucun ne l’est.
roles-who-show-roles = Tous les rôles
roles-who-unclear-n = { $n ->
    [one] Dans { $n } communauté, on ne sait pas bien qui fait quoi
   *[other] Dans { $n } communautés, on ne sait pas bien qui fait quoi
}
roles-who-unclear-what = Deux personnes pourraient décider de la même tâche, ou personne. Ne pas savoir est déjà un risque.
roles-who-unclear-two = { $n ->
    [one] { $n } tâche à trancher
   *[other] { $n } tâches à trancher
}
roles-who-unclear-none = { $n ->
    [one] { $n } tâche sans personne
   *[other] { $n } tâches sans personne
}
roles-who-band-network = Réseau
roles-who-band-space = Communautés
roles-who-band-unit = Unités
roles-who-band-what-network = les rôles dont le réseau entier a besoin
roles-who-band-what-space = qui anime chacune d’elles
roles-who-band-what-unit = qui les encadre, d’après l’annuaire ; sans encadrement propre, une unité dépend du niveau au-dessus
roles-who-share-deputised = { $n ->
    [one] { $n } avec suppléance
   *[other] { $n } avec suppléance
}
roles-who-share-filled = { $n ->
    [one] { $n } pourvu
   *[other] { $n } pourvus
}
roles-who-share-combined = { $n ->
    [one] { $n } cumulé
   *[other] { $n } cumulés
}
roles-who-share-vacant = { $n ->
    [one] { $n } vacant
   *[other] { $n } vacants
}
roles-who-no-gaps = Aucun manque
roles-who-no-gaps-what = Chaque rôle requis est tenu.
roles-who-first-page = Revenir au début
roles-who-next-page = Les cent suivants
roles-who-relays = Relais
roles-who-relays-lead = Le réseau vit dans une unité quand quelqu’un l’y porte : son encadrement, une personne qui anime une communauté, une ambassadrice ou un ambassadeur.
roles-who-relays-have = unités ont un relais
roles-who-relays-none = { $n ->
    [one] unité n’a personne
   *[other] unités n’ont personne
}
roles-who-relays-one = { $n ->
    [one] unité repose sur une seule personne
   *[other] unités reposent sur une seule personne
}
roles-who-relays-how = Qui anime une communauté ou porte le réseau compte pour l’unité dont il ou elle fait partie, et pour celle où le rôle est tenu.
roles-who-unit = Unité
roles-who-manager = Encadrement
roles-who-facilitators = Anime une communauté
roles-who-evangelists = Porte le réseau
roles-who-no-manager = dépend du niveau au-dessus
roles-who-come-forward = Me proposer
roles-who-capacity = Temps nécessaire, temps prévu
roles-who-capacity-lead = Le temps que prend un rôle s’estime à partir de quelques valeurs de départ ; il ne se mesure jamais sur ce que fait quelqu’un. Corrigez ces valeurs avec ce que vous savez.
roles-who-staffing = Est-on assez pour animer ?
roles-who-people = { $n ->
    [0] personne ne le fait
    [one] { $n } personne le fait
   *[other] { $n } personnes le font
}
roles-who-needed = { $n ->
    [one] Animer toutes les communautés demande { $n } personne ; { $held }.
   *[other] Animer toutes les communautés demande { $n } personnes ; { $held }.
}
roles-who-needed-how = { $communities } communautés prennent environ { $hours } heures par semaine ; une personne en donne d’ordinaire { $each }.
roles-who-needed-most = Au-delà de { $most } communautés par personne, comme le dit la charte, il manque aussi quelqu’un.
roles-who-needed-thumb = Une règle du métier, { $posts } messages ou { $topics } conversations par mois pour une personne à plein temps, donne { $hours } heures.
roles-who-values = Les valeurs de départ, rôle par rôle
roles-who-values-how = Ce que savent de leur semaine les personnes en charge vaut mieux qu’une valeur de départ : un fichier de charte la remplace.
roles-who-values-where = Modifications des chartes
roles-who-own = Votre ligne
roles-who-formula = Comment on l’estime
roles-who-formula-need = = heures fixes du rôle + ce qui est arrivé ces { $weeks } dernières semaines × minutes pour chaque, par semaine. Quand plusieurs tiennent le rôle, le temps se partage.
roles-who-formula-given = = part du temps × { $week } heures − absences
roles-who-formula-ratio = = temps nécessaire ÷ temps prévu. Au-delà de 100 %, il y a plus à faire que de temps.
roles-who-formula-young = Dans ses trois premiers mois, un espace prend { $n } fois les heures fixes.
roles-who-role = Rôle
roles-who-v-fixed = Heures fixes par semaine
roles-who-v-question = Minutes par question
roles-who-v-joiner = Minutes par arrivée
roles-who-v-message = Minutes par message
roles-who-v-share = Part habituelle
roles-who-guide = Par où commencer
roles-who-guide-what = À plein temps, cumulés entre eux ou avec un autre travail : cela dépend de la taille de l’entreprise, de la raison d’être du réseau et de ses communautés. Ce réseau : { $people } personnes, { $communities } communautés.
roles-who-guide-small = Jusqu’à 300 personnes
roles-who-guide-middle = Jusqu’à 3 000 personnes
roles-who-guide-large = Au-delà
roles-who-guide-small-do = Une même personne peut répondre du réseau, le conduire et tenir la plateforme, à mi-temps environ ; support, communication et risques s’ajoutent à ce que chacun et chacune fait déjà. Chaque communauté a quelqu’un deux à quatre heures par semaine.
roles-who-guide-middle-do = Conduire le réseau devient un poste, la plateforme un mi-temps ; les rôles de propriétaire, de sponsor et des risques se cumulent avec un autre travail. Les communautés qui répondent à la clientèle ou touchent à la sécurité ont quelqu’un un jour par semaine, et une suppléance.
roles-who-guide-large-do = On ne cumule plus conduite, plateforme et risques. Une personne conduit le réseau dans chaque grande unité ou pays, deux animent chaque communauté active, le support couvre les fuseaux horaires, chaque unité a son relais.
roles-who-loads = Le temps de chaque personne, le plus serré d’abord
roles-who-loads-others = { $n ->
    [one] { $n } autre, avec plus de marge
   *[other] { $n } autres, avec plus de marge
}
roles-who-short-places = Communautés qui manquent de temps
roles-who-short-places-what = le temps prévu pour les animer, face à celui qu’elles prennent
roles-who-person = Personne
roles-who-place = Communauté
roles-who-drawn = Nécessaire face à prévu
roles-who-need = Nécessaire
roles-who-given = Prévu
roles-who-ratio = Rapport
roles-who-bar = { $need } heures nécessaires, { $given } prévues
roles-held-enough = Vingt de vos actes attendent déjà une signature. Demandez qu’ils soient décidés ou annulez-en, puis recommencez.
roles-reviews = Regarder ensemble en arrière et en avant
