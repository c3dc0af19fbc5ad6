# Les personnes et leurs accès, pour qui administre.
operator-people = Personnes et accès
operator-people-lead = Qui peut se connecter, et comment aider qui ne le peut pas.
operator-people-q = Nom, identifiant ou courriel
operator-people-none = Personne ne correspond
operator-people-active = peut se connecter
operator-people-invited = invitation envoyée
operator-people-suspended = accès suspendu
operator-people-placeholder = nom importé
operator-people-left = hors de l’entreprise
operator-people-external = personnes invitées
operator-people-owners = détiennent le réseau
operator-owner = détient le réseau
operator-sessions = { $n ->
    [one] connexion sur { $n } appareil
   *[other] connexion sur { $n } appareils
}
operator-tokens = { $n ->
    [one] { $n } jeton d’API
   *[other] { $n } jetons d’API
}
operator-state-active = Peut se connecter.
operator-state-invited = A reçu une invitation et n’est pas encore là.
operator-state-suspended = Ne peut pas se connecter : l’accès est suspendu.
operator-state-placeholder = Un nom importé : personne ne s’en sert encore.
operator-state-left = A quitté l’entreprise.
operator-suspended-since = Depuis : { $when }.
operator-profile = Profil, unité, départ
operator-reset = Lien pour un nouveau mot de passe
operator-reset-what = Valable une fois, pendant une heure. Son usage ferme toutes les autres connexions.
operator-invite-again = Nouveau lien d’invitation
operator-invite-again-what = Valable une fois, pendant une semaine.
operator-sign-out = Déconnecter partout
operator-sign-out-what = Tous les appareils, jetons et liens non utilisés. La personne peut se reconnecter.
operator-signed-out = La personne est déconnectée partout.
operator-suspend-why = Pourquoi (visible dans l’entreprise)
operator-owners-do = Les accès sont modifiés par qui détient le réseau.
operator-link-once = Remettez ce lien en main propre ; il n’est montré qu’une fois.
operator-link-mailed = Le lien part par courriel.
operator-link-unfit = Ce lien ne convient pas : la personne se connecte déjà, ou n’en a pas le droit.
