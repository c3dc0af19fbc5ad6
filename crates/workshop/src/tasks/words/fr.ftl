# Tâches : qui fait quoi, et pour quand.

tasks-mine = Mes tâches
tasks-of = Tâches de { $space }
tasks-here = Tâches
tasks-which = Tâches à afficher
tasks-to-do = À faire
tasks-done = Faites
tasks-done-on = fait { $day }
tasks-open = Sans date
tasks-today = Aujourd’hui
tasks-due = { $day }
tasks-late = En retard : { $day }
tasks-nobody = Personne pour l’instant
tasks-new = Nouvelle tâche
tasks-none = Rien ici
tasks-none-how = Une tâche, c’est une personne, une chose à faire et peut-être un jour. Créez-en une ici, ou à partir de n’importe quel message.
tasks-title = Ce qu’il y a à faire
tasks-owner = Qui s’en charge
tasks-owner-hint = L’identifiant d’une personne qui lit cet espace. Vide : personne pour l’instant, chacun ici peut la prendre.
tasks-owner-unknown = Personne avec cet identifiant ne lit cet espace.
tasks-day = Pour quel jour
tasks-day-unknown = Ce n’est pas un jour. Écrivez-le ainsi : 2026-05-31.
tasks-save = Enregistrer
tasks-finish = Marquer comme faite
tasks-reopen = Rouvrir
tasks-older = Tâches plus anciennes
tasks-source = D’après ce message
tasks-flash-made = La tâche est créée.
tasks-flash-saved = Enregistré.
tasks-flash-done = C’est fait.
tasks-flash-reopened = La tâche est rouverte.

rule-tasks-of-members = Dans { $space }, ce sont les membres qui prennent et terminent les tâches. Rejoignez d’abord l’espace ; en attendant, vous pouvez lire.
rule-tasks-space-closed = { $space } est fermé : ce qui était à faire reste lisible, et rien ne s’ajoute.
tasks-tab = Tâches
