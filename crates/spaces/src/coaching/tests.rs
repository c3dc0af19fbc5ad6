//! Tests of the module above.

use super::*;

const NOW: Time = Time(1_772_528_400_000); // 3 March 2026, 10:00 in Paris

fn somebody() -> Named {
    Named {
        id: PersonId::new(5),
        handle: "amelie".into(),
        name: "Amélie".into(),
        external: false,
        state: "active".into(),
        member: false,
    }
}

fn wrong(form: &Coaching, person: Option<&Named>) -> Vec<(&'static str, &'static str)> {
    match form.agree(person, "Europe/Paris", NOW) {
        Err(Problem::Invalid(errors)) => errors.iter().map(|e| (e.field, e.reason)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_coaching_is_for_a_time_and_says_what_for() {
    let form = Coaching {
        person: "amelie".into(),
        until: "2026-03-31".into(),
        about: " How we\n plan ".into(),
        speaks: true,
    };
    let agreed = form.agree(Some(&somebody()), "Europe/Paris", NOW).unwrap();
    assert_eq!((agreed.about.as_str(), agreed.speaks), ("How we plan", true));
    assert_eq!(agreed.until.to_string(), "2026-03-31T21:59:59.999Z");
    for (until, reason) in [
        ("2026-03-03", "spaces-coach-soon"),
        ("2026-03-03T22:30:00Z", "spaces-coach-soon"),
        ("2020-01-01", "spaces-coach-soon"),
        ("2026-05-27", "spaces-coach-far"),
        ("", "spaces-until-unreadable"),
        ("soon", "spaces-until-unreadable"),
    ] {
        let form = Coaching { until: until.into(), ..form.clone() };
        assert_eq!(wrong(&form, Some(&somebody())), [("until", reason)], "{until}");
    }
    for until in ["2026-03-04", "2026-05-26", "2026-03-03T23:30:00Z"] {
        let form = Coaching { until: until.into(), ..form.clone() };
        assert!(form.agree(Some(&somebody()), "Europe/Paris", NOW).is_ok(), "{until}");
    }
    assert_eq!(range("Europe/Paris", NOW), ("2026-03-04".to_owned(), "2026-05-26".to_owned()));
}

#[test]
fn who_cannot_coach_is_said_beside_the_name() {
    let form =
        Coaching { until: "2026-03-31".into(), about: "x".into(), speaks: true, ..Coaching::default() };
    assert_eq!(wrong(&form, None), [("person", "spaces-person-unknown")]);
    let inside = Named { member: true, ..somebody() };
    assert_eq!(wrong(&form, Some(&inside)), [("person", "spaces-coach-inside")]);
    for state in ["suspended", "left", "invited"] {
        let gone = Named { state: state.into(), ..somebody() };
        assert_eq!(wrong(&form, Some(&gone)), [("person", "spaces-coach-gone")]);
    }
    let outside = Named { external: true, ..somebody() };
    assert_eq!(wrong(&form, Some(&outside)), [("speaks", "spaces-coach-outside-reads")]);
    let bare = Coaching { about: "x".repeat(301), ..Coaching::default() };
    assert_eq!(
        wrong(&bare, Some(&somebody())),
        [("until", "spaces-until-unreadable"), ("about", "field-too-long")]
    );
}
