roles-recruit-title = Trouver quelqu’un : { $role }, { $where }
roles-recruit-flash = C’est dans vos tâches. La tâche se clôt d’elle-même quand quelqu’un tient le rôle.
roles-recruit-nowhere = Aucun espace ne peut accueillir cette tâche : ouvrez d’abord un espace de tout le réseau.
roles-recruit-role = On ne cherche personne pour ce rôle à cet endroit. Choisissez un rôle qui s’y tient.
roles-recruit-do = En faire une tâche
roles-recruit-all = Faire une tâche de chaque manque
roles-recruit-since = recherche en cours depuis le { $day }
