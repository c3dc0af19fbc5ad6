//! Mailing lists and forums.

use std::fmt::Write as _;

use serde_json::{Value, json};
use store::{Db, p, sql};
use testkit::{both_engines, both_engines_empty};

use super::fixture::{Held, file, packed, rows};
use crate::exchange::{self, Choices, Kind, Pace, Progress, Summary};

sql!(
    THREADS,
    "SELECT t.title, t.kind, t.state, t.replies, s.name FROM threads t JOIN spaces s ON s.id = t.space_id ORDER BY t.created_ms"
);
sql!(
    SAID,
    "SELECT q.name, COALESCE(q.mail, ''), m.body, m.reactions <> '' FROM messages m JOIN people q ON q.id = m.author_id
     ORDER BY m.created_ms, m.id"
);
sql!(ANSWERS, "SELECT m.body FROM threads t JOIN messages m ON m.id = t.answer_id");

async fn bring(db: &Db, kind: Kind, held: &Held) -> Summary {
    exchange::import(db, kind, &held.path, &Choices::default(), &Progress::none()).await.unwrap()
}

type Thread = (String, String, String, i64, String);
type Message = (String, String, String, bool);

async fn threads(db: &Db) -> Vec<Thread> {
    db.read(|r| r.all(&THREADS, p![])).await.unwrap()
}
async fn said(db: &Db) -> Vec<Message> {
    db.read(|r| r.all(&SAID, p![])).await.unwrap()
}

/// One mail of an mbox; `head` are further lines of its head.
fn mail(n: u32, from: &str, subject: &str, head: &str, body: &str) -> String {
    format!(
        "From ann at x.example  Thu May 11 12:{n:02}:00 2017\nFrom: {from}\nSubject: {subject}\n\
         Date: Thu, 11 May 2017 12:{n:02}:00 +0000\nMessage-ID: <{n}@x.example>\n\
         List-Id: Pumps at work <pumps.x.example>\n{head}\n{body}\n\n"
    )
}

fn list() -> String {
    let html = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n";
    let latin = "MIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n";
    let parts = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n";
    let with_file = "--b\nContent-Type: text/plain\n\nSee the plan.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"plan.pdf\"\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--b--\n";
    [
        mail(
            1,
            "ann at x.example (Ann B)",
            "[pumps] Seal leaks",
            "",
            "It leaks.\n>From the start.\nFrom then on, more.",
        ),
        mail(
            2,
            "=?utf-8?q?B=C3=B3b?= <bob@x.example>",
            "Re: [pumps] Seal leaks",
            "In-Reply-To: <1@x.example>\n",
            "On Monday Ann wrote:\n> It leaks.\n\nTighten it.",
        ),
        mail(3, "ines@noria.example", "RE: Seal leaks", "", "By its subject alone."),
        mail(4, "Carl <carl@x.example>", "=?iso-8859-1?q?Caf=E9?=", latin, "D=E9j=E0 vu"),
        mail(5, "Carl <carl@x.example>", "HTML", html, "<p>Only <b>HTML</b></p>"),
        mail(6, "Carl <carl@x.example>", "Plan", parts, with_file),
        mail(
            7,
            "Carl <carl@x.example>",
            "Re: Long ago",
            "References: <0@x.example> <00@x.example>\n",
            "Into an earlier file.",
        ),
        // The same mail once more, as it came to another address.
        mail(2, "Bob <bob@x.example>", "Re: [pumps] Seal leaks", "In-Reply-To: <1@x.example>\n", "Twice."),
    ]
    .concat()
}

