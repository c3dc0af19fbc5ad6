app-skip = Aller à la page
app-demo-label = À propos de cette démonstration
app-demo = Noria est une entreprise inventée. Rien de ce que vous faites ici n’atteint personne.
app-see-as = Voir comme
app-see-do = Y aller
app-search = Rechercher
app-search-all = Rechercher partout
app-places = Lieux
app-home = Accueil
app-notices = Notifications
app-notices-short = Avis
app-work = Mon travail
app-communities = Mes communautés
app-everybody = Tout le monde
app-no-work = Vous n’êtes encore dans aucune équipe.
app-no-communities = Vous n’êtes encore dans aucune communauté.
app-more-places = { $n ->
    [one] Un autre
   *[other] { $n } autres
}
app-unread = { $n ->
    [one] conversation avec du nouveau
   *[other] conversations avec du nouveau
}
app-spaces = Espaces
app-people = Personnes
app-who = Qui fait quoi
app-more = Plus
app-write = Écrire
app-settings = Réglages
app-aside = À propos de ce lieu
app-shortcuts = Raccourcis clavier
app-key-search = Rechercher
app-key-write = Écrire
app-key-move = Suivant et précédent
app-key-this = Cette liste
app-close = Fermer
app-md-toolbar = Mise en forme
app-md-bold = Gras
app-md-italic = Italique
app-md-link = Lien
app-md-list = Liste
app-md-numbers = Liste numérotée
app-md-quote = Citation
app-md-code = Code
app-md-mention = Mentionner quelqu’un
app-not-sent = L’envoi n’est pas arrivé au serveur. Vos mots sont gardés ici : réessayez dans un instant.
app-new-replies = { $n ->
    [one] 1 nouvelle réponse
   *[other] { $n } nouvelles réponses
}
app-theme-system = Comme le système
app-theme-light = Clair
app-theme-dark = Sombre
app-back = Retour
app-home-go = Aller à l’accueil
app-rule = Règle : { $rule }
app-api-title = L’API
app-api-lead = Tout ce que font les pages, un programme peut le faire. Un jeton s’obtient dans le terminal de l’opérateur : « ensemble token IDENTIFIANT ». Envoyez-le sous la forme « Authorization: Bearer … ». La description exacte :

role-member = Membre
role-line_manager = Manager
role-facilitator = Animation de communauté
role-network_lead = Responsable des réseaux
role-esn_owner = Propriétaire du réseau
role-exec_sponsor = Sponsor exécutif
role-platform_expert = Responsable de la plateforme
role-user_support = Support utilisateurs
role-tech_support = Support technique
role-comms_manager = Responsable communication
role-risk_officer = Responsable risques et conformité
role-evangelist = Ambassadrice ou ambassadeur
role-external_facilitator = Animation de communauté, de l’extérieur
role-co_driver = Accompagnement d’une personne extérieure

time-yesterday = hier à { $clock }
time-day-clock = { $day } à { $clock }
time-at-clock = à { $clock }
time-at-yesterday = hier à { $clock }
time-at-day-clock = le { $day } à { $clock }
time-at-day = le { $day }
time-day = { $day } { $month }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

field-empty = Ce champ ne peut pas rester vide.
field-too-long = C’est trop long : { $most } caractères au plus.

