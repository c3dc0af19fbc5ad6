//! Where words go with whoever is erased, so does what they asked, answered and gave as a reason.

use store::{Write, p, sql};
use testkit::{Town, both_engines};

use crate::vault::person::erase;

sql!(LEAVE, "UPDATE people SET state = 'left', mail = NULL, unit_id = NULL WHERE handle = 'mamadou'");
sql!(
    HELP,
    "INSERT INTO help_requests (id, kind, asker_id, helper_id, about, speaks, days, state, at_ms, level, context, answer)
     VALUES ($1, 'advice', $2, $3, 'asked', FALSE, 0, 'agreed', 1, 'person', '/s/diagnostics', 'answered')"
);
sql!(
    VACANCY,
    "INSERT INTO vacancies (id, role, scope, scope_id, state, opened_ms, by_id, why)
     VALUES ($1, 'facilitator', 'space', $1, 'open', 1, $2, 'reason')"
);
sql!(
    REQUESTS,
    "SELECT h.about, h.context, h.answer FROM help_requests h WHERE h.id IN (91, 92) ORDER BY h.id"
);
sql!(REASONS, "SELECT v.id, v.why FROM vacancies v WHERE v.id IN (93, 94) ORDER BY v.id");

type Texts = (Vec<(String, String, String)>, Vec<(i64, String)>);

/// What is left of what he asked Inès, of what he answered her, and of the reasons of both.
async fn left(t: &Town, words: &str) -> Texts {
    let (mamadou, ines) = (t.person("mamadou"), t.person("ines"));
    let write = move |w: &mut Write<'_>| {
        w.exec(&LEAVE, p![])?;
        w.exec(&HELP, p![91, mamadou, ines])?;
        w.exec(&HELP, p![92, ines, mamadou])?;
        w.exec(&VACANCY, p![93, mamadou])?;
        w.exec(&VACANCY, p![94, ines])
    };
    t.db.write(write).await.unwrap();
    erase::now(&t.db, mamadou.number(), words, "Former member").await.unwrap();
    t.db.read(|r| Ok::<_, store::Error>((r.all(&REQUESTS, p![])?, r.all(&REASONS, p![])?))).await.unwrap()
}

fn texts(all: [[&str; 3]; 2], why: [&str; 2]) -> Texts {
    let requests = all.map(|t| t.map(str::to_owned).into());
    (requests.into(), vec![(93, why[0].to_owned()), (94, why[1].to_owned())])
}

#[test]
fn where_words_go_so_does_what_they_asked_answered_and_gave_as_a_reason() {
    both_engines(async |t: Town| {
        let hers = ["asked", "/s/diagnostics", ""];
        assert_eq!(left(&t, "go").await, texts([["", "", "answered"], hers], ["", "reason"]));
    });
}

#[test]
fn where_words_stay_these_stay() {
    both_engines(async |t: Town| {
        let whole = ["asked", "/s/diagnostics", "answered"];
        assert_eq!(left(&t, "keep").await, texts([whole, whole], ["reason", "reason"]));
    });
}
