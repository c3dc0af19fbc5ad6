# Approbation avant publication.

conv-wait-title = En attente d’approbation
conv-wait-lead = Ce que des membres de { $space } ont écrit. Personne d’autre ne le lit avant que l’un de vous, qui animez cet espace, l’ait accepté.
conv-wait-none = Rien n’attend
conv-wait-line = { $n ->
    [one] Un message attend votre approbation
   *[other] { $n } messages attendent votre approbation
}
conv-wait-own-line = { $n ->
    [one] Un de vos messages n’est pas encore publié
   *[other] { $n } de vos messages ne sont pas encore publiés
}
conv-wait-note = Qui anime cet espace le lit avant tout le monde. Vous aurez une réponse.
conv-wait-send = Envoyer pour approbation
conv-wait-send-again = Envoyer de nouveau
conv-wait-approve = Publier
conv-wait-decline = Refuser
conv-wait-reason = Pourquoi, pour la personne qui l’a écrit
conv-wait-reason-hint = Elle lira ces mots, avec votre nom, et pourra le récrire.
conv-wait-yours = Celui-ci est de vous : quelqu’un d’autre qui anime cet espace décide.
conv-wait-see = Le voir
conv-wait-reply = Réponse
conv-wait-reply-mine = Une de vos réponses dans cette conversation.
conv-wait-more = Les suivants
conv-wait-mine = Un de vos messages
conv-wait-state = Il attend la personne qui anime cet espace. D’ici là, personne d’autre ne le lit.
conv-wait-turned-down = { $name } l’a refusé
conv-wait-anew = Vous pouvez le récrire et l’envoyer de nouveau, ou le retirer.
conv-wait-change = Modifier le texte
conv-wait-withdraw = Le retirer
conv-wait-down = Refusé
conv-wait-waits = En attente
conv-wait-there = Le lire
conv-wait-published = Il est déjà publié.
conv-wait-declined-already = Quelqu’un d’autre l’a refusé entre-temps.
conv-wait-changed = La personne qui l’a écrit l’a modifié entre-temps. Relisez-le, puis décidez.
conv-wait-unfit = Il ne peut pas être publié tel quel : la personne qui l’a écrit ne peut plus écrire ici, ou quelque chose y est périmé. Refusez-le en disant pourquoi.
conv-wait-author-away = La personne qui l’a écrit n’est plus là. Refusez-le.
conv-wait-full = Cent de vos messages attendent déjà. Retirez-en un d’abord.
conv-flash-waits = Envoyé. Il paraîtra quand la personne qui anime cet espace l’aura lu.
conv-flash-approved = Publié.
conv-flash-declined = Refusé. La personne qui l’a écrit lira pourquoi.
conv-flash-wait-withdrawn = Retiré. Le texte n’existe plus.
