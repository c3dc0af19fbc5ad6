notices-title = Notifications
notices-lead = Seulement ce qui vous est destiné : les réponses là où vous participez, votre nom, ce que vos espaces annoncent à tous.
notices-read-all = Tout marquer comme lu
notices-narrow = Ne montrer que
notices-all = Toutes
notices-unread = Non lues
notices-unread-n = { $n ->
    [one] { $n } non lue
    [100] 100 non lues et plus
   *[other] { $n } non lues
}
notices-new = Nouveau :
notices-work = Mon travail
notices-communities = Mes communautés
notices-work-none = Rien de nouveau du côté de vos équipes et de vos projets.
notices-communities-none = Rien de nouveau du côté de vos communautés.
notices-none = Rien pour vous pour l’instant.
notices-none-unread = Vous avez tout vu.
notices-none-how = Quand quelqu’un vous répond, vous nomme ou résout votre question, c’est ici que vous le verrez.
notices-none-do = Trouver un espace où participer
notices-show-all = Revoir ce que vous avez déjà vu
notices-earlier = Plus ancien
notices-somebody = Quelqu’un
notices-no-title = une conversation dont les premiers mots ont été retirés
notices-mention = { $who } vous mentionne dans
notices-reply = { $who } a répondu dans
notices-replies = { $n } réponses, la dernière par { $who }, dans
notices-announcement = { $who } annonce à tous :
notices-answered = { $who } a retenu une réponse à votre question
notices-helped = Votre réponse a été retenue pour
notices-join_request = { $who } demande à rejoindre
notices-join_requests = { $n } personnes demandent à rejoindre
notices-invitation = { $who } vous invite dans
notices-joined = { $who } vous a fait entrer dans
notices-a-role = un rôle
notices-network = l’ensemble du réseau
notices-role_proposed = { $who } vous propose le rôle « { $role } » pour
notices-role_begun = { $who } assure désormais le rôle « { $role } » pour
notices-role_declined = { $who } décline le rôle « { $role } » pour
notices-role_vacant = Le rôle « { $role } » est vacant pour
notices-deputy_asked = { $who } vous propose la suppléance du rôle « { $role } » pour
notices-act_held = { $who } attend votre signature dans
notices-act_signed = { $who } a signé, et c’est fait, dans
notices-act_turned_down = { $who } n’a pas voulu signer ce que vous demandiez dans
notices-act_failed = { $who } a signé, mais cela n’a pas pu se faire dans
notices-coach_invited = { $who } vous invite à accompagner
notices-coach_ended = { $who } a mis fin à votre accompagnement de
notices-coach_over = Votre accompagnement est terminé :
