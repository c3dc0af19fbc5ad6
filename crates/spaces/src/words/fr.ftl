spaces-title = Espaces
spaces-lead = Là où le travail se fait, et là où l’on se retrouve au-delà. La carte de chaque espace dit à quoi il sert.
spaces-search = Trouver un espace
spaces-search-do = Trouver
spaces-all = Tous les espaces
spaces-more = Suite
spaces-none-found = Aucun espace de ce nom
spaces-cancel = Annuler
spaces-band-work = Mon travail
spaces-band-work-sub = votre équipe et vos projets
spaces-band-work-empty = Vous n’êtes encore dans aucune équipe ni aucun projet. Un projet s’ouvre en une minute, sans rien demander à personne.
spaces-band-communities = Communautés
spaces-band-communities-sub = par choix, par intérêt, pour ce qu’on y gagne
spaces-band-communities-empty = Il n’y a pas encore de communauté. C’est le propriétaire du réseau qui les ouvre.
spaces-band-house = Tout le monde
spaces-all-teams = Toutes les équipes
spaces-all-communities = Toutes les communautés
spaces-kind-team = Équipe
spaces-kind-community = Communauté
spaces-kind-project = Projet
spaces-kind-network = Tout le monde
spaces-kinds-team = Équipes
spaces-kinds-community = Communautés
spaces-kinds-project = Projets
spaces-kinds-network = Espaces de tout le monde
spaces-members = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
spaces-state-member = vous en êtes membre
spaces-state-coach = vous accompagnez cette équipe
spaces-state-invited = vous avez une invitation
spaces-state-asked = vous avez demandé à entrer
spaces-state-open = ouvert à tous
spaces-state-approval = sur demande
spaces-state-criteria = selon des critères
spaces-state-invite = sur invitation
spaces-state-directory = suit l’annuaire
spaces-closed = Fermé
spaces-external = de l’extérieur

spaces-tabs = Les pages de { $space }
spaces-tab-talk = Conversations
spaces-tab-card = Carte
spaces-tab-members = Personnes
spaces-tab-invitations = Invitations
spaces-tab-requests = Demandes
spaces-tab-delegates = Délégations
spaces-tab-coaches = Accompagnement
spaces-tab-settings = Réglages
spaces-archived = Archivé
spaces-audience-outside = des personnes extérieures à l’entreprise lisent ici
spaces-tab-guests = Personnes de l’extérieur
spaces-tab-notes = Notes
spaces-title-card = À quoi sert { $space }
spaces-title-card-edit = Modifier la carte : { $space }
spaces-title-members = Qui est dans { $space }
spaces-title-join = Rejoindre { $space }
spaces-title-invitations = Les invitations à { $space }
spaces-title-requests = Qui demande à entrer dans { $space }
spaces-title-delegates = Délégations dans { $space }
spaces-title-coaches = Qui accompagne { $space }
spaces-title-open = Ouvrir un espace

spaces-audience-team = { $n ->
    [one] L’équipe { $space }, { $n } personne
   *[other] L’équipe { $space }, { $n } personnes
}
spaces-audience-network = { $n ->
    [one] Tout le monde, { $n } personne
   *[other] Tout le monde, { $n } personnes
}
spaces-audience-open = { $n ->
    [one] Toute l’entreprise peut lire ; { $n } membre
   *[other] Toute l’entreprise peut lire ; { $n } membres
}
spaces-audience-members = { $n ->
    [one] Seulement { $n } membre de { $space }
   *[other] Seulement les { $n } membres de { $space }
}

