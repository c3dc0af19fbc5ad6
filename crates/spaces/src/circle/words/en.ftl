# The space of the circle of facilitators.
spaces-circle-rota = Whose week it is, who is away, what is to be talked about
rule-s0-dt3 = The circle’s own space goes with the roles: whoever facilitates is in it, and nobody comes, goes or closes it by any other way. Roles begin and end under “Who does what”.
spaces-lead-circle = leads the network
