# Ce qui attend son heure.

conv-sched = Publier plus tard
conv-sched-title = Pas encore publié
conv-sched-lead = Ce que vous avez écrit pour plus tard, et ce qui attend une approbation. D’ici là personne d’autre ne le lit, sauf la personne qui anime un espace où l’on approuve.
conv-sched-none = Tout ce que vous avez écrit est publié
conv-sched-none-how = Là où vous lancez une conversation, « Publier plus tard » la garde pour le jour et l’heure choisis.
conv-sched-hour = Pour plus tard
conv-sched-save = Garder pour plus tard
conv-sched-now = Publier maintenant
conv-sched-cancel = Supprimer
conv-sched-legend = Quand
conv-sched-day = Jour
conv-sched-time = Heure
conv-sched-zone = Dans votre fuseau horaire, { $zone }.
conv-sched-when = Choisissez un jour et une heure.
conv-sched-past = Ce moment est déjà passé.
conv-sched-far = Choisissez un moment dans l’année qui vient.
conv-sched-full = Cent de vos messages attendent déjà. Publiez-en ou supprimez-en un d’abord.
conv-sched-comes = Publication prévue : { $when }.
conv-sched-kept = Pas publié
conv-sched-why-gone = Vous ne lisez plus cet espace. Le texte est gardé ici.
conv-sched-why-refused = À l’heure dite, vous ne pouviez pas y écrire : vous aviez quitté l’espace, ou il était fermé ou archivé. Le texte est gardé ici.
conv-sched-why-unfit = À l’heure dite, quelque chose y était périmé. Modifiez-le, puis publiez-le.
conv-flash-sched = Gardé pour plus tard.
conv-flash-sched-cancelled = Supprimé. Il ne sera pas publié.
