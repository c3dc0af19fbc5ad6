# Background work.
operator-jobs = Background work
operator-jobs-lead = What the program does apart from requests: delivering what happened, sending, tidying up. What fails is tried again by itself; what fails too often is given up and waits for you.
operator-jobs-parked = Given up
operator-jobs-parked-none = No job was given up.
operator-facts = Facts that could not be delivered
operator-facts-what = A fact says in numbers what happened. Somebody who hears it (search, notices, mail) could not take this one; everything after it goes on.
operator-facts-none = Every fact was delivered.
operator-fact-number = fact { $number }
operator-jobs-failing = Failing, tried again
operator-tries = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
operator-next = next try { $when }
operator-behind = Behind
operator-behind-facts = { $n ->
    [one] { $n } fact to hear
   *[other] { $n } facts to hear
}
operator-waiting = Waiting
operator-waiting-none = Nothing waits.
operator-schedules = Comes round
operator-work = Work
operator-how-many = How many
operator-first = First due
operator-round = Next time
operator-late = late
operator-again = Try again
operator-drop = Drop
operator-drop-why = Why
operator-drop-do = Drop it for good
operator-drop-harmless = Nobody misses it
operator-drop-outdated = Outdated meanwhile
operator-drop-by-hand = Done by hand
operator-drop-reported = Reported as a defect
operator-drop-reason = Say why it is dropped.
operator-fact-fails = It failed again, and stays here.
operator-fact-taken = The fact was delivered.
operator-fact-dropped = The fact was dropped.
operator-job-again = The job is in the queue again.
operator-job-dropped = The job was dropped.
