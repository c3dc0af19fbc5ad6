tags-title = Tags
tags-lead = Words with a # in front, from everything you may read. Write one in any message.
tags-none = No tags yet
tags-none-how = Write a # before a word in a message, #seal for example, and it is found here.
tags-further = Further tags
tags-older = Older conversations
tags-threads = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
tags-replies = { $n ->
    [0] No reply
    [one] { $n } reply
   *[other] { $n } replies
}
tags-answered = Answered
tags-no-title = The opening words were taken back
tags-follow = Follow
tags-unfollow = Stop following
tags-search = Search in it
tags-tend = Merge or rename this tag
tags-into = Merge into the tag
tags-look = See what would happen
tags-name = Its name
tags-rename = Rename
tags-aliases = Merged into it
tags-unmerge = Separate #{ $tag }
tags-merge-of = Merge #{ $tag }
tags-merge-what = Conversations tagged #{ $one } will be found under #{ $other }, and #{ $one } will lead there wherever it was written. No message is changed, and the merge can be taken back.
tags-merge = Merge
tags-leave = Leave as it is
tags-merge-unknown = There is no other tag “{ $tag }” among what you may read.
tags-unknown = There is no such tag among what you may read.
tags-itself = It is the same tag.
tags-no-word = A tag is one word of letters, digits, hyphens and underscores, with a letter in it.
tags-followed = You follow this tag: new conversations with it stand in your digest.
tags-unfollowed = You no longer follow this tag.
tags-merged = The tags are merged.
tags-unmerged = The merge is taken back.
tags-renamed = The tag has its new name.
rule-tags-inside-only = Tags are tended by people of the company.