#[test]
fn a_mailing_list_becomes_a_space_with_its_conversations() {
    let held = file("2017-May.mbox", list().as_bytes());
    both_engines(async |t: testkit::Town| {
        let before = said(&t.db).await.len();
        let summary = bring(&t.db, Kind::Mbox, &held).await;
        assert_eq!((summary.messages, summary.threads, summary.replies), (7, 5, 2), "{summary}");
        assert_eq!((summary.people, summary.spaces, summary.passed_over), (3, 1, 1), "Ines was here");
        let own: Vec<Thread> = threads(&t.db).await.into_iter().filter(|t| t.4 == "Pumps at work").collect();
        let titles: Vec<(&str, i64)> = own.iter().map(|t| (t.0.as_str(), t.3)).collect();
        assert_eq!(titles, [("Seal leaks", 2), ("Café", 0), ("HTML", 0), ("Plan", 0), ("Long ago", 0)]);
        let all = said(&t.db).await;
        assert_eq!(all.len(), before + 7);
        let one = |words: &str| {
            all.iter().find(|m| m.2.contains(words)).unwrap_or_else(|| panic!("{words}: {all:?}"))
        };
        assert_eq!(one("From the start.\nFrom then on").1, "ann@x.example");
        assert_eq!((one("Tighten it.").0.as_str(), one("By its subject").0.as_str()), ("Bób", "Inès Moreau"));
        assert!(one("Tighten it.").2.contains("> It leaks.\n\nTighten"));
        assert!(one("Déjà vu").1.starts_with("carl") && one("Only HTML").0 == "Carl");
        assert!(one("See the plan.").2.ends_with("📎 plan.pdf (1 kB)"));
        // A later file of the same list finds the conversation, and knows what is here.
        let later =
            mail(9, "Ann B <ann@x.example>", "Re: Seal leaks", "References: <1@x.example>\n", "Done.");
        let later = file("2017-June.mbox", format!("{}{later}", list()).as_bytes());
        let summary = bring(&t.db, Kind::Mbox, &later).await;
        assert_eq!((summary.messages, summary.threads, summary.people, summary.known), (1, 0, 0, 9));
        rows(&t.db).await;
    });
}

#[test]
fn what_is_no_mbox_is_refused_and_a_bad_mail_is_named() {
    let none = file("x.mbox", b"PK\x03\x04 no mails in here");
    let bad = format!(
        "{}From x  Thu May 11 12:00:00 2017\nSubject: nobody\n\nx\n",
        mail(1, "a@x.example", "Hi", "", "x")
    );
    let bad = file("y.mbox", bad.as_bytes());
    both_engines_empty(async |db| {
        let refused =
            exchange::import(&db, Kind::Mbox, &none.path, &Choices::default(), &Progress::none()).await;
        assert!(refused.unwrap_err().to_string().contains("not an mbox file"));
        let summary = bring(&db, Kind::Mbox, &bad).await;
        assert_eq!((summary.messages, summary.exit_code()), (1, 1));
        assert_eq!(summary.skipped[0].place, "mail 2");
    });
}

fn post(id: i64, number: i64, who: &str, cooked: &str) -> Value {
    json!({"id": id, "post_number": number, "username": who, "name": "", "cooked": cooked, "post_type": 1,
        "created_at": format!("2019-03-0{number}T10:00:00.000Z"), "updated_at": "2019-03-09T10:00:00.000Z", "version": 1})
}

fn forum() -> Held {
    let mut answer = post(12, 2, "bob", "<p>Turn it <strong>left</strong>.</p>");
    answer["accepted_answer"] = true.into();
    answer["version"] = 2.into();
    let mut whisper = post(13, 3, "bob", "<p>Between us</p>");
    whisper["post_type"] = 4.into();
    let mut typed = post(21, 1, "Ann", "<p>shown</p>");
    typed["raw"] = "Typed :tada: @bob".into();
    typed["created_at"] = "2019-03-05T10:00:00.000Z".into();
    let files = [
        (
            "categories.json",
            json!({"category_list": {"categories": [
                {"id": 5, "name": "Support", "description_text": "Ask here."},
                {"id": 6, "name": "Staff", "read_restricted": true}]}}),
        ),
        ("users.json", json!([{"id": 1, "username": "Ann", "name": "Ann B", "email": "ann@x.example"}])),
        (
            "t/100.json",
            json!({"id": 100, "title": "Which way?", "category_id": 5, "archetype": "regular",
                "post_stream": {"posts": [post(11, 1, "Ann", "<p>Left or right?</p>"), answer, whisper], "stream": [11, 12, 13]}}),
        ),
        (
            "t/101.json",
            json!({"id": 101, "title": "Typed", "category_id": 5,
                "post_stream": {"posts": [typed], "stream": [21, 22]}}),
        ),
        (
            "t/102.json",
            json!({"id": 102, "title": "Secret", "category_id": 6,
                "post_stream": {"posts": [post(31, 1, "bob", "<p>s</p>")]}}),
        ),
        (
            "t/103.json",
            json!({"id": 103, "title": "You and me", "archetype": "private_message",
                "post_stream": {"posts": [post(41, 1, "bob", "<p>s</p>")]}}),
        ),
        ("post_action_users/12.json", json!({"post_action_users": [{"id": 1, "username": "Ann"}]})),
        ("broken.json", json!(null)),
    ];
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(n, v)| (*n, v.to_string().into_bytes())).collect();
    file("forum.zip", &packed(&files))
}

