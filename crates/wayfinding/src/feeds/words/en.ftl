feeds-title = Feeds
feeds-lead = Read your spaces in a program for feeds. Each address is yours alone and shows what you may read: whoever knows it reads as you do, so give it to no one and end it when you no longer need it.
feeds-follow = Follow it in a feed reader
feeds-none = You have no address yet.
feeds-mine = All my spaces
feeds-used = read on { $day }
feeds-never = not read yet
feeds-end = End this address
feeds-ended = The address is ended: it shows nothing any more.
feeds-new = A new address
feeds-label = What reads it
feeds-label-hint = The reader on my phone, say
feeds-do = Make the address
feeds-made = The address is there.
feeds-most = You have ten addresses. End one, then make another.
feeds-replies = { $n ->
    [one] { $n } reply
   *[other] { $n } replies
}