spaces-aside-what = Où suis-je ?
spaces-aside-card = Sa carte : ce qu’on y attend, qui décide
spaces-aside-who = Qui peut aider ici
spaces-aside-nobody = Personne en ce moment. Le propriétaire du réseau peut aider.
spaces-what-team = L’espace d’une équipe. Ses membres suivent l’annuaire ; son manager l’anime.
spaces-what-community = Une communauté : des gens qui ont choisi d’être là.
spaces-what-project = Un projet : qui l’a lancé invite les autres.
spaces-what-network = Un espace pour toute l’entreprise.
spaces-lead-manager = dirige l’équipe
spaces-lead-above = dirige l’équipe pour l’instant, depuis l’unité du dessus
spaces-lead-facilitator = anime la communauté
spaces-lead-starter = a lancé le projet
spaces-lead-steward = veille sur cet espace
spaces-lead-delegate = agit pour le manager : peut s’adresser à tous, confier une tâche et relancer
spaces-lead-coach = accompagne l’équipe jusqu’au { $day }, à l’invitation du manager
spaces-standing-manager = manager
spaces-standing-owner = tient la communauté
spaces-standing-facilitator = anime la communauté
spaces-standing-starter = a lancé le projet
spaces-standing-steward = veille sur l’espace

spaces-join = Rejoindre
spaces-join-ask = Demander à entrer
spaces-join-invited = Accepter l’invitation
spaces-join-title = Rejoindre { $space }
spaces-join-host = { $host } vous invite.
spaces-join-no-card = Cet espace n’a pas encore de carte : la personne qui l’anime peut vous dire à quoi il sert.
spaces-join-already = Vous en êtes déjà membre.
spaces-join-target = { $n ->
    [one] Vous aurez une réponse sous { $n } jour.
   *[other] Vous aurez une réponse sous { $n } jours.
}
spaces-join-closed = On ne peut pas rejoindre cet espace en ce moment.
spaces-join-note = Un mot pour qui répondra
spaces-join-note-hint = Pourquoi vous aimeriez entrer ; vous pouvez le laisser vide.
spaces-join-open = Ouverte : toute l’entreprise la lit et y entre d’un geste
spaces-join-approval = Sur demande : seuls les membres la lisent, et la personne qui l’anime fait entrer
spaces-join-criteria = Selon des critères : qui les remplit entre, et seuls les membres la lisent
spaces-join-invite = Sur invitation : seuls les membres et les personnes invitées savent qu’elle existe
spaces-join-directory = L’annuaire décide
spaces-leave = Quitter cet espace
spaces-joined = Vous en êtes membre.
spaces-asked = Votre demande est arrivée chez les personnes qui animent l’espace.
spaces-left = Vous avez quitté l’espace.
spaces-asked-waiting = Vous avez demandé à entrer ; la réponse viendra.
spaces-terms-agree = J’ai lu la carte et j’en accepte les règles
spaces-terms-needed = Pour entrer, lisez la carte et acceptez-en les règles.
spaces-terms-changed = La carte a changé depuis que vous l’avez lue. Voici celle d’aujourd’hui.
spaces-terms-due = La carte de cet espace a changé. Jetez-y un œil quand vous pourrez.
spaces-terms-changed-line = La carte a changé depuis que vous l’avez acceptée.
spaces-terms-accept = J’accepte les règles
spaces-terms-accepted = C’est noté, merci.
spaces-note-too-long = C’est trop long : 500 caractères au plus.

spaces-card-why = Pourquoi il existe
spaces-card-expected = Ce qu’on attend de moi
spaces-card-free = Ce que je peux faire sans demander
spaces-card-ask = Ce qui se demande
spaces-card-deciders = Qui décide et qui aide
spaces-card-terms = Les règles que j’accepte
spaces-card-why-hint = Le but en deux phrases, claires pour qui arrive.
spaces-card-expected-hint = Ce que les membres font ici, et à quel rythme.
spaces-card-free-hint = Pour que personne n’attende une permission déjà donnée.
spaces-card-ask-hint = Et à qui.
spaces-card-deciders-hint = Des noms : on cherche des personnes.
spaces-card-terms-hint = Les quelques règles d’ici. On les accepte en entrant.
spaces-card-none = Cet espace n’a pas encore de carte
spaces-card-none-you = Six réponses courtes évitent à chacun les mêmes questions. Vous pouvez les écrire.
spaces-card-none-lead = { $lead } peut l’écrire.
spaces-card-none-nobody = Personne n’anime cet espace en ce moment ; le propriétaire du réseau peut aider.
spaces-card-write = Écrire la carte
spaces-card-edit = Modifier la carte
spaces-card-edit-lead = Une ligne discrète invitera les membres à accepter la nouvelle version.
spaces-card-save = Enregistrer la carte
spaces-card-saved = La carte est enregistrée ; les membres verront qu’elle a changé.
spaces-card-moved = Quelqu’un d’autre a modifié la carte entre-temps. Vos mots sont gardés ci-dessous : comparez, puis enregistrez à nouveau.
spaces-card-written = Version { $version }, { $when }
spaces-card-written-by = Version { $version }, { $name }, { $when }

