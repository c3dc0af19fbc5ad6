//! The people of the town. Everybody who writes tests knows them by name.

/// One of the town's people.
#[derive(Debug)]
pub struct Person {
    /// Short name; tests say `t.ines()`.
    pub handle: &'static str,
    /// Name as shown.
    pub name: &'static str,
    /// What they do, as they say it.
    pub title: &'static str,
    /// Language of their pages.
    pub lang: &'static str,
    /// Their time zone.
    pub zone: &'static str,
    /// Slug of their unit; empty for none.
    pub unit: &'static str,
    /// `active`, or `suspended`.
    pub state: &'static str,
    /// Not of the company.
    pub external: bool,
    /// Holds the network.
    pub owner: bool,
}

const fn person(
    handle: &'static str,
    name: &'static str,
    title: &'static str,
    lang: &'static str,
    unit: &'static str,
) -> Person {
    Person {
        handle,
        name,
        title,
        lang,
        zone: "Europe/Paris",
        unit,
        state: "active",
        external: false,
        owner: false,
    }
}

/// Everybody, in the order of their ids.
pub const PEOPLE: &[Person] = &[
    Person { owner: true, ..person("sofia", "Sofia Marchetti", "Head of networks", "en", "noria") },
    person("helene", "Hélène Garnier", "Directrice générale", "fr", "noria"),
    Person {
        zone: "Europe/Stockholm",
        ..person("victor", "Victor Lindqvist", "Head of service", "en", "service")
    },
    // A member of nothing: what yuki sees, everybody inside sees.
    Person { zone: "Asia/Tokyo", ..person("yuki", "Yuki Tanaka", "Service planner", "en", "service") },
    Person { zone: "Europe/Berlin", ..person("jonas", "Jonas Brandt", "Team manager", "en", "service-nord") },
    person("karim", "Karim Benali", "Répartiteur", "fr", "service-nord"),
    person("ines", "Inès Moreau", "Technicienne", "fr", "service-nord"),
    person("mamadou", "Mamadou Ndiaye", "Électricien", "fr", "service-nord"),
    person("amelie", "Amélie Caron", "Ingénieure diagnostic", "fr", "design"),
    Person { zone: "Europe/Lisbon", ..person("tomas", "Tomás Ribeiro", "Data engineer", "en", "design") },
    // In no unit.
    person("lea", "Léa Petit", "Stagiaire", "fr", ""),
    // A guest: sees pump-3 and nothing else.
    Person {
        external: true,
        zone: "Europe/Amsterdam",
        ..person("piet", "Piet de Vries", "Supplier", "en", "")
    },
    // Suspended by sofia.
    Person { state: "suspended", ..person("olga", "Olga Novak", "Draughtswoman", "en", "design") },
];
