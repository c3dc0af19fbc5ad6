//! Somebody who is in very many places.

use super::*;

sql!(
    OPEN,
    "INSERT INTO spaces (id, slug, name, name_folded, kind, joining, open_read, reactions, hue, created_ms, members, threads, last_ms, card_version, version)
     VALUES ($1, $2, $2, $2, 'community', 'open', TRUE, TRUE, 3, 0, 1, 0, 0, 1, 1)"
);

#[test]
fn the_side_of_the_page_lists_where_something_happened_last() {
    both_engines(async |t: Town| {
        let (site, ines) = (site(&t), t.ines());
        let (me, author) = (ines.id, t.amelie().id);
        let now = t.now();
        t.db.write(move |w| {
            for n in 0..40 {
                let name = format!("place-{n:02}");
                let id = 9_000 + n;
                w.exec(&OPEN, p![id, &name])?;
                w.exec(&JOIN, p![me, id, Time(0)])?;
                // The later ones in the alphabet are the livelier ones.
                if n >= 30 {
                    let at = now.plus(n * MINUTE - HOUR);
                    w.exec(&THREAD, p![90_000 + n, id, "idea", &name, author, at])?;
                }
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        announce(&t, "membership.began", me.number()).await;
        let rail = rail(&site, &ines).await.unwrap();
        let listed: Vec<&str> = rail.communities.iter().map(|p| p.slug.as_str()).collect();
        assert_eq!((listed.len(), rail.more_communities, rail.more_work), (12, 29, 0));
        assert!(listed.is_sorted(), "in their usual order: {listed:?}");
        assert!((30..40).all(|n| listed.contains(&format!("place-{n}").as_str())), "{listed:?}");
        assert!(rail.communities.iter().all(|p| !p.slug.starts_with("place-3") || p.unread == 1));
        let seen = home(&site, &ines).await;
        assert!(seen.communities.iter().filter(|i| i.news.unread).count() >= 10);
        let page = views::page(&ctx(&site, &ines, Lang::En), &seen, &[]).unwrap().body;
        assert!(page.contains("href=\"/write\"") && !page.contains("/s/place-01/new"), "{page}");
        let all = views::write(&ctx(&site, &ines, Lang::En), &seen.look.mine.spaces).unwrap().body;
        assert!(all.contains("/s/place-01/new"));
    });
}
