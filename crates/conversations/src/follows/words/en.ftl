# What one follows and has muted.

conv-follows-title = What you follow
conv-follows-lead = You hear of what you follow. Of what you have muted you hear only when somebody names you. Nobody else sees this.
conv-follows-which = Which
conv-follows-followed = Followed
conv-follows-muted = Muted
conv-follows-rules = By which way you hear
conv-follows-spaces = Muted spaces
conv-follows-hear = Hear of it again
conv-follows-none = You follow no conversation yet
conv-follows-none-muted = You have muted nothing
conv-follows-how = You follow what you start, answer or are named in. “Follow” and “Mute” stand at the head of each conversation; a space is muted beside it.
conv-follows-why-started = you started it
conv-follows-why-replied = you replied
conv-follows-why-mentioned = you were named
conv-follows-why-chosen = you chose to
conv-space-mute = Mute this space
conv-space-unmute = Hear of it again
conv-space-muted = You have muted this space: you hear of it only when you are named.
conv-mute = Mute
conv-muted = muted
conv-flash-space-muted = Muted. You hear of this space only when you are named.
conv-flash-space-unmuted = You hear of this space again.
