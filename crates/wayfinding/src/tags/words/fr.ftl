tags-title = Mots-clés
tags-lead = Les mots précédés d’un #, dans tout ce que vous pouvez lire. Écrivez-en dans n’importe quel message.
tags-none = Pas encore de mot-clé
tags-none-how = Écrivez un # devant un mot dans un message, #joint par exemple, et on le retrouve ici.
tags-further = Autres mots-clés
tags-older = Conversations plus anciennes
tags-threads = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
tags-replies = { $n ->
    [0] Aucune réponse
    [one] { $n } réponse
   *[other] { $n } réponses
}
tags-answered = Résolue
tags-no-title = Les premiers mots ont été retirés
tags-follow = Suivre
tags-unfollow = Ne plus suivre
tags-search = Chercher dedans
tags-tend = Fusionner ou renommer ce mot-clé
tags-into = Fusionner dans le mot-clé
tags-look = Voir ce que cela donnerait
tags-name = Son nom
tags-rename = Renommer
tags-aliases = Fusionnés avec lui
tags-unmerge = Séparer #{ $tag }
tags-merge-of = Fusionner #{ $tag }
tags-merge-what = Les conversations marquées #{ $one } se trouveront sous #{ $other }, et #{ $one } y mènera partout où il est écrit. Aucun message n’est modifié, et la fusion peut être annulée.
tags-merge = Fusionner
tags-leave = Laisser tel quel
tags-merge-unknown = Il n’y a pas d’autre mot-clé « { $tag } » dans ce que vous pouvez lire.
tags-unknown = Ce mot-clé n’existe pas dans ce que vous pouvez lire.
tags-itself = C’est le même mot-clé.
tags-no-word = Un mot-clé est un seul mot fait de lettres, de chiffres, de traits d’union et de tirets bas, avec au moins une lettre.
tags-followed = Vous suivez ce mot-clé : les nouvelles conversations qui le portent figurent dans votre récapitulatif.
tags-unfollowed = Vous ne suivez plus ce mot-clé.
tags-merged = Les mots-clés sont fusionnés.
tags-unmerged = La fusion est annulée.
tags-renamed = Le mot-clé a son nouveau nom.
rule-tags-inside-only = Les mots-clés sont tenus par des personnes de l’entreprise.
