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
