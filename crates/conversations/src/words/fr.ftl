# Les conversations : les fils et ce qui s’y dit.

conv-kind-hint-signed = Attend la signature de la personne qui vous accompagne ; ce n’est qu’ensuite que tout le monde est prévenu.
conv-kind-legend = De quoi s’agit-il ?
conv-kind-unknown = Choisissez l’un des types proposés.
conv-kind-not-here = Ce type de conversation n’existe pas dans un espace comme celui-ci. Choisissez-en un autre.

conv-the-answer = La réponse
conv-to-everybody = À tous, ici
conv-title-gone = Supprimé
conv-unread = Nouveau

conv-threads = Conversations
conv-start = Lancer une conversation
conv-filters = Conversations à afficher
conv-filter-all = Toutes
conv-filter-unanswered = Sans réponse
conv-replies = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
}
conv-last-by = la dernière par { $name }
conv-older-threads = Conversations plus anciennes
conv-pager = Pages
conv-empty-title = Rien n’a encore été dit ici
conv-empty-text = Dans { $space }, la première question rend la deuxième plus facile. Posez celle que vous poseriez devant la machine à café.
conv-empty-act = Lancer la première conversation
conv-empty-filtered = Rien de ce type ici
conv-empty-all = Voir toutes les conversations
conv-cursor = La liste ne peut pas continuer à cet endroit. Repartez de la première page.

conv-title-label = Titre
conv-text-label = Texte
conv-reply-label = Votre réponse
conv-reply = Répondre
conv-post = Publier
conv-send-key = Ctrl + Entrée pour envoyer
conv-draft-kept = Votre brouillon, tel que vous l’aviez laissé. Personne d’autre ne peut le voir.
conv-unreachable = Ne peuvent pas lire cet espace : { $names }. Leur nom reste en texte simple et personne n’est prévenu.
conv-flash-unreachable = C’est publié. Une personne que vous avez nommée ne peut pas lire cet espace : son nom reste en texte simple et elle n’est pas prévenue.
conv-closed = Cet espace est fermé. Ce qui a été dit reste lisible.
conv-locked = Cette conversation n’accepte pas de réponses pour l’instant.
conv-read-only = Vous lisez { $space } de l’extérieur. Rejoignez l’espace pour y écrire.
conv-read-coach = Vous accompagnez cette équipe : vous lisez, et vous n’écrivez que si son manager vous y invite.
conv-trouble = Ce n’est pas publié
conv-trouble-kept = Votre texte est toujours là.
conv-trouble-busy = Le réseau est très sollicité en ce moment. Réessayez dans un instant.
conv-rule = Règle { $rule }

conv-earlier = Messages précédents
conv-later = Messages suivants
conv-unread-since = Nouveau depuis le message écrit { $when }
conv-reading = Où vous en êtes dans cette conversation
conv-reading-at = 1 sur 2
conv-reading-first = Début
conv-reading-unread = Du nouveau
conv-reading-newest = Le plus récent
conv-jump-unread = Aller aux nouveautés
conv-hand-on = Confier à un manager
conv-answered-by = { $name } a répondu { $when } : lire la réponse
conv-edited = modifié { $when }
conv-more = Plus
conv-more-of = sur le message écrit par { $name }
conv-back-to-thread = Retour à la conversation
conv-follow = Suivre
conv-unfollow = Ne plus suivre
conv-flash-followed = Les nouvelles réponses vous seront signalées.
conv-flash-muted = Les réponses ici ne vous seront plus signalées, sauf si vous suivez à nouveau la conversation.

conv-react = Réagir
conv-react-with = Réagir avec { $emoji }
conv-reaction-names = { $n ->
    [one] { $names } et { $n } autre personne
   *[other] { $names } et { $n } autres personnes
}
conv-emoji-unknown = Choisissez parmi 👍 ❤️ 🎉 👀 🙏 💡.
conv-reacted-title = Qui a réagi
conv-reacted-none = Personne n’a réagi à ce message.

conv-acts-title = Message écrit par { $name }
conv-act-link = Lien vers ce message
conv-act-mark = Marquer comme la réponse
conv-act-unmark = Finalement, ce n’est pas la réponse
conv-act-edit = Modifier le texte
conv-act-versions = Voir ce qu’il disait avant
conv-act-reacted = Voir qui a réagi
conv-act-remove = Retirer ou supprimer
conv-act-report = Signaler
conv-flash-answered = C’est marqué comme la réponse.
conv-flash-reopened = La question est de nouveau ouverte.
conv-not-an-answer = Seule une réponse de cette conversation, encore lisible, peut être marquée.
conv-not-a-message = Ce message n’est pas de cette conversation.

conv-edit-title = Modifier le texte
conv-edit-lead = On voit que le message a été modifié, et on peut lire ce qu’il disait avant.
conv-edit-save = Enregistrer le nouveau texte
conv-cancel = Annuler
conv-versions-title = Ce que le message disait avant
conv-versions-lead = Du plus récent au plus ancien. Le texte actuel est dans la conversation.
conv-versions-none = Il a toujours dit ce qu’il dit maintenant.
conv-version-until = remplacé { $when } par { $name }

conv-gone-deleted = Supprimé par la personne qui l’avait écrit.
conv-gone-withdrawn = Retiré par la personne qui l’avait écrit.
conv-gone-withdrawn-by-lead = Retiré par la personne qui s’occupe de cet espace.
conv-gone-hidden = Masqué le temps de l’examen.
conv-gone-removed = Retiré : une règle de ce lieu n’a pas été respectée.
conv-already-deleted = Ce message est déjà supprimé.
conv-remove-title = Retirer ou supprimer
conv-remove-opening = Ce message ouvre la conversation. Les réponses restent, sous le titre « Supprimé ».
conv-withdraw-title = Le retirer
conv-withdraw-text = Plus personne ne lit le texte ; une ligne indique qu’un message se trouvait là. Le texte est conservé 30 jours, au cas où quelqu’un le contesterait, puis effacé.
conv-withdraw = Le retirer
conv-delete-title = Le supprimer pour de bon
conv-delete-text = Le texte disparaît tout de suite et partout : ici, dans la recherche, dans les notifications, dans les versions précédentes. Personne ne pourra le faire revenir.
conv-delete = Supprimer pour de bon
conv-flash-withdrawn = C’est retiré. Le texte est conservé 30 jours.
conv-flash-deleted = C’est supprimé. Le texte n’existe plus.

rule-members-write = Dans { $space }, ce sont les membres qui écrivent. Rejoignez d’abord l’espace ; en attendant, vous pouvez lire.
rule-space-closed = { $space } est fermé : ce qui a été dit reste lisible, et rien ne s’y ajoute.
rule-team-no-reactions = { $space } est un espace d’équipe. Ici, on se répond avec des mots ; il n’y a pas de réactions.
rule-reactions-off = { $space } a choisi de se passer de réactions.
rule-words-gone = Ce texte n’existe plus, on ne peut donc plus rien en faire.
rule-thread-locked = La personne qui s’occupe de cet espace a fermé cette conversation aux réponses.
rule-questions-only = Seule une question peut avoir une réponse.
rule-s2-mg6 = Vous accompagnez cette équipe, et c’est elle qui parle : une personne qui accompagne n’écrit ici que si { $led ->
    [none] le manager
   *[other] { $lead }, à la tête de l’équipe,
} l’y a invitée, et jamais depuis l’extérieur de l’entreprise. Vous pouvez lire, et dire ce que vous voyez à { $led ->
    [none] son manager
   *[other] { $lead }
} directement.
conv-similar = Chercher des conversations semblables
conv-related = Conversations liées
