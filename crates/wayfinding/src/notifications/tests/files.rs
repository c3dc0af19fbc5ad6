//! What the scanner found is told to whoever brought it and to whoever leads the space.

use super::*;

#[test]
fn a_virus_is_told_to_the_author_and_to_those_who_lead_the_space() {
    both_engines(async |t: Town| {
        let (space, lea) = (t.space("diagnostics"), t.person("lea"));
        let leads = t.db.read(move |r| notices::leads(r, space)).await.unwrap();
        let lead = PersonId::new(*leads.first().unwrap());
        assert_ne!(lead, lea);
        t.db.write(move |w| w.exec(&ENTER, p![lea, space]).map(drop)).await.unwrap();
        let mut fact = of(&t, "file.infected", 90, lea).space(space).with("author", lea.number());
        fact.actor = None;
        tell(&t, fact).await;
        for (who, to) in [(lea, "/files/90"), (lead, "/s/diagnostics/files")] {
            let got = list(&t.db, who).await;
            assert_eq!(said(&got), one("file_infected", 1));
            assert_eq!(got.first().unwrap().target(), to);
        }
        let told: i64 = t.db.read(|r| r.one::<(i64, i64)>(&COUNT, p![])).await.unwrap().0;
        let others = leads.iter().filter(|lead| **lead != lea.number()).count();
        assert_eq!(told, i64::try_from(others + 1).unwrap(), "nobody else");
    });
}
