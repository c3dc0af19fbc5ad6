# The spaces, for whoever runs the place.
operator-spaces = Spaces
operator-spaces-lead = That they are there, who leads them, how full they are. What is said in a closed space is for its members.
operator-spaces-none = No space fits
operator-name = Name
operator-kind = Kind
operator-kind-team = Team
operator-kind-community = Community
operator-kind-project = Project
operator-kind-network = For everybody
operator-any = Any
operator-only = Only
operator-only-archived = Archived
operator-only-full = Nearly full
operator-only-waiting = Somebody at the door
operator-led = Led by
operator-facilitated = Facilitated by
operator-members = Members
operator-files = Files
operator-room = { $bytes } of { $quota }
operator-full = nearly full
operator-archived = archived
operator-at-door = { $n ->
    [one] { $n } at the door
   *[other] { $n } at the door
}
operator-next-page = More
