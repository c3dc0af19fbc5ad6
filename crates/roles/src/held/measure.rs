//! What is asked for about a case of moderation, read from a kept request. Pure.

/// End of the key of the sentence: what is done about a case.
#[must_use]
pub fn decided(act: &str) -> &'static str {
    match act {
        "hide" => "case-hide",
        "unhide" => "case-unhide",
        "remind" => "case-remind",
        "ask" => "case-ask",
        "lock" => "case-lock",
        "unlock" => "case-unlock",
        "warn" => "case-warn",
        "remove" => "case-remove",
        "dismiss" => "case-dismiss",
        _ => "case",
    }
}

/// End of the key of the sentence: how an appeal is answered.
#[must_use]
pub fn answered(outcome: &str) -> &'static str {
    match outcome {
        "uphold" => "appeal-uphold",
        "overturn" => "appeal-overturn",
        _ => "appeal",
    }
}

/// The rule it refers to, when it is one people know.
#[must_use]
pub fn rule(word: &str) -> &'static str {
    let known = ["terms", "respect", "privacy", "secret", "noise", "law"];
    known.into_iter().find(|known| *known == word).unwrap_or_default()
}

/// Words, and below them what there is to choose between: lines of a form, or a list as JSON.
#[must_use]
pub fn with_options(text: &str, options: &str) -> String {
    let listed = serde_json::from_str(options);
    let listed: Vec<String> = listed.unwrap_or_else(|_| options.lines().map(str::to_owned).collect());
    let mut all = text.to_owned();
    for (option, first) in listed.iter().map(|o| o.trim()).filter(|o| !o.is_empty()).zip(0..) {
        all.push_str(if first == 0 && !all.is_empty() { "\n\n- " } else { "\n- " });
        all.push_str(option);
    }
    all.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_below_the_words() {
        assert_eq!(with_options("Choose.", "Lille\r\n\r\nGent"), "Choose.\n\n- Lille\n- Gent");
        assert_eq!(with_options("", r#"["Lille"," Gent "]"#), "- Lille\n- Gent");
        assert_eq!(with_options("Only words.", ""), "Only words.");
    }
}
