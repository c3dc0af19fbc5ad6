spaces-filters = Filter and sort
spaces-filter-kind = Kind
spaces-filter-category = Category
spaces-filter-lang = Language
spaces-filter-unit = Unit
spaces-filter-sort = In order of
spaces-filter-any = all
spaces-filter-mine = mine
spaces-filter-open = open to me
spaces-filter-active = active lately
spaces-filter-do = Show
spaces-filter-clear = Without filters
spaces-sort-name = name
spaces-sort-active = activity
spaces-sort-new = newest first
spaces-sort-members = size
spaces-sort-unknown = Spaces are not sorted that way.
spaces-found = { $n ->
    [one] 1 space
   *[other] { $n } spaces
}
spaces-lang-any = more than one
spaces-lang-en = English
spaces-lang-fr = French
spaces-title-projects = Begun by people themselves
spaces-projects-lead = Projects anybody here began without asking. They are listed for you to support: write to whoever began one.
spaces-projects-none = Nobody has begun a project yet.
spaces-projects-no-aim = Its aim is not written yet.
spaces-card-long = One of the answers is too long: at most 4,000 characters.
rule-spaces-team-is-no-template = A team follows the directory: it is not opened from a template. The template “Team” fills in its card.
