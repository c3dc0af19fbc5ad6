# Ce qui a été repris d’autres outils.
imports-title = Imports
operator-tab-imports = Imports
imports-lead = Ce qui a été repris d’autres outils, depuis la ligne de commande. C’est là aussi qu’un import s’annule, par son numéro.
imports-none = Rien n’a encore été importé
imports-how = Sur le serveur :
imports-earlier = Plus ancien
imports-number = numéro
imports-kind-slack = Slack
imports-kind-mbox = Liste de diffusion
imports-kind-discourse = Discourse
imports-state-running = en cours, ou interrompu
imports-state-undoing = annulation en cours
imports-state-undone = annulé
imports-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
imports-threads = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
imports-spaces = { $n ->
    [one] { $n } espace
   *[other] { $n } espaces
}
imports-people = { $n ->
    [one] { $n } profil à réclamer
   *[other] { $n } profils à réclamer
}
imports-skipped = { $n ->
    [one] { $n } enregistrement illisible a été laissé de côté.
   *[other] { $n } enregistrements illisibles ont été laissés de côté.
}
imports-kept = { $n ->
    [one] { $n } élément est resté, car quelqu’un s’en est servi depuis.
   *[other] { $n } éléments sont restés, car quelqu’un s’en est servi depuis.
}
