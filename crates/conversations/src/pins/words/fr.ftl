# Ce qui se tient en tête d’un espace.

conv-top-title = En tête
conv-announced-by = { $name }, { $when }
conv-pinned = Épinglé
conv-pinned-by = par { $name }, { $when }
conv-put-away = Ranger
conv-featured = À lire
conv-filter-featured = À lire
conv-arrange = Ranger cette conversation
conv-arrange-short = Ranger
conv-pin-title = En tête de l’espace
conv-pin-text = Toute personne qui ouvre l’espace la voit d’abord, avec votre nom. Un espace en accueille trois.
conv-pin = L’épingler
conv-unpin = La retirer
conv-pin-full = Trois conversations sont déjà épinglées ici. Retirez-en d’abord une.
conv-feature-title = À lire
conv-feature-text = La conversation porte une marque et se retrouve sous « À lire » dans la liste de cet espace.
conv-feature = La marquer
conv-unfeature = Enlever la marque
conv-flash-pinned = Épinglée. Elle se tient en tête de l’espace.
conv-flash-unpinned = Retirée de la tête de l’espace.
conv-flash-featured = Marquée « à lire ».
conv-flash-unfeatured = La marque est enlevée.

rule-team-thread-stays = Ce qui s’est dit dans { $space } ne quitte l’équipe que de la main de son manager.
rule-own-post-waits = Personne n’approuve ce qu’il a écrit. Une autre personne qui anime { $space } le lira.
