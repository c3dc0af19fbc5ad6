//! Every statement is good SQL on both engines, and values go in and out the same.

use store::{Error, p, sql};
use testkit::{both_engines_empty, prepare_all};

sql!(ECHO, "SELECT $1::bigint, $2::text, $3::boolean");
sql!(
    PUT,
    "INSERT INTO units (id, slug, name, name_folded, manager_id, created_ms, version) VALUES ($1, $2, $2, $2, $3, 0, 1)"
);
sql!(MANAGERS, "SELECT manager_id FROM units WHERE id = ANY($1) ORDER BY id");
sql!(SIXTEENFOLD, "SELECT id * 16 FROM units WHERE id = $1 * 16");

#[test]
fn every_statement_prepares_on_both_engines() {
    both_engines_empty(async |db| {
        assert!(store::STATEMENTS.len() > 8);
        assert_eq!(prepare_all(&db).await, Vec::<String>::new());
    });
}

#[test]
fn values_come_back_as_they_went() {
    both_engines_empty(async |db| {
        let back: (i64, String, bool) = db.read(|r| r.one(&ECHO, p![7, "Zoë's “€”", true])).await.unwrap();
        assert_eq!(back, (7, "Zoë's “€”".to_owned(), true));
        let none: (Option<i64>, Option<String>, Option<bool>) =
            db.read(|r| r.one(&ECHO, p![None::<i64>, None::<&str>, None::<bool>])).await.unwrap();
        assert_eq!(none, (None, None, None));
    });
}

#[test]
fn a_null_first_does_not_spoil_the_statement_for_later_values() {
    both_engines_empty(async |db| {
        db.write(|w| {
            w.exec(&PUT, p![1, "a", None::<i64>])?;
            w.exec(&PUT, p![2, "b", 5])?;
            w.exec(&PUT, p![32, "c", None::<i64>]).map(drop)
        })
        .await
        .unwrap();
        let list = vec![1_i64, 2, 99];
        let managers = db.read(move |r| r.all::<(Option<i64>,)>(&MANAGERS, p![&list])).await.unwrap();
        assert_eq!(managers, [(None,), (Some(5),)]);
        // PostgreSQL takes the first one for a shorter kind of number than the second one is.
        assert_eq!(db.read(|r| r.ints(&SIXTEENFOLD, p![None::<i64>])).await.unwrap(), Vec::<i64>::new());
        assert_eq!(db.read(|r| r.ints(&SIXTEENFOLD, p![2])).await.unwrap(), [512]);
    });
}

#[test]
fn a_wrong_number_of_values_is_an_error_and_not_a_panic() {
    both_engines_empty(async |db| {
        let wrong = db.read(|r| r.ints(&SIXTEENFOLD, p![])).await;
        assert!(matches!(wrong, Err(Error::Other(_))), "{wrong:?}");
        assert!(db.read(|r| r.ints(&SIXTEENFOLD, p![1])).await.is_ok());
    });
}
