# What one does oneself, groups that fold on a small screen, the owner's deputy, communities on the
# relay map, and from which units those come who hold the network's roles.
roles-own = You here:
roles-own-stands-in = (standing in)
roles-own-answers = { $n ->
    [one] You answer for 1 duty: show it
   *[other] You answer for { $n } duties: show them
}
roles-fold-n = { $n ->
    [one] 1 duty
   *[other] { $n } duties
}
roles-fold-lack = { $n ->
    [one] 1 without one name
   *[other] { $n } without one name
}
roles-fold-part = Who else takes part
roles-owner-alone = nobody stands in yet: this role always has a deputy
roles-relay-spaces = Communities
roles-relay-spaces-said = { $filled } of { $all } have somebody who facilitates them
roles-relay-space = Community
roles-relay-deputy = Stands in
roles-relay-units = Where they come from
roles-relay-units-what = roles of the network, by the unit their holders belong to
roles-relay-roles = Roles of the network
roles-export-part = { $level }: { $names }