#[test]
fn a_forum_becomes_spaces_questions_and_answers() {
    let held = forum();
    both_engines_empty(async |db| {
        let summary = bring(&db, Kind::Discourse, &held).await;
        assert_eq!(
            (summary.messages, summary.threads, summary.people, summary.spaces),
            (3, 2, 2, 1),
            "{summary}"
        );
        assert_eq!((summary.reactions, summary.passed_over), (1, 1));
        let refused: Vec<(&str, usize, usize)> =
            summary.refused.iter().map(|r| (r.what, r.places, r.messages)).collect();
        assert_eq!(refused, [("private", 1, 1), ("direct", 1, 1)]);
        assert!(summary.skipped[0].reason.contains("1 of its 2 posts"), "{summary}");
        let found = threads(&db).await;
        assert_eq!(
            found[0],
            ("Which way?".into(), "question".into(), "answered".into(), 1, "Support".into())
        );
        let answers: Vec<(String,)> = db.read(|r| r.all(&ANSWERS, p![])).await.unwrap();
        assert_eq!(answers, [("Turn it **left**.".into(),)]);
        let all = said(&db).await;
        assert!(all.iter().any(|m| m.1 == "ann@x.example" && m.2 == "Typed 🎉 @bob"), "{all:?}");
        let again = bring(&db, Kind::Discourse, &held).await;
        assert_eq!((again.messages, again.people, again.known), (0, 0, 1 + 1 + 3));
        rows(&db).await;
        let all = Choices { private: true, ..Choices::default() };
        let more = exchange::import(&db, Kind::Discourse, &held.path, &all, &Progress::none()).await.unwrap();
        assert_eq!((more.messages, more.spaces), (1, 1), "the closed category comes when it is let in");
    });
}

#[test]
fn a_long_list_cut_off_anywhere_goes_on_where_it_stopped() {
    let mut text = String::new();
    for n in 0..50_u32 {
        let head =
            if n % 3 == 0 { String::new() } else { format!("References: <{}@x.example>\n", n - n % 3) };
        write!(text, "{}", mail(n, "Ann <ann@x.example>", &format!("Re: {}", n - n % 3), &head, "Words"))
            .unwrap();
    }
    let held = file("x.mbox", text.as_bytes());
    both_engines_empty(async |db| {
        let run = async |stop: Option<usize>, resume: bool| {
            let pace = Pace { batch: 6, stop_after: stop };
            let bounds = crate::exchange::archive::Bounds::default();
            let choices = Choices { resume, ..Choices::default() };
            exchange::paced(&db, Kind::Mbox, &held.path, &choices, (&Progress::none(), bounds, pace)).await
        };
        assert!(run(None, true).await.unwrap_err().to_string().contains("no unfinished import"));
        assert!(run(Some(3), false).await.is_err());
        rows(&db).await;
        let end = run(None, true).await.unwrap();
        assert!(end.resumed && end.messages < 50 && end.messages > 0);
        let found = rows(&db).await;
        assert_eq!((found.2, found.3), (17, 50));
        let all = db.read(|r| exchange::list(r, None, 10)).await.unwrap();
        assert_eq!((all.len(), all[0].state.as_str(), all[0].messages), (1, "done", 50));
        assert!(run(None, true).await.is_err(), "it is finished");
    });
}
