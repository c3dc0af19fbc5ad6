people-own = Ce que vous dites de vous
people-own-lead = Tout ce qui est ici, c’est vous qui l’écrivez, ou le laissez vide. À côté de chaque champ se trouve qui peut le voir. Rien n’est pris ailleurs, rien n’est deviné.
people-who = Qui peut le voir
people-who-all = tout le monde à l’intérieur
people-who-spaces = les membres de mes espaces
people-who-unit = mon unité
people-who-me = moi seulement
people-who-unknown = Choisissez l’un des quatre publics.
people-field-unknown = Un profil n’a pas de tel champ.
people-field-about = Avec mes mots
people-field-job = Mon métier, tel que je le raconte
people-field-offers = Je peux aider sur
people-field-seeks = J’aimerais apprendre
people-field-speaks = Langues
people-field-pronouns = Pronoms
people-field-phone = Téléphone
people-field-place = Lieu
people-field-hours = Horaires
people-field-links = Liens
people-hint-about = Sur quels sujets peut-on vous demander conseil ? 500 caractères au plus.
people-hint-job = Ce que vous faites un jour ordinaire. 300 caractères au plus.
people-hint-offers = Vos mots, séparés par des virgules : pose de garnitures, vibrations, contrats en polonais.
people-hint-seeks = De même. Qui le propose vous trouve, et vous les trouvez.
people-hint-speaks = Séparées par des virgules : français, anglais.
people-hint-pronouns = Si vous le souhaitez.
people-hint-phone = Où l’on peut vous appeler.
people-hint-place = Site, bâtiment, bureau.
people-hint-hours = Par exemple : de 8 h à 16 h, pas le mercredi.
people-hint-links = Une adresse par ligne, commençant par https://. Rien n’y est consulté.
people-links-wrong = Une adresse par ligne, commençant par https://, sans espace.
people-word-long = « { $word } » est long. 60 caractères au plus pour un mot ou une expression.
people-words-many = 30 au plus, s’il vous plaît.
people-word-lead = Leurs propres mots. Rien ici n’est déduit de ce que font les gens.
people-word-offers = Peuvent aider
people-word-offers-none = Personne n’a écrit qu’il pouvait aider sur ce sujet.
people-word-seeks = Aimeraient apprendre
people-word-seeks-none = Personne n’a écrit qu’il voulait l’apprendre.
people-seen = Ce que les autres voient de vous
people-seen-lead = Choisissez par quels yeux. Vous voyez ce qu’ils voient, et plus bas ce que personne ne voit.
people-seen-as = Par quels yeux
people-reader-colleague = Un collègue
people-reader-space = Un membre d’un de mes espaces
people-reader-unit = Quelqu’un de mon unité
people-reader-manager = Mon manager
people-reader-owner = Le propriétaire du réseau
people-reader-guest = Quelqu’un de l’extérieur
people-reader-what-colleague = N’importe qui dans l’entreprise, sans espace en commun avec vous.
people-reader-what-space = Quelqu’un qui partage avec vous une communauté, un projet ou une équipe.
people-reader-what-unit = Quelqu’un de la même unité.
people-reader-what-manager = La personne qui dirige votre unité voit ce que voit votre unité, et rien de plus : rien de ce que vous lisez ou écrivez, ni à quel rythme.
people-reader-what-owner = Le propriétaire du réseau voit votre profil comme n’importe quel collègue. Il peut aussi suspendre votre accès et vous changer d’unité ; chacun de ces actes est consigné.
people-reader-what-guest = Une personne extérieure dans l’un de vos espaces : votre nom, votre fonction et votre photo.
people-seen-hidden = Ce qu’on ne voit pas
people-seen-nobody = Ce que personne ne voit
people-seen-nobody-read = Ce que vous lisez, et si vous l’avez lu.
people-seen-nobody-counts = À quel rythme vous écrivez, venez ou réagissez. Aucune page n’a une ligne par membre.
people-seen-nobody-search = Ce que vous cherchez, vos brouillons et ce que vous mettez de côté.
people-seen-nobody-mail = Votre adresse électronique : elle sert à se connecter.
people-seen-nobody-why = Pourquoi vous êtes absent. On ne le demande pas.
people-seen-kept = Ce qui existe ici à votre sujet
people-kept-sessions = { $n ->
    [one] { $n } appareil connecté
   *[other] { $n } appareils connectés
}
people-kept-tokens = { $n ->
    [one] { $n } jeton d’API
   *[other] { $n } jetons d’API
}
people-kept-terms = { $n ->
    [one] { $n } espace dont vous avez accepté les règles
   *[other] { $n } espaces dont vous avez accepté les règles
}
people-kept-notices = { $n ->
    [one] { $n } avis pour vous
   *[other] { $n } avis pour vous
}
people-kept-drafts = { $n ->
    [one] { $n } brouillon
   *[other] { $n } brouillons
}
people-kept-facts = Le fait que vous avez agi, sans les mots. Ces lignes sont effacées au bout de 400 jours.
people-tongue-ar = arabe
people-tongue-cs = tchèque
people-tongue-da = danois
people-tongue-de = allemand
people-tongue-el = grec
people-tongue-en = anglais
people-tongue-es = espagnol
people-tongue-fi = finnois
people-tongue-fr = français
people-tongue-hi = hindi
people-tongue-hu = hongrois
people-tongue-it = italien
people-tongue-ja = japonais
people-tongue-nl = néerlandais
people-tongue-no = norvégien
people-tongue-pl = polonais
people-tongue-pt = portugais
people-tongue-ro = roumain
people-tongue-ru = russe
people-tongue-sv = suédois
people-tongue-tr = turc
people-tongue-uk = ukrainien
people-tongue-vi = vietnamien
people-tongue-zh = chinois
people-picture = Votre photo
people-picture-choose = Une photo de vous
people-picture-hint = JPEG, PNG, GIF ou WebP, 12 Mo au plus. Elle devient carrée et petite ; l’endroit où elle a été prise n’est pas conservé. Les invités de vos espaces la voient aussi.
people-picture-do = Utiliser cette photo
people-picture-remove = Afficher plutôt mes initiales