spaces-open-project = Lancer un projet
spaces-open-community = Ouvrir une communauté
spaces-open-network = Ouvrir un espace pour tous
spaces-open-lead = Un projet, vous le lancez quand vous voulez. Les communautés et les espaces de tout le monde sont ouverts par le propriétaire du réseau.
spaces-open-kind = Sorte d’espace
spaces-open-name = Nom
spaces-open-name-hint = Court, et dans les mots des gens à qui il sert.
spaces-open-join = Qui peut entrer
spaces-open-facilitator = Qui l’anime
spaces-open-facilitator-hint = L’identifiant d’un ou d’une collègue, comme ines.moreau. Vide : vous. Cette personne tient la communauté dès maintenant, et on lui propose de l’animer.
spaces-start = Par quoi commencer
spaces-start-talk = par des conversations
spaces-start-blog = par des comptes rendus : ce qui a été fait, au fil des jours
spaces-start-note = par une page que tout le monde y écrit
spaces-start-files = par des fichiers, plutôt que de les envoyer par courriel
spaces-start-unknown = Un projet commence par un blog, une note ou des fichiers, ou bien par des conversations.
spaces-quota-full = Vous menez { $most } projets ouverts : c’est le maximum. Archivez-en ou fermez-en un d’abord, ou passez la main.
spaces-open-card-later = Pour un projet, les six réponses peuvent attendre : toutes, ou aucune pour l’instant.
spaces-open-card-now = L’espace ouvre avec sa carte : six réponses que chacun lit avant d’entrer.
spaces-open-do = Ouvrir
spaces-opened = C’est ouvert. Invitez les personnes qui doivent en être.
spaces-kind-unknown = Personne n’ouvre à la main un espace de cette sorte : choisissez un projet, une communauté ou un espace de tout le monde.
spaces-join-unknown = On n’entre pas ainsi dans un espace de cette sorte. Choisissez parmi les façons proposées.
spaces-after-unknown = La liste ne peut pas continuer à cet endroit. Repartez de la première page.
spaces-close = Fermer cet espace
spaces-close-what = Ce qui a été dit reste lisible ; plus rien ne s’ajoute.
spaces-close-do = Fermer définitivement
spaces-closed-now = L’espace est fermé.

spaces-members-search = Trouver quelqu’un dans cet espace
spaces-members-none = Personne de ce nom
spaces-invite-person = Qui invitez-vous ?
spaces-invite-hint = L’identifiant d’un ou d’une collègue, comme ines.moreau.
spaces-invite-do = Inviter
spaces-invitations-open = En attente de réponse
spaces-invitations-none = Personne n’est invité en ce moment.
spaces-invited-by = invitation par { $name } { $when }
spaces-invitation-end = Retirer l’invitation
spaces-invitation-decline = Non, merci
spaces-invited = L’invitation est partie.
spaces-uninvited = L’invitation est retirée.
spaces-let-in = Bienvenue : une personne de plus.
spaces-declined = La demande est déclinée.
spaces-accept = Faire entrer
spaces-decline = Décliner
spaces-requests-none = Personne n’attend
spaces-requests-none-sub = Qui demande à entrer apparaît ici.
spaces-person-unknown = Personne ici ne porte cet identifiant.
spaces-person-member = Cette personne est déjà membre.
spaces-external-open = Cette personne vient de l’extérieur, et toute l’entreprise lit ici. On peut inviter quelqu’un de l’extérieur dans un projet ou dans une communauté sur demande.

