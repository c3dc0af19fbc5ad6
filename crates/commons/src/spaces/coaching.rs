//! Coaching: somebody helps a team for a time, because its manager asked. What may be agreed, pure.

use kernel::problem::Fields;
use kernel::{PersonId, Problem, Time};
use serde::Deserialize;
use utoipa::ToSchema;

use super::store::members::Named;

/// How many days ahead a coaching may end at most: twelve weeks.
pub const LONGEST_DAYS: i64 = 84;
/// Longest word on what it is for, in characters.
pub const LONGEST_ABOUT: usize = 300;

/// A coaching, as it was sent.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[schema(as = NewCoach)]
pub struct Coaching {
    /// Handle of the person.
    #[serde(default)]
    pub person: String,
    /// The last day (`2026-03-31`, to its end) or a time (RFC 3339): tomorrow at the earliest, 84
    /// days ahead at the latest.
    #[serde(default)]
    pub until: String,
    /// What it is for; at most 300 characters.
    #[serde(default)]
    pub about: String,
    /// Whether the coach may write in the team as well.
    #[serde(default)]
    pub speaks: bool,
}

/// A coaching that can begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Who coaches.
    pub person: PersonId,
    /// Until when.
    pub until: Time,
    /// What it is for.
    pub about: String,
    /// Whether the coach may write.
    pub speaks: bool,
}

impl Coaching {
    /// Checks a coaching by `person`, if there is somebody of that name, for a manager in `zone`.
    ///
    /// # Errors
    /// `Invalid` with every field that needs mending.
    pub fn agree(&self, person: Option<&Named>, zone: &str, now: Time) -> Result<Agreed, Problem> {
        let mut fields = Fields::default();
        match person {
            None => fields.check(false, "person", "spaces-person-unknown"),
            Some(p) if p.member => fields.check(false, "person", "spaces-coach-inside"),
            Some(p) => {
                fields.check(p.state == "active", "person", "spaces-coach-gone");
                fields.check(!(p.external && self.speaks), "speaks", "spaces-coach-outside-reads");
            }
        }
        let until = last_moment(&self.until, zone);
        if let Some(until) = until {
            let days = days(now, until, zone);
            fields.check(days >= 1, "until", "spaces-coach-soon");
            fields.check(days <= LONGEST_DAYS, "until", "spaces-coach-far");
        } else {
            fields.check(false, "until", "spaces-until-unreadable");
        }
        fields.length(&self.about, LONGEST_ABOUT, "about");
        fields.done()?;
        let (Some(person), Some(until)) = (person, until) else { return Err(Problem::NotFound) };
        Ok(Agreed {
            person: person.id,
            until,
            about: self.about.split_whitespace().collect::<Vec<_>>().join(" "),
            speaks: self.speaks,
        })
    }
}

fn last_moment(text: &str, zone: &str) -> Option<Time> {
    Time::parse(text.trim()).or_else(|| Time::end_of_day(text.trim(), zone))
}

/// Civil days from one moment to another, as people of `zone` count them.
fn days(from: Time, to: Time, zone: &str) -> i64 {
    let (from, to) = (from.zoned(zone).date(), to.zoned(zone).date());
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

/// The first and the last day a coaching may end on, as a date field has them.
#[must_use]
pub fn range(zone: &str, now: Time) -> (String, String) {
    let day = |ahead: i64| now.plus(ahead * kernel::time::DAY).zoned(zone).date().to_string();
    (day(1), day(LONGEST_DAYS))
}

#[cfg(test)]
mod tests {
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
}
