# Administration.
operator-title = Administration
operator-tab-audit = Audit
operator-tab-mail = Mails
operator-narrow = Narrow down
operator-earlier = Earlier
rule-operator-inside = The place is administered by people of the company.