spaces-delegates-lead = Une personne déléguée peut, dans cette équipe, s’adresser à tous, confier une tâche et relancer, comme le manager.
spaces-delegates-none = Il n’y a pas de délégation en ce moment.
spaces-delegate-until = jusqu’au { $day }
spaces-delegate-open = jusqu’à nouvel ordre
spaces-delegate-name = Déléguer à quelqu’un
spaces-delegate-person = Qui agit pour vous ?
spaces-delegate-choose = Choisissez une personne
spaces-delegate-person-hint = L’identifiant d’un membre de l’équipe.
spaces-delegate-last-day = Dernier jour
spaces-delegate-last-day-hint = Vide : jusqu’à ce que vous y mettiez fin.
spaces-delegate-do = Déléguer
spaces-delegate-end = Mettre fin
spaces-delegated = L’équipe voit qui agit pour vous.
spaces-undelegated = La délégation est terminée.
spaces-delegate-outside = On ne délègue qu’à une personne membre de l’équipe.
spaces-delegate-oneself = Vous dirigez déjà l’équipe.
spaces-coaches-lead = Quelqu’un qui connaît les outils ou la pratique peut aider votre équipe pour un temps. Cette personne lit, ne s’adresse jamais à tous, ne confie rien, ne relance pas, et n’écrit que si le manager le veut. Cela se termine tout seul.
spaces-coaches-none = Personne n’accompagne cette équipe en ce moment.
spaces-coach-until-reads = lit jusqu’au { $day }
spaces-coach-until-speaks = lit et écrit jusqu’au { $day }
spaces-coach-invite = Inviter quelqu’un à accompagner l’équipe
spaces-coach-person = Qui peut aider ?
spaces-coach-person-hint = L’identifiant d’une personne hors de l’équipe. Celles qui animent une communauté ou dirigent le réseau sont proposées.
spaces-coach-last-day = Dernier jour
spaces-coach-last-day-hint = De demain à douze semaines. Cela peut être convenu à nouveau.
spaces-coach-about = Pour quoi faire ?
spaces-coach-about-hint = L’équipe lit ces mots. 300 caractères au plus.
spaces-coach-speaks = Peut aussi écrire dans l’équipe
spaces-coach-speaks-hint = Sans cela, la personne lit. Depuis l’extérieur de l’entreprise, on ne fait que lire.
spaces-coach-do = Inviter
spaces-coach-end = Mettre fin
spaces-coach-stop = Ne plus accompagner cette équipe
spaces-coach-invited = L’équipe voit qui aide, jusqu’à quand et pour quoi.
spaces-coach-ended = L’accompagnement est terminé.
spaces-coach-inside = Cette personne est déjà de l’équipe : elle peut aider sans cela.
spaces-coach-gone = Cette personne n’est pas active ici en ce moment.
spaces-coach-soon = Cela dure au moins jusqu’à demain.
spaces-coach-far = Douze semaines au plus. On pourra en convenir à nouveau.
spaces-coach-outside-reads = Cette personne vient de l’extérieur de l’entreprise et ne fait que lire : l’équipe parle pour elle-même.
spaces-coach-line-reads = Vous accompagnez cette équipe jusqu’au { $day }. Ici, vous lisez ; ce que vous voyez, dites-le au manager.
spaces-coach-line-speaks = Vous accompagnez cette équipe jusqu’au { $day }, et son manager vous invite à écrire ici.
spaces-until-unreadable = Écrivez un jour, par exemple 2026-03-31.
spaces-until-past = Ce jour est passé. Choisissez-en un à venir.

