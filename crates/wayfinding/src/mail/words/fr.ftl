mail-open-thread = Lire et répondre
mail-open = Ouvrir
mail-reply-hint = Vous pouvez répondre à ce message : votre réponse paraîtra dans la conversation.
mail-why = Vous recevez ce message parce que vous souhaitez qu’on vous avertisse aussitôt : { $what }.
mail-why-space = Vous recevez ce message parce qu’on vous avertit aussitôt dans { $space } : { $what }.
mail-rule = Comment on vous joint
mail-off = Ne plus recevoir de tels messages
mail-what-mention = vos mentions
mail-what-announcement = les annonces
mail-what-task = les tâches
mail-what-answer = les réponses retenues
mail-what-reply = les réponses là où vous suivez
mail-what-door = les demandes et les invitations
mail-what-ask = ce qui vous attend
mail-invitation-subject = Votre place dans { $network }
mail-invitation-lead = { $name }, on vous invite à rejoindre { $network }.
mail-reset-subject = Un nouveau mot de passe pour { $network }
mail-reset-lead = { $name }, choisissez un nouveau mot de passe pour { $network }.
mail-do-invitation = Entrer
mail-do-reset = Choisir un mot de passe
mail-hold-invitation = Le lien sert une seule fois, dans les sept jours.
mail-hold-reset = Le lien sert une seule fois, dans l’heure.
mail-why-invitation = Une personne qui tient l’annuaire vous invite à cette adresse.
mail-why-reset = Quelqu’un l’a demandé. Si ce n’est pas vous, ne faites rien : votre mot de passe reste le même.
mail-digest-daily = Du nouveau pour vous, { $day }
mail-digest-weekly = Votre semaine, { $day }
mail-digest-lead = { $n ->
    [0] Ce dont parlent vos communautés.
    [one] Une chose pour vous.
   *[other] { $n } choses pour vous.
}
mail-digest-work = Votre travail
mail-digest-network = L’ensemble du réseau
mail-digest-communities = Vos communautés
mail-digest-asked = Demandé dans vos communautés, encore sans réponse
mail-digest-fresh = Très discuté dans vos communautés
mail-digest-replies = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}
mail-digest-why = Vous recevez ce récapitulatif les matins que vous avez choisis. Ce que vous avez lu n’y figure pas.
mail-digest-off = Ne plus recevoir de récapitulatif
mail-preview = Votre prochain récapitulatif
mail-preview-lead = Ce que le prochain message apporterait en ce moment. Ce que vous lirez d’ici là n’y figurera pas.
mail-preview-none = Rien à envoyer.
mail-preview-none-how = Vous avez tout lu : aucun message ne partirait.
mail-outbox = Courrier sortant
mail-outbox-lead = Les messages de ce réseau en chemin. Ce qu’ils disent reste entre le réseau et leur destinataire.
mail-outbox-kept = Il n’y a pas de serveur de courrier : les messages sont gardés ici et ne partent pas. L’exploitant en indique un par --smtp.
mail-outbox-none = Aucun message pour l’instant.
mail-outbox-none-how = Un message s’écrit deux minutes après un événement dont quelqu’un souhaite être averti aussitôt.
mail-earlier = Plus ancien
mail-again = Renvoyer
mail-given-again = Le message attend de repartir.
mail-nothing-again = Il ne reste rien à envoyer de ce message.
mail-attempts = { $n ->
    [one] { $n } essai.
   *[other] { $n } essais.
}
mail-refused = Le serveur de courrier l’a refusé ({ $code }).
mail-reason-in-doubt = Il a été remis, et la réponse n’est jamais venue. Il est peut-être arrivé : il ne part pas une seconde fois.
mail-reason-timeout = Le serveur de courrier n’a pas répondu à temps.
mail-reason-unreachable = Le serveur de courrier n’a pas pu être joint.
mail-state-waiting = en attente
mail-state-sending = en partance
mail-state-sent = envoyé
mail-state-kept = gardé
mail-state-parked = mis de côté
mail-kind-notice = Un avis pour
mail-kind-digest = Un récapitulatif pour
mail-kind-invitation = Une invitation pour
mail-kind-reset = Un lien de mot de passe pour
mail-kind-answer = Une réponse à
mail-off-title = Plus de messages
mail-off-ask = Vous ne recevrez plus de messages pour ceci : { $what }. La cloche du réseau les montrera toujours.
mail-off-space = { $what } dans cet espace
mail-off-digests = les récapitulatifs
mail-off-do = Ne plus recevoir
mail-off-done = C’est fait.
mail-off-now = Vous ne recevez plus de messages pour ceci : { $what }.
mail-in-left-out = Laissé de côté dans le courriel : { $names }
mail-in-words = Ce que vous avez écrit
mail-in-why = Vous recevez ce message parce que votre réponse à l’un des nôtres n’a pas pu paraître. Rien n’a été publié.
mail-in-sender = Votre réponse est venue d’une autre adresse que celle à laquelle nous écrivons. Envoyez-la depuis celle-ci, et elle paraîtra.
mail-in-unproved = Votre réponse est venue sans la preuve d’origine que demande notre serveur de courrier. Répondez plutôt sur la page.
mail-in-expired = Le message auquel vous répondez est trop ancien pour une réponse par courriel. Répondez plutôt sur la page.
mail-in-empty = Votre réponse ne contenait ni mots à vous ni pièce jointe ; rien n’a été publié.
mail-in-gone = La conversation à laquelle vous répondez n’existe plus pour vous.
mail-in-held = Votre réponse demande une seconde signature, et c’est sur la page qu’on la demande.
mail-in-refused = Vous ne pouvez pas répondre dans cette conversation pour l’instant. La page dit pourquoi.
mail-in-invalid = Votre réponse n’a pas pu être prise telle quelle ; peut-être est-elle trop longue. Répondez plutôt sur la page.
mail-what-found = les recherches et mots-clés suivis
mail-in-files = Votre réponse est publiée. Ces fichiers n’ont pas suivi : { $names }. Ils sont peut-être trop lourds pour l’espace, ou d’un type qui n’est pas accepté.
mail-in-files-why = Vous recevez ce message parce que vous avez répondu à l’un des nôtres et qu’une partie de vos pièces jointes est restée en chemin.