error-not-found-title = Page introuvable
error-not-found-what = Soit cette page n’existe pas, soit elle appartient à un lieu dont vous n’êtes pas. Nous répondons de même aux deux, pour que personne ne devine quels lieux existent.
error-sign-in-title = Connectez-vous d’abord
error-sign-in-what = Il faut ici une personne connectée, ou un jeton valable.
error-invalid-title = Quelque chose est à corriger
error-invalid-what = Rien n’a été enregistré. Revenez en arrière : vos mots sont encore dans le formulaire.
error-refused-title = Ce n’est pas à vous de le faire ici
error-refused-what = Rien n’a été changé.
error-held-title = Une deuxième signature est attendue
error-held-what = Rien n’est encore fait. Cela se poursuit quand l’autre personne signe.
error-conflict-title = Quelqu’un a été plus rapide
error-conflict-what = Rien n’a été changé. Regardez de nouveau la page et décidez.
error-token-expired-title = Ce jeton a expiré
error-token-expired-what = Créez un nouveau jeton sous « Jetons pour les programmes » dans vos réglages.
error-slow-down-title = Trop d’essais
error-slow-down-what = Attendez une minute, puis réessayez.
error-busy-title = Le réseau est très sollicité
error-busy-what = Rien n’a été enregistré. Réessayez dans quelques secondes.
error-unreadable-title = C’est illisible
error-unreadable-what = Rien n’a été enregistré.
error-broken-title = Quelque chose s’est cassé de notre côté
error-broken-what = Rien n’a été enregistré. C’est noté dans le journal ; réessayez, ou prévenez qui fait tourner le réseau.
error-body-too-large = C’est trop à la fois : 512 ko au plus. Rien n’a été enregistré.
error-json = Le contenu n’est pas le JSON attendu ici. Rien n’a été enregistré.
error-form = Le formulaire n’a pas pu être lu. Rien n’a été enregistré.
error-method = Cette adresse n’accepte pas ce genre de demande.
error-key-reused = Cette Idempotency-Key a déjà servi avec un autre contenu. Prenez-en une nouvelle.
rule-not-granted = Vous n’avez pas ce droit ici. Les personnes qui s’occupent de ce lieu peuvent le faire, celles qui répondent du réseau aussi : parlez-leur-en.
rule-cross-site = La demande venait d’un autre site ; elle n’a pas été exécutée.

badge-kind-discussion = Discussion
badge-kind-question = Question
badge-kind-problem = Problème
badge-kind-coordination = Coordination
badge-kind-decision = Décision
badge-kind-practice = Pratique
badge-kind-idea = Idée
badge-kind-poll = Sondage
badge-kind-announcement = Annonce
badge-state-question-open = En attente de réponse
badge-state-question-answered = Résolue
badge-state-problem-open = À résoudre
badge-state-problem-solved = Résolu
badge-state-coordination-open = À faire
badge-state-coordination-done = Fait
badge-state-decision-proposed = Proposée
badge-state-decision-taken = Prise
badge-state-decision-dropped = Abandonnée
badge-state-practice-draft = Ébauche
badge-state-practice-agreed = Adoptée
badge-state-idea-open = En attente d’examen
badge-state-idea-considered = À l’étude
badge-state-idea-accepted = Retenue
badge-state-idea-declined = Écartée
badge-state-idea-done = Réalisée
badge-state-poll-open = Ouvert
badge-state-poll-closed = Clos
size-bytes = { $n ->
    [one] { $n } octe
   *[other] { $n } octets
}
size-kb = { $n } ko
size-mb = { $n } Mo
app-report = Signaler
app-moderation = La modération dans cet espace
app-ed-rich = Texte mis en forme
app-ed-plain = Texte brut
app-ed-strike = Barré
app-ed-heading = Titre
app-ed-tasks = Liste de tâches
app-ed-table = Tableau
app-ed-block = Bloc de code
app-ed-rule = Ligne de séparation
app-ed-file = Joindre un fichier
app-ed-emoji = Emoji
app-ed-emoji-search = Chercher un emoji
app-ed-emoji-none = Rien trouvé. Essayez un autre mot.
app-ed-offers = Ce qui peut être mis ici
app-ed-address = Adresse du lien
app-ed-link-set = Poser le lien
app-ed-link-gone = Retirer le lien
app-ed-row = Ajouter une ligne
app-ed-column = Ajouter une colonne
app-ed-row-gone = Supprimer la ligne
app-ed-column-gone = Supprimer la colonne
app-ed-table-gone = Supprimer le tableau
app-palette = Aller à un espace, une personne ou une conversation
app-palette-open = Aller à…
app-palette-recent = récemment
app-palette-page = sur cette page
app-palette-place = lieu
app-palette-everywhere = Rechercher partout « { $words } »
app-key-send = Envoyer ce que vous écrivez
app-key-marks = Gras, italique, lien
app-key-offers = Personnes, mots-dièse, emojis, blocs
app-sent-now = Votre réponse a été envoyée.
weekly-minutes = { $n ->
    [one] Environ une minute par semaine
   *[other] Environ { $n } minutes par semaine
}
weekly-hour = Environ une heure par semaine
weekly-hour-some = Environ { $n } heure par semaine
weekly-hours = Environ { $n } heures par semaine