rule-s2-sm4 = { $led ->
    [none] Dans un espace d’équipe, seule la personne qui la dirige, ou un délégué qu’elle nomme, s’adresse à tous, confie une tâche ou relance. Cette équipe n’a pas de manager en ce moment, ni aucune unité au-dessus d’elle.
    [above] Dans un espace d’équipe, seul le manager, ou un délégué qu’il nomme, s’adresse à tous, confie une tâche ou relance. Cette équipe n’a pas de manager à elle en ce moment : c’est { $lead }, de l’unité du dessus, qui en tient lieu. Voyez avec { $lead }, ou écrivez un message ordinaire.
   *[own] Dans un espace d’équipe, seule la personne qui la dirige, { $lead }, ou un délégué nommé par elle, s’adresse à tous, confie une tâche ou relance. Voyez avec { $lead }, ou écrivez un message ordinaire.
}
rule-s2-p1 = Tenir une communauté est une permission ; s’adresser à tous ses membres et retirer les mots des autres relèvent du rôle d’animation. { $led ->
    [none] Personne n’anime { $space } en ce moment : les responsables du réseau peuvent proposer quelqu’un.
   *[other] Voyez avec { $lead }, qui anime { $space }.
} Un message ordinaire, vous pouvez l’écrire tout de suite.
rule-s2-p1-close = Animer { $space } ne donne pas le droit de fermer la communauté : la fermer revient à qui la tient, ou au propriétaire du réseau. Voyez avec l’un d’eux ; d’ici là, elle reste ouverte.
rule-s2-sm3 = { $led ->
    [none] On vient accompagner une équipe à l’invitation de son manager, et celle-ci n’a pas de manager en ce moment, ni aucune unité au-dessus d’elle.
   *[other] On vient accompagner une équipe à l’invitation de son manager et pour un temps : seule la personne qui la dirige, { $lead }, invite quelqu’un ou y met fin. Vous pouvez proposer votre aide à { $lead }.
}
rule-s2-sm7 = Vous animez depuis l’extérieur de l’entreprise, et encore à deux, avec quelqu’un de l’intérieur : s’adresser à tous, inviter et retirer les mots des autres attendent une seconde signature. La personne qui vous accompagne voit votre demande ; un message ordinaire se passe de signature.
rule-s2-mg1 = Une équipe suit l’annuaire : ses membres sont ceux qui travaillent dans l’unité, et l’on n’y entre, n’en sort ni n’y invite personne. Si c’est une erreur, c’est l’annuaire qu’il faut corriger{ $led ->
    [none] .
   *[other]  ; { $lead } peut s’en charger.
}
rule-spaces-everybody = Cet espace est celui de toute l’entreprise : on n’a ni à y entrer ni à en sortir.
rule-spaces-external-invited = Les personnes extérieures à l’entreprise entrent sur invitation. { $led ->
    [none] Voyez avec la personne avec qui vous travaillez ici.
   *[other] { $lead } peut vous inviter.
}
rule-spaces-delegates-by-manager = { $led ->
    [none] Seule la personne qui dirige une équipe nomme ses délégués, et celle-ci n’a pas de manager en ce moment.
   *[other] C’est { $lead }, à la tête de cette équipe, qui en nomme les délégués.
}
rule-spaces-team-closes-with-unit = Un espace d’équipe vit aussi longtemps que son unité dans l’annuaire.
rule-spaces-closed = Cet espace est fermé : on peut le lire, mais plus rien ne s’y ajoute.
rule-spaces-owner-opens = Les communautés et les espaces de tout le monde sont ouverts par le propriétaire du réseau. Vous pouvez lancer un projet tout de suite, sans demander.
rule-spaces-external-opens = Ce sont les personnes de l’entreprise qui ouvrent les espaces. Celle avec qui vous travaillez ici peut en lancer un et vous y inviter.
rule-spaces-archived = Cet espace est aux archives : on le lit, on n’y écrit plus. { $led ->
    [none] Le propriétaire du réseau peut l’en ressortir.
   *[other] { $lead }, ou qui le tient, peut l’en ressortir.
}
spaces-card-time = Votre temps ici
spaces-card-time-none = Pas encore annoncé.
spaces-card-time-see = Temps et attention
rule-spaces-outside-calls = Les personnes extérieures à l’entreprise ne demandent pas d’aide à travers le réseau. Demandez à qui vous a invité.
