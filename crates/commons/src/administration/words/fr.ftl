# Administration.
operator-title = Administration
operator-tab-audit = Journal
operator-tab-mail = Courriels
operator-narrow = Filtrer
operator-earlier = Plus ancien
rule-operator-inside = Le réseau est administré par des personnes de l’entreprise.
