spaces-title-guests = Personnes de l’extérieur dans { $space }
spaces-title-all-guests = Personnes de l’extérieur dans le réseau
spaces-guests-lead = Une personne extérieure entre dans un espace précis, pour un temps, et quelqu’un de l’entreprise en répond. Le temps écoulé, l’accès se ferme.
spaces-guests-none = Personne de l’extérieur dans cet espace.
spaces-guests-none-at-all = Personne de l’extérieur en ce moment.
spaces-guests-open = Toute l’entreprise lit cet espace : personne de l’extérieur n’y est donc invité.
spaces-guest-left = { $n ->
    [0] jusqu’au { $day }, moins d’un jour
    [one] jusqu’au { $day }, encore { $n } jour
   *[other] jusqu’au { $day }, encore { $n } jours
}
spaces-guest-sponsored = { $name } en répond
spaces-state-guest-invited = invitation en attente
spaces-guest-invite = Inviter quelqu’un de l’extérieur
spaces-guest-person = Qui ?
spaces-guest-person-hint = L’identifiant de la personne extérieure.
spaces-guest-until = Dernier jour
spaces-guest-until-hint = À 180 jours au plus ; vide : 90 jours. On peut renouveler.
spaces-guest-sponsor = Qui en répond
spaces-guest-sponsor-hint = L’identifiant de quelqu’un de l’entreprise dans cet espace ; vide : vous.
spaces-guest-renew = Renouveler pour 90 jours
spaces-guest-end = Mettre fin maintenant
spaces-guest-renewed = C’est renouvelé. Vous en répondez désormais.
spaces-guest-ended = L’accès est terminé.
spaces-guest-far = À 180 jours au plus. On pourra renouveler alors.
spaces-guest-inside = Cette personne est de l’entreprise : invitez-la comme membre.
spaces-guest-sponsor-unfit = On répond de quelqu’un quand on est de l’entreprise et membre de cet espace.
