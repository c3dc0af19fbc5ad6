# Les tâches de fond.
operator-jobs = Tâches de fond
operator-jobs-lead = Ce que le programme fait en dehors des demandes : transmettre ce qui se passe, envoyer, ranger. Ce qui échoue est retenté ; ce qui échoue trop souvent est abandonné et vous attend.
operator-jobs-parked = Abandonnées
operator-jobs-parked-none = Aucune tâche n’a été abandonnée.
operator-facts = Faits qui n’ont pas pu être transmis
operator-facts-what = Un fait dit en chiffres ce qui s’est passé. Un destinataire (recherche, notifications, courriel) n’a pas pu le prendre ; la suite continue.
operator-facts-none = Tous les faits ont été transmis.
operator-fact-number = fait { $number }
operator-jobs-failing = En échec, à retenter
operator-tries = { $n ->
    [one] { $n } essai
   *[other] { $n } essais
}
operator-next = prochain essai : { $when }
operator-behind = En retard
operator-behind-facts = { $n ->
    [one] { $n } fait à entendre
   *[other] { $n } faits à entendre
}
operator-waiting = En attente
operator-waiting-none = Rien n’attend.
operator-schedules = Revient régulièrement
operator-work = Tâche
operator-how-many = Combien
operator-first = Première échéance
operator-round = Prochaine fois
operator-late = en retard
operator-again = Réessayer
operator-drop = Abandonner
operator-drop-why = Pourquoi
operator-drop-do = Abandonner définitivement
operator-drop-harmless = Personne n’en a besoin
operator-drop-outdated = Dépassé entre-temps
operator-drop-by-hand = Fait à la main
operator-drop-reported = Signalé comme défaut
operator-drop-reason = Dites pourquoi.
operator-fact-fails = Nouvel échec : il reste ici.
operator-fact-taken = Le fait a été transmis.
operator-fact-dropped = Le fait a été abandonné.
operator-job-again = La tâche est de nouveau dans la file.
operator-job-dropped = La tâche a été abandonnée.
