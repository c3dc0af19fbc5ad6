//! The settings of the network: one declared list, each with its type, its bounds, what is usual and
//! where it acts. What an administrator chose is a row; what nobody chose is as the settings file
//! says, or as is usual. Rooms read a row in their own transaction (`number`, `text`); what every
//! request needs lies in memory and follows the rows within a second, on every node.

mod live;
mod store;

pub use live::{Base, Live, refresh};
pub use store::{Chosen, chosen, number, put, stored, text};

/// What a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of words, at most so many characters.
    Line(usize),
    /// A time zone by its IANA name.
    Zone,
    /// One of these words.
    One(&'static [&'static str]),
    /// A whole number from … to ….
    Number(i64, i64),
    /// No days at all (0), or from … to ….
    Days(i64, i64),
    /// A mail host without a password: `smtp://host:port`; empty for none.
    Host,
}

/// A setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// What programs and the command line call it.
    pub key: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What is usual.
    pub usual: &'static str,
    /// The part of the page it stands in.
    pub part: &'static str,
    /// Where it acts, for whoever reads the code.
    pub acts: &'static str,
}

const fn setting(
    key: &'static str,
    kind: Kind,
    usual: &'static str,
    part: &'static str,
    acts: &'static str,
) -> Setting {
    Setting { key, kind, usual, part, acts }
}

/// The network's name.
pub const NAME: &str = "network.name";
/// Its zone.
pub const ZONE: &str = "network.zone";
/// Its language.
pub const LANG: &str = "network.language";
/// How much a space may hold.
pub const SPACE_MB: &str = "spaces.quota-mb";
/// How many open projects somebody may lead.
pub const PROJECTS: &str = "spaces.projects";
/// How long a device stays signed in without being used.
pub const SESSION_DAYS: &str = "people.session-days";
/// How long the audit is kept.
pub const AUDIT_DAYS: &str = "audit.keep-days";
/// How long what is said stays, in spaces that do not say otherwise.
pub const KEEP_DAYS: &str = "spaces.keep-days";
/// How large one file may be.
pub const FILE_MB: &str = "files.most-mb";
/// Where mail is handed over.
pub const MAIL_HOST: &str = "mail.host";
/// Interruptions a day, for whoever chose no number.
pub const PER_DAY: &str = "attention.per-day";
/// From how many minutes a week on a member’s places ask too much together.
pub const WEEK_MINUTES: &str = "attention.week-minutes";
/// How often the API may be asked.
pub const API_RATE: &str = "limits.api-per-minute";
/// How often costly pages may.
pub const COSTLY_RATE: &str = "limits.costly-per-minute";

/// Whether the server reads what stands behind links.
pub const PREVIEWS: &str = "links.previews";

/// Every setting, in the order of the page.
pub const SETTINGS: &[Setting] = &[
    setting(NAME, Kind::Line(60), "Ensemble", "network", "the shell, mails, the manifest: site.name"),
    setting(
        ZONE,
        Kind::Zone,
        "Europe/Paris",
        "network",
        "the civil day, whoever is not signed in: site.zone",
    ),
    setting(
        LANG,
        Kind::One(&["en", "fr"]),
        "en",
        "network",
        "browsers that ask for neither: web::ctx::language",
    ),
    setting(SESSION_DAYS, Kind::Number(1, 365), "30", "people", "people::key_store::begin and touch"),
    setting(PER_DAY, Kind::Number(0, 200), "10", "people", "wayfinding::attention::budget"),
    setting(WEEK_MINUTES, Kind::Number(30, 2_400), "480", "people", "wayfinding::claims::my_routes"),
    setting(PROJECTS, Kind::Number(1, 100), "5", "spaces", "spaces::store::quota_full"),
    setting(SPACE_MB, Kind::Number(10, 1_000_000), "10000", "spaces", "Depot::quota_mb, asked by files"),
    setting(FILE_MB, Kind::Number(1, 100_000), "100", "spaces", "Depot::most, asked by files"),
    setting(PREVIEWS, Kind::One(&["off", "on"]), "off", "spaces", "conversations::previews"),
    setting(KEEP_DAYS, Kind::Days(90, 36_500), "0", "records", "conversations::clearing"),
    setting(AUDIT_DAYS, Kind::Number(365, 3653), "1096", "records", "administration::audit::keep"),
    setting(MAIL_HOST, Kind::Host, "", "mail", "mail::host::Host, asked by every mail that leaves"),
    setting(API_RATE, Kind::Number(0, 1_000_000), "6000", "limits", "the layer limits"),
    setting(COSTLY_RATE, Kind::Number(0, 1_000_000), "600", "limits", "the layer limits"),
];

/// A setting by its key.
#[must_use]
pub fn of_key(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|s| s.key == key)
}

impl Setting {
    /// What is kept of a value somebody gives.
    ///
    /// # Errors
    /// The key of the sentence that says what is wrong.
    pub fn read(&self, given: &str) -> Result<String, &'static str> {
        let given = given.trim();
        match self.kind {
            Kind::Line(_) if given.is_empty() => Err("field-empty"),
            Kind::Line(most) if given.chars().count() > most || given.chars().any(char::is_control) => {
                Err("operator-set-line")
            }
            Kind::Zone if !exists(given) => Err("operator-set-zone"),
            Kind::One(words) if !words.contains(&given) => Err("operator-set-one"),
            Kind::Number(least, most) => {
                let number = given.parse::<i64>().ok().filter(|n| (least..=most).contains(n));
                number.map(|n| n.to_string()).ok_or("operator-set-number")
            }
            Kind::Days(least, most) => {
                let fits = |n: &i64| *n == 0 || (least..=most).contains(n);
                let days = given.parse::<i64>().ok().filter(fits);
                days.map(|n| n.to_string()).ok_or("operator-set-days")
            }
            Kind::Host if !given.is_empty() && !host(given) => Err("operator-set-host"),
            _ => Ok(given.to_owned()),
        }
    }
}

/// Whether it names a mail host and no password: secrets do not lie among the settings.
fn host(given: &str) -> bool {
    let rest = given.strip_prefix("smtp://").or_else(|| given.strip_prefix("smtps://"));
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    rest.is_some_and(|rest| !rest.is_empty() && rest.len() <= 200 && rest.chars().all(fine))
}

/// Whether there is a zone of this name.
fn exists(name: &str) -> bool {
    !name.is_empty() && jiff::tz::TimeZone::get(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_fits_its_own_bounds_and_nonsense_does_not() {
        for setting in SETTINGS {
            assert_eq!(setting.read(setting.usual), Ok(setting.usual.to_owned()), "{}", setting.key);
        }
        for (key, given) in [
            (NAME, " "),
            (ZONE, "Mars/Olympus"),
            (LANG, "de"),
            (PROJECTS, "0"),
            (PROJECTS, "many"),
            (API_RATE, "-1"),
            (KEEP_DAYS, "30"),
            (MAIL_HOST, "smtp://me:secret@mail.noria.example"),
            (MAIL_HOST, "mail.noria.example"),
        ] {
            assert!(of_key(key).is_some_and(|s| s.read(given).is_err()), "{key} {given}");
        }
        assert_eq!(of_key(PROJECTS).map(|s| s.read(" 007 ")), Some(Ok("7".into())));
    }
}
