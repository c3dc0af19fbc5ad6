//! Why somebody is written to, in words.

use charter::Catalogue;
use kernel::Lexicon;

/// The sentence of a notice: “Tomás mentions you in”.
pub fn sentence(
    l: &Lexicon,
    catalogue: &Catalogue,
    reason: &str,
    who: Option<&str>,
    role: Option<&str>,
) -> String {
    let somebody = l.t("notices-somebody");
    let name = who.unwrap_or(&somebody);
    match role.and_then(|key| catalogue.role(key)) {
        Some(role) => {
            let label = role.label.get(l.lang).to_owned();
            l.args(&format!("notices-{reason}"), &[("who", name), ("role", &label)])
        }
        None if reason == "coach_ended" && who.is_none() => l.t("notices-coach_over"),
        None if reason == "join_request" => l.s("notices-join_request", "who", name),
        None => {
            let role = l.t("notices-a-role");
            l.args(&format!("notices-{reason}"), &[("who", name), ("role", &role)])
        }
    }
}

/// What is about somebody’s own way in their role: it has words of its own for what it leads to.
const OWN: [&str; 9] = [
    "nominated",
    "review_opened",
    "description_due",
    "view_asked",
    "view_given",
    "candidate_asked",
    "candidate_answered",
    "vacancy_over",
    "cover_asked",
];

/// The title of a thread; one whose first words are gone has none. An absence says what can be done.
pub fn title(l: &Lexicon, reason: &str, title: Option<&str>, space: Option<&str>) -> String {
    if reason.starts_with("stand_in") || OWN.contains(&reason) {
        return l.t(format!("notices-{reason}-what"));
    }
    match title {
        Some("") => l.t("notices-no-title"),
        Some(title) => title.to_owned(),
        None if reason.starts_with("help_") && space.is_none() => l.t("notices-help-what"),
        None => space.map_or_else(|| l.t("notices-network"), str::to_owned),
    }
}
