home-title = Accueil
home-morning = Bonjour { $name }
home-afternoon = Bonjour { $name }
home-evening = Bonsoir { $name }
home-ask = Poser une question, dire quelque chose…
home-write = Où voulez-vous écrire ?
home-write-nowhere = Vous n’êtes encore dans aucun lieu où écrire.
home-ask-all = Écrire dans un autre de mes espaces
home-ask-where = À qui l’adresser ? Avant de publier, vous verrez qui pourra le lire.
home-work = Mon travail
home-work-led = { $team } · responsable : { $who }
home-work-yours = { $team } · vous en êtes responsable
home-work-quiet = Rien à signaler.
home-work-quiet-how = Une question ou une annonce dans votre équipe ou vos projets, et vous la verrez ici.
home-work-none = Vous n’êtes encore dans aucune équipe ni aucun projet.
home-work-none-how = Les équipes viennent de l’annuaire : la personne qui le tient vous placera dans la vôtre. Un projet, lui, s’ouvre sans rien demander à personne.
home-work-none-do = Lancer un projet
home-communities = Mes communautés
home-communities-quiet = Rien n’a encore été dit.
home-communities-quiet-how = Une première question est un bon début : ouvrez l’une de vos communautés et lancez-vous.
home-communities-none = Vous n’êtes encore dans aucune communauté.
home-communities-none-how = Une communauté réunit, par-delà les équipes, celles et ceux qui travaillent sur les mêmes sujets. On y entre d’un geste, on la quitte de même.
home-communities-none-do = Voir les communautés
home-members = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
}
home-no-title = Les premiers mots ont été retirés
home-by = { $who }
home-last-by = { $n ->
    [one] { $n } réponse, par { $who }
   *[other] { $n } réponses, la dernière par { $who }
}
home-new = Nouveau
home-new-replies = { $n ->
    [one] { $n } nouvelle réponse
    [20] 20 nouvelles réponses ou plus
   *[other] { $n } nouvelles réponses
}
home-earlier = Plus ancien
home-no-earlier = Rien de plus ancien ici.
home-helps = Qui peut vous aider
home-helps-manager = votre responsable
home-helps-space = anime { $space }
home-nobody-sees = Personne ne voit ce que vous lisez.
home-what-others-see = Ce que les autres voient de moi
home-waits = En attente de votre réponse
home-waits-network = l’ensemble du réseau
home-waits-approve = { $n ->
    [one] Un message attend votre approbation dans { $place }
   *[other] { $n } messages attendent votre approbation dans { $place }
}
home-told = Annonces
home-told-away = Ranger
home-tasks = Tâches à rendre
home-tasks-today = aujourd’hui
home-tasks-late = en retard, { $day }
home-tasks-all = Les { $n } tâches en cours
home-waits-role = On vous propose le rôle { $role } : { $place }
home-waits-deputy = On vous demande de suppléer { $role } : { $place }
home-waits-acts = { $n ->
    [one] { $n } acte attend votre signature
   *[other] { $n } actes attendent votre signature
}
home-waits-requests = { $n ->
    [one] { $n } personne demande à rejoindre { $place }
   *[other] { $n } personnes demandent à rejoindre { $place }
}
home-news = Ce qui change : { $title }
home-news-read = Lire
home-news-seen = Ne plus afficher
home-welcome = Bienvenue, { $name }
home-welcome-title = Vous y êtes
home-welcome-lead = Vos équipes sont déjà là. Trois choses valent une minute maintenant ; toutes peuvent attendre.
home-welcome-communities = Des communautés à regarder
home-welcome-join = Rejoindre
home-welcome-picture = Votre photo
home-welcome-choose = Choisir une photo
home-welcome-picture-do = Ajouter la photo
home-welcome-go = Aller à l’accueil
home-welcome-profile = Ce que vous souhaitez dire de vous
home-first-hours = Les premières heures de ce réseau
home-first-hours-done = { $n ->
    [0] Cinq étapes courtes mènent de cette maison vide à une première conversation.
    [1] 1 étape sur cinq est faite. La suivante prend quelques minutes.
   *[other] { $n } étapes sur cinq sont faites. La suivante prend quelques minutes.
}
home-first-hours-go = Aller aux étapes
