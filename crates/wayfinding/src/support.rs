//! What the rooms' tests share: a site without a server, and a request by somebody.

use kernel::{Actor, Lang, Lexicon, Words};
use policy::Gate;
use testkit::{Town, both_engines};
use web::{Ctx, Mount, Site, SiteParts};

/// A site on the town's database, with the words and rules of these rooms.
pub fn site(t: &Town) -> Site {
    let rooms = [
        crate::search::room(),
        crate::tags::room(),
        crate::notifications::room(),
        crate::home::room(),
        crate::claims::room(),
        crate::mail::room(),
        crate::push::room(),
        crate::webhooks::room(),
        crate::feeds::room(),
    ];
    let texts: Vec<_> =
        web::shell::WORDS.into_iter().chain(rooms.iter().flat_map(|r| r.words).copied()).collect();
    let site = Site::new(SiteParts {
        db: t.db.clone(),
        gate: Gate::new(&rooms.map(|r| r.schema), &rooms.map(|r| (r.name, r.policy))).unwrap(),
        words: Box::leak(Box::new(Words::new(&texts).unwrap())),
        clock: t.clock.clone(),
        live: web::live::Hub::default(),
        name: "Noria".into(),
        zone: "Europe/Paris".into(),
        url: None,
        trusted_proxies: Vec::new(),
        demo: false,
    });
    site.shelf::<web::keys::Keys>().set([7; 32]);
    site
}

/// The room of notices, for those who hear what it tells.
pub fn notices() -> web::Room {
    crate::notifications::room()
}

/// How many notices of somebody are unread.
pub async fn unread(t: &Town, person: kernel::PersonId) -> i64 {
    t.db.read(move |r| crate::notifications::store::unread(r, person)).await.unwrap()
}

/// A page asked for by `actor`.
pub fn ctx(site: &Site, actor: &Actor, lang: Lang) -> Ctx {
    let l = Lexicon::new(site.words, lang, &actor.zone, site.clock.now());
    Ctx {
        site: site.clone(),
        actor: actor.clone(),
        l,
        mount: Mount::Page,
        hx: false,
        path: "/".to_owned(),
        key: None,
        spoiled: None,
    }
}

/// No key of the words is shown as it is.
pub fn no_keys(html: &str) {
    for prefix in [
        "home-",
        "search-",
        "tags-",
        "notices-",
        "attention-",
        "mail-",
        "webhooks-",
        "feeds-",
        "app-",
        "time-",
        "month-",
        "weekday-",
    ] {
        for before in [">", "\"", " ", "> "] {
            let at = html.find(&format!("{before}{prefix}"));
            let shown = at.and_then(|at| html.get(at..)).unwrap_or_default();
            let attribute = ["id=", "for=", "labelledby="]
                .iter()
                .any(|a| at.and_then(|at| html.get(..=at)).is_some_and(|h| h.ends_with(&format!("{a}\""))));
            assert!(shown.is_empty() || attribute, "{shown:.60}\nin {html}");
        }
    }
}

#[test]
fn every_statement_is_understood_by_both_engines() {
    both_engines(async |t: Town| {
        let refused = testkit::prepare_all(&t.db).await;
        let own: Vec<&String> = refused.iter().filter(|r| r.starts_with("wayfinding")).collect();
        assert!(own.is_empty(), "{own:?}");
    });
}
