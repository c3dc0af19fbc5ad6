rule-vault-not-oneself = Personne ne se fait effacer soi-même : c’est à un autre propriétaire du réseau de le faire.
vault-ask = Demander une copie
vault-asked = Votre copie se prépare. Elle sera sur cette page dans quelques minutes.
vault-begun = Cet effacement a commencé, il n’est plus possible d’y renoncer.
vault-copy = Votre copie
vault-copy-lead = Tout ce que le réseau détient sur vous, dans une archive : une page à lire, chaque ligne en JSON, vos fichiers.
vault-copy-made = Dans l’état du { $when }.
vault-erase = Effacer { $name }
vault-erase-lead = D’une personne effacée, il ne reste que ce qu’il faut aux autres pour comprendre ce qui s’est dit.
vault-erase-title = Effacement de { $name }
vault-erasure-asked = C’est noté. L’effacement commence dans sept jours ; d’ici là, vous pouvez y renoncer.
vault-erasure-withdrawn = Vous y avez renoncé. Rien n’a été effacé.
vault-erasures = Effacements
vault-erasures-all = Demandés et faits
vault-erasures-lead = Qui est parti peut demander à être oublié. L’effacement commence après sept jours ; il est alors définitif.
vault-erasures-none = Personne n’a été effacé.
vault-failed = Votre copie n’a pas pu être préparée. Demandez-la de nouveau ; si cela échoue encore, prévenez qui exploite le réseau.
vault-fetch = Télécharger ({ $size })
vault-first-leave = { $name } est encore là. Signalez d’abord son départ, pour que ce qui lui revenait soit transmis.
vault-former = Ancien membre
vault-goes = Ce qui disparaît
vault-goes-files = { $n ->
    [one] { $n } fichier apporté, dans toutes ses versions, et les versions données aux fichiers des autres
   *[other] { $n } fichiers apportés, dans toutes leurs versions, et les versions données aux fichiers des autres
}
vault-goes-memberships = { $n ->
    [one] L’appartenance à { $n } espace
   *[other] L’appartenance à { $n } espaces
}
vault-goes-messages = { $n ->
    [one] Le texte de { $n } message, avec ses versions
   *[other] Le texte de { $n } messages, avec leurs versions
}
vault-goes-name = Le nom, l’identifiant et l’adresse, partout : dans le profil, les mentions, les écrits des autres, la recherche, les courriels en attente
vault-goes-own = Le profil, la photo, les sessions, les jetons, les avis, les règles, les brouillons et les recherches enregistrées
vault-goes-skills = { $n ->
    [one] { $n } chose offerte, cherchée ou parlée
   *[other] { $n } choses offertes, cherchées ou parlées
}
vault-grace = L’effacement commence dans sept jours. D’ici là, vous pouvez y renoncer sur cette page.
vault-has-acts = Ce que vous avez fait pour le réseau
vault-has-decided = Ce qui a été décidé à votre sujet
vault-has-files = Vos fichiers
vault-has-memberships = Vos appartenances
vault-has-profile = Votre profil
vault-has-roles = Vos rôles
vault-has-rules = Comment on vous joint, ce que vous suivez
vault-has-searches = Vos recherches enregistrées
vault-has-sessions = Vos appareils et vos jetons
vault-has-tasks = Vos tâches
vault-has-words = Ce que vous avez écrit
vault-leaving = Vers son départ
vault-me = Ma page
vault-no = non
vault-not-left = Seule une personne partie peut être effacée. Signalez d’abord son départ.
vault-once-a-day = Vous avez demandé une copie il y a moins d’un jour. C’est une par jour au plus.
vault-over = Votre dernière copie a été supprimée : ses sept jours sont passés.
vault-people = Personnes
vault-planned = L’effacement commence le { $when }. D’ici là, vous pouvez y renoncer.
vault-ready = Votre copie du { $when } est prête.
vault-reason = Pourquoi
vault-reason-hint = Pour les propriétaires du réseau. Ce texte disparaît avec l’effacement.
vault-running = L’effacement est en cours.
vault-saved = Enregistré.
vault-state-done = fait
vault-state-planned = commence
vault-state-running = en cours
vault-state-withdrawn = abandonné
vault-stays = Ce qui reste
vault-stays-files = { $n ->
    [one] { $n } fichier apporté, tel quel, d’un ancien membre
   *[other] { $n } fichiers apportés, tels quels, d’un ancien membre
}
vault-stays-inside = Ce qui est écrit dans les fichiers qui restent : le réseau ne change aucun octet d’un document
vault-stays-mark = Une marque qui ne dit à personne qui c’était, pour qu’une sauvegarde restaurée efface de nouveau
vault-stays-messages = { $n ->
    [one] Le texte de { $n } message, signé d’un ancien membre
   *[other] Le texte de { $n } messages, signés d’un ancien membre
}
vault-stays-notes = Les notes, qui sont à tous ceux qui y ont écrit, sans le nom
vault-stays-others = Ce que les autres ont écrit, sans le nom ; les réactions, les votes et les changements d’état, en nombres
vault-tomorrow = Vous pourrez en demander une autre demain.
vault-under-way = Un effacement de cette personne est déjà en cours.
vault-until = Vous seul pouvez la télécharger, jusqu’au { $when }.
vault-waiting = Votre copie se prépare. Revenez dans quelques minutes.
vault-what = Ce qu’elle contient
vault-what-not = Elle ne contient ni ce que les autres ont écrit, ni les mots de passe, ni les clés.
vault-withdraw = Y renoncer
vault-words = Ce que deviennent ses écrits
vault-words-do = Enregistrer
vault-words-go = Ses écrits disparaissent aussi, avec ses fichiers
vault-words-keep = Ses écrits et ses fichiers restent, signés d’un ancien membre
vault-words-unknown = Choisissez si les écrits restent ou disparaissent.
vault-yes = oui
