//! Names of emoji as Slack and Discourse write them; a name that is not known stays a name.

/// Names that only Slack has, and the common ones they stand for.
const OWN: &[(&str, &str)] = &[
    ("face_palm", "facepalm"),
    ("face_with_raised_eyebrow", "raised_eyebrow"),
    ("face_with_rolling_eyes", "roll_eyes"),
    ("hammer_and_wrench", "hammer_and_wrench"),
    ("heavy_tick", "heavy_check_mark"),
    ("hugging_face", "hugs"),
    ("knife_fork_plate", "plate_with_cutlery"),
    ("large_blue_circle", "large_blue_circle"),
    ("man-shrugging", "man_shrugging"),
    ("nerd_face", "nerd_face"),
    ("party", "tada"),
    ("rolling_on_the_floor_laughing", "rofl"),
    ("simple_smile", "slightly_smiling_face"),
    ("slightly_smiling", "slightly_smiling_face"),
    ("star-struck", "star_struck"),
    ("thinking_face", "thinking"),
    ("upside_down", "upside_down_face"),
    ("woman-shrugging", "woman_shrugging"),
    ("zany_face", "zany_face"),
];

/// The character of a name.
pub(crate) fn emoji(name: &str) -> Option<&'static str> {
    let found = |name: &str| emojis::get_by_shortcode(name).map(emojis::Emoji::as_str);
    let common = |name: &str| OWN.iter().find(|(own, _)| *own == name).and_then(|(_, common)| found(common));
    let flag = || name.strip_prefix("flag-").and_then(found);
    found(name).or_else(|| common(name)).or_else(flag).or_else(|| found(&name.replace('-', "_")))
}

#[cfg(test)]
mod tests {
    use super::emoji;

    #[test]
    fn the_usual_names_have_their_signs() {
        for (name, sign) in [
            ("+1", "👍"),
            ("-1", "👎"),
            ("smile", "😄"),
            ("slightly_smiling_face", "🙂"),
            ("simple_smile", "🙂"),
            ("thinking_face", "🤔"),
            ("flag-fr", "🇫🇷"),
            ("man-shrugging", "🤷‍♂️"),
        ] {
            assert_eq!(emoji(name), Some(sign), "{name}");
        }
        assert_eq!(emoji("racket"), None);
        assert_eq!(emoji(""), None);
    }
}
