people-tokens = Tokens for programs
people-tokens-lead = With a token, a program acts in your name: it reads and does what you may, no more.
people-tokens-api = What programs can do
people-token-made = Copy this token now: it is shown this once.
people-token-secret = The token
people-token-new = A new token
people-token-label = What it is for
people-token-label-hint = The name of the program or screen, so that you know it later.
people-token-scope = What it may do
people-token-scope-read = Read
people-token-scope-post = Read, and write in conversations, notes, tasks and files
people-token-scope-manage = Everything you may do, except make tokens
people-token-scope-unknown = Choose what the token may do.
people-token-holds = How long it holds
people-token-for-days = { $n ->
    [365] One year
   *[other] { $n } days
}
people-token-days = Between 1 and 365 days.
people-token-do = Make the token
people-token-end = End it
people-token-ended = The token is ended. Nothing can use it any more.
people-token-no-end = no end, made by the operator
people-token-until = ends on { $day }
people-token-over = ended on { $day }
people-token-never = not used yet
people-token-used = last used on { $day }
people-token-most = You have 20 tokens. End one you no longer need, then make another.
rule-people-token-scope = This token does not reach that far. It takes one with the scope “{ $scope }”.
rule-people-token-self = No program makes or ends tokens. Sign in with your browser to do that.
