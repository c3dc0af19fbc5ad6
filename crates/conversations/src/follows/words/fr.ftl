# Ce que l’on suit et ce que l’on a mis en sourdine.

conv-follows-title = Ce que vous suivez
conv-follows-lead = Vous êtes prévenu de ce que vous suivez. De ce qui est en sourdine, seulement quand on vous nomme. Personne d’autre ne le voit.
conv-follows-which = Lesquelles
conv-follows-followed = Suivies
conv-follows-muted = En sourdine
conv-follows-rules = Par quel moyen vous êtes prévenu
conv-follows-spaces = Espaces en sourdine
conv-follows-hear = Être prévenu de nouveau
conv-follows-none = Vous ne suivez encore aucune conversation
conv-follows-none-muted = Rien n’est en sourdine
conv-follows-how = Vous suivez ce que vous lancez, ce à quoi vous répondez et là où l’on vous nomme. « Suivre » et « Mettre en sourdine » se trouvent en tête de chaque conversation ; pour un espace, c’est à côté de lui.
conv-follows-why-started = vous l’avez lancée
conv-follows-why-replied = vous avez répondu
conv-follows-why-mentioned = on vous a nommé
conv-follows-why-chosen = vous l’avez choisi
conv-space-mute = Mettre cet espace en sourdine
conv-space-unmute = Être prévenu de nouveau
conv-space-muted = Cet espace est en sourdine : vous n’êtes prévenu que si l’on vous nomme.
conv-mute = Mettre en sourdine
conv-muted = en sourdine
conv-flash-space-muted = En sourdine. Vous n’êtes prévenu de cet espace que si l’on vous nomme.
conv-flash-space-unmuted = Vous êtes de nouveau prévenu de cet espace.
