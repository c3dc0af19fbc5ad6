//! What somebody wrote, without what their mail program added: quoted mails, signatures. Pure.

/// Words with which programs sign for their owners.
const SIGNED: &[&str] = &[
    "sent from my ",
    "sent from outlook",
    "sent from mail for windows",
    "get outlook for ",
    "envoyé de mon ",
    "envoyé depuis mon ",
    "envoyé à partir de ",
    "télécharger outlook pour ",
    "obtenir outlook pour ",
];
/// Lines above a quoted mail.
const ABOVE: &[&str] = &[
    "-----original message-----",
    "----- original message -----",
    "-----message d'origine-----",
    "-----message d’origine-----",
    "----- message d'origine -----",
    "---------- forwarded message",
    "---------- message transféré",
    "begin forwarded message:",
    "début du message réexpédié",
    "________________________________",
];

/// The words alone.
#[must_use]
pub fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let end = (0..lines.len()).find(|at| quoted_from(&lines, *at)).unwrap_or(lines.len());
    let mut kept: Vec<&str> = lines.iter().take(end).copied().collect();
    while kept.last().is_some_and(|line| leftover(line)) {
        kept.pop();
    }
    let first = kept.iter().position(|line| !line.is_empty()).unwrap_or(kept.len());
    kept.iter().skip(first).copied().collect::<Vec<_>>().join("\n")
}

/// An empty line, a quoted one, or a program's signature: nothing stands at the end but that.
fn leftover(line: &str) -> bool {
    let low = line.trim().to_lowercase();
    low.is_empty() || low.starts_with('>') || SIGNED.iter().any(|s| low.starts_with(s))
}

/// Whether everything from this line on is a quoted mail or a signature.
fn quoted_from(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at).copied() else { return false };
    let low = line.trim().to_lowercase();
    line == "--"
        || line == "-- "
        || ABOVE.iter().any(|a| low.starts_with(a))
        || said(lines, at)
        || header_block(lines, at)
}

/// “On … wrote:”, « Le … a écrit : », over up to three lines.
fn said(lines: &[&str], at: usize) -> bool {
    let joined: Vec<&str> = lines.iter().skip(at).take(3).map(|l| l.trim_start_matches(['>', ' '])).collect();
    let first = joined.first().copied().unwrap_or_default();
    if !(first.starts_with("On ") || first.starts_with("Le ")) {
        return false;
    }
    (1..=joined.len()).any(|n| {
        let text =
            joined.iter().take(n).copied().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ");
        let text = text.trim_end();
        let ends = ["wrote:", "a écrit :", "a écrit:"].iter().any(|end| text.ends_with(end));
        // A date or an address stands in it; a sentence that ends so by chance has neither.
        ends && (text.contains('@') || text.chars().any(|c| c.is_ascii_digit()))
    })
}

/// `From:` with `Sent:` or `Date:` under it: Outlook’s way to quote.
fn header_block(lines: &[&str], at: usize) -> bool {
    let name = |line: &str| {
        let low = line.trim().trim_matches('*').to_lowercase();
        let known = ["from", "sent", "date", "to", "subject", "de", "envoyé", "à", "objet"];
        low.split_once(':')
            .map(|(n, _)| n.trim().trim_matches('*').to_owned())
            .filter(|n| known.contains(&n.as_str()))
    };
    let of = |n: usize| lines.get(at + n).and_then(|l| name(l));
    let first = of(0);
    let starts = matches!(first.as_deref(), Some("from" | "de"));
    starts && matches!(of(1).as_deref(), Some("sent" | "date" | "envoyé" | "to" | "à"))
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn the_words_alone_are_left() {
        let cases = [
            (
                "Yes, Thursday.\n\nOn Tue, 3 Mar 2026 at 10:00, Jonas <j@x> wrote:\n> Thursday?\n",
                "Yes, Thursday.",
            ),
            (
                "Yes.\n\nOn Tue, 3 Mar 2026 at 10:00, Jonas Brandt\n<jonas.brandt@town.example> wrote:\n\n> x",
                "Yes.",
            ),
            ("Oui.\n\nLe mar. 3 mars 2026 à 10:00, Jonas <j@x> a écrit\u{a0}:\n> Jeudi ?", "Oui."),
            ("Oui.\r\n\r\nLe 3 mars 2026 à 10:00, Jonas\r\n<j@x> a écrit :\r\n\r\n> Jeudi ?", "Oui."),
            ("Fine.\n\n-----Original Message-----\nFrom: Jonas\n", "Fine."),
            ("Fine.\n\n________________________________\nFrom: Jonas <j@x>\nSent: Tuesday\n", "Fine."),
            ("D’accord.\n\nDe : Jonas <j@x>\nEnvoyé : mardi 3 mars 2026\nÀ : Ines\n", "D’accord."),
            ("Ok\n\nSent from my iPhone\n\n> On 3 Mar 2026, at 10:00, Jonas <j@x> wrote:\n> x", "Ok"),
            ("D’accord\n\nEnvoyé de mon iPhone", "D’accord"),
            ("Hello\n-- \nInes Moreau\n+33 1", "Hello"),
            ("> Thursday?\nYes.\n> And Friday?\nNo.\n", "> Thursday?\nYes.\n> And Friday?\nNo."),
            ("On reflection, he wrote:\nnothing at all.", "On reflection, he wrote:\nnothing at all."),
            ("De plus : rien.\nVoilà : tout.", "De plus : rien.\nVoilà : tout."),
            ("> only quoted\n\n", ""),
            ("", ""),
        ];
        for (mail, words) in cases {
            assert_eq!(trimmed(mail), words, "{mail}");
        }
    }
}
