//! The day's budget of interruptions: what is above the flow and beyond it comes with the digest.

use kernel::Lang;
use store::{p, sql};
use testkit::{Town, both_engines};

use super::desk::{reply, site, tell};
use crate::attention::way::{Flow, Way, What};
use crate::attention::{budget, rules};
use crate::mail::digest;

sql!(CHANNELS, "SELECT channel FROM deliveries WHERE person_id = $1 ORDER BY channel, thing");

async fn channels(t: &Town) -> Vec<String> {
    let ines = t.person("ines");
    let rows: Vec<(String,)> = t.db.read(move |r| r.all(&CHANNELS, p![ines])).await.unwrap();
    rows.into_iter().map(|(channel,)| channel).collect()
}

// spec: S2-CM3 (part: one budget, the manager never displaced)
// spec: S2-SM4 (part: one attention budget, in which the manager is never displaced)
#[test]
fn communities_beyond_the_budget_wait_for_the_digest_and_the_managers_word_comes_through() {
    both_engines(async |t: Town| {
        let site = site(&t, None).await;
        let (ines, tomas, jonas) = (t.person("ines"), t.person("tomas"), t.person("jonas"));
        t.db.write(move |w| {
            for flow in [Flow::Work, Flow::Communities] {
                rules::set_flow(w, ines, flow, What::Mention, Way::Mail)?;
            }
            budget::set(w, ines, 1)
        })
        .await
        .unwrap();
        assert_eq!(t.db.read(move |r| budget::of(r, ines)).await.unwrap(), 1);
        let bearing = ("diagnostics", "bearing");
        let (first, second) = (t.message("hum").number(), t.message("measure").number());
        tell(&t, reply(&t, bearing, first, tomas, &[ines])).await;
        assert_eq!(channels(&t).await, ["mail"], "the first one interrupts");
        tell(&t, reply(&t, bearing, second, tomas, &[ines])).await;
        assert_eq!(channels(&t).await, ["aside", "mail"], "the second waits");
        tell(&t, reply(&t, bearing, second, tomas, &[ines])).await;
        assert_eq!(channels(&t).await, ["aside", "mail"], "once");
        tell(&t, reply(&t, ("service-nord", "week"), t.message("van").number(), jonas, &[ines])).await;
        assert_eq!(channels(&t).await, ["aside", "mail", "mail"], "the manager's word is never displaced");
        let shown = digest::preview(&site, ines, Lang::En, "Europe/Paris".into()).await.unwrap().unwrap();
        let brought: Vec<&str> =
            shown.parts.iter().flat_map(|part| &part.items).map(|item| item.title.as_str()).collect();
        assert_eq!(brought, ["A hum at 40 Hz after the new bearing"], "what was put aside, and only that");
        t.db.write(move |w| {
            let usual = budget::usual(w)?;
            budget::set(w, ines, usual)
        })
        .await
        .unwrap();
        assert_eq!(t.db.read(move |r| budget::of(r, ines)).await.unwrap(), 10);
    });
}
