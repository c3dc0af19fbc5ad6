# L’espace du cercle de l’animation.
spaces-circle-rota = La semaine de qui, les absences, les sujets à évoquer
rule-s0-dt3 = L’espace du cercle suit les rôles : qui anime en fait partie, et personne n’y entre, n’en sort ni ne le ferme autrement. Les rôles commencent et finissent sous « Qui fait quoi ».
spaces-lead-circle = conduit le réseau
