//! The common names of emoji, as Slack writes them; a name that is not here stays a name.

/// The character of a name.
pub(crate) fn emoji(name: &str) -> Option<&'static str> {
    let place = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    NAMES.get(place).map(|(_, emoji)| *emoji)
}

/// In the order of their names.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("+1", "👍"), ("-1", "👎"), ("100", "💯"), ("airplane", "✈️"), ("alarm_clock", "⏰"), ("alien", "👽"),
    ("angry", "😠"), ("anguished", "😧"), ("apple", "🍎"), ("arrow_down", "⬇️"), ("arrow_left", "⬅️"),
    ("arrow_right", "➡️"), ("arrow_up", "⬆️"), ("art", "🎨"), ("astonished", "😲"), ("balloon", "🎈"),
    ("ballot_box_with_check", "☑️"), ("bangbang", "‼️"), ("bar_chart", "📊"), ("bee", "🐝"), ("beer", "🍺"),
    ("beers", "🍻"), ("beetle", "🪲"), ("bell", "🔔"), ("bike", "🚲"), ("birthday", "🎂"), ("black_heart", "🖤"),
    ("blue_heart", "💙"), ("blush", "😊"), ("book", "📖"), ("bookmark", "🔖"), ("books", "📚"), ("boom", "💥"),
    ("brain", "🧠"), ("broken_heart", "💔"), ("bug", "🐛"), ("bulb", "💡"), ("cake", "🍰"), ("calendar", "📆"),
    ("call_me_hand", "🤙"), ("car", "🚗"), ("cat", "🐱"), ("chart_with_downwards_trend", "📉"),
    ("chart_with_upwards_trend", "📈"), ("checkered_flag", "🏁"), ("clap", "👏"), ("clock1", "🕐"),
    ("coffee", "☕"), ("cold_sweat", "😰"), ("computer", "💻"), ("confetti_ball", "🎊"), ("confounded", "😖"),
    ("confused", "😕"), ("construction", "🚧"), ("cookie", "🍪"), ("crossed_fingers", "🤞"), ("cry", "😢"),
    ("dart", "🎯"), ("date", "📅"), ("disappointed", "😞"), ("disappointed_relieved", "😥"), ("dizzy_face", "😵"),
    ("dog", "🐶"), ("doughnut", "🍩"), ("earth_africa", "🌍"), ("earth_americas", "🌎"), ("earth_asia", "🌏"),
    ("email", "📧"), ("euro", "💶"), ("exclamation", "❗"), ("exploding_head", "🤯"), ("expressionless", "😑"),
    ("eyes", "👀"), ("face_palm", "🤦"), ("face_with_raised_eyebrow", "🤨"), ("face_with_rolling_eyes", "🙄"),
    ("facepalm", "🤦"), ("factory", "🏭"), ("fearful", "😨"), ("fire", "🔥"), ("fist", "✊"), ("flushed", "😳"),
    ("frowning", "😦"), ("game_die", "🎲"), ("gear", "⚙️"), ("ghost", "👻"), ("gift", "🎁"), ("green_heart", "💚"),
    ("grey_question", "❔"), ("grimacing", "😬"), ("grin", "😁"), ("grinning", "😀"), ("hamburger", "🍔"),
    ("hammer", "🔨"), ("hammer_and_wrench", "🛠️"), ("handshake", "🤝"), ("hankey", "💩"), ("headphones", "🎧"),
    ("hear_no_evil", "🙉"), ("heart", "❤️"), ("heart_eyes", "😍"), ("hearts", "♥️"), ("heavy_check_mark", "✔️"),
    ("heavy_minus_sign", "➖"), ("heavy_plus_sign", "➕"), ("hourglass", "⌛"), ("hourglass_flowing_sand", "⏳"),
    ("house", "🏠"), ("hugging_face", "🤗"), ("hushed", "😯"), ("imp", "👿"), ("infinity", "♾️"),
    ("innocent", "😇"), ("interrobang", "⁉️"), ("iphone", "📱"), ("joy", "😂"), ("key", "🔑"), ("keyboard", "⌨️"),
    ("kissing_heart", "😘"), ("large_blue_circle", "🔵"), ("laughing", "😆"), ("link", "🔗"), ("lock", "🔒"),
    ("loudspeaker", "📢"), ("mag", "🔍"), ("mask", "😷"), ("medal", "🏅"), ("mega", "📣"), ("memo", "📝"),
    ("metal", "🤘"), ("moneybag", "💰"), ("monkey", "🐒"), ("muscle", "💪"), ("musical_note", "🎵"),
    ("nerd_face", "🤓"), ("neutral_face", "😐"), ("no_entry", "⛔"), ("no_entry_sign", "🚫"), ("no_mouth", "😶"),
    ("octopus", "🐙"), ("office", "🏢"), ("ok_hand", "👌"), ("open_mouth", "😮"), ("orange_heart", "🧡"),
    ("panda_face", "🐼"), ("paperclip", "📎"), ("partying_face", "🥳"), ("pencil", "📝"), ("penguin", "🐧"),
    ("pensive", "😔"), ("persevere", "😣"), ("phone", "☎️"), ("pizza", "🍕"), ("point_down", "👇"),
    ("point_left", "👈"), ("point_right", "👉"), ("point_up", "☝️"), ("point_up_2", "👆"), ("poop", "💩"),
    ("pray", "🙏"), ("punch", "👊"), ("purple_heart", "💜"), ("pushpin", "📌"), ("question", "❓"), ("rage", "😡"),
    ("rainbow", "🌈"), ("raised_hand", "✋"), ("raised_hands", "🙌"), ("recycle", "♻️"), ("red_circle", "🔴"),
    ("relaxed", "☺️"), ("robot_face", "🤖"), ("rocket", "🚀"), ("rofl", "🤣"),
    ("rolling_on_the_floor_laughing", "🤣"), ("round_pushpin", "📍"), ("satisfied", "😆"), ("scream", "😱"),
    ("see_no_evil", "🙈"), ("ship", "🚢"), ("shit", "💩"), ("shrug", "🤷"), ("shushing_face", "🤫"),
    ("simple_smile", "🙂"), ("skull", "💀"), ("sleeping", "😴"), ("sleepy", "😪"),
    ("slightly_frowning_face", "🙁"), ("slightly_smiling_face", "🙂"), ("smile", "😄"), ("smiley", "😃"),
    ("smiling_imp", "😈"), ("smirk", "😏"), ("snake", "🐍"), ("snowflake", "❄️"), ("sob", "😭"), ("soccer", "⚽"),
    ("sparkles", "✨"), ("sparkling_heart", "💖"), ("speak_no_evil", "🙊"), ("speech_balloon", "💬"),
    ("star", "⭐"), ("star2", "🌟"), ("stopwatch", "⏱️"), ("stuck_out_tongue", "😛"),
    ("stuck_out_tongue_closed_eyes", "😝"), ("stuck_out_tongue_winking_eye", "😜"), ("sunglasses", "😎"),
    ("sunny", "☀️"), ("sweat", "😓"), ("sweat_smile", "😅"), ("tada", "🎉"), ("tea", "🍵"),
    ("telephone_receiver", "📞"), ("the_horns", "🤘"), ("thinking", "🤔"), ("thinking_face", "🤔"),
    ("thought_balloon", "💭"), ("thumbsdown", "👎"), ("thumbsup", "👍"), ("tired_face", "😫"), ("triumph", "😤"),
    ("trophy", "🏆"), ("turtle", "🐢"), ("two_hearts", "💕"), ("unamused", "😒"), ("unicorn_face", "🦄"),
    ("unlock", "🔓"), ("upside_down_face", "🙃"), ("v", "✌️"), ("warning", "⚠️"), ("wave", "👋"), ("weary", "😩"),
    ("whale", "🐳"), ("white_check_mark", "✅"), ("white_circle", "⚪"), ("white_frowning_face", "☹️"),
    ("wine_glass", "🍷"), ("wink", "😉"), ("world_map", "🗺️"), ("worried", "😟"), ("wrench", "🔧"),
    ("writing_hand", "✍️"), ("x", "❌"), ("yellow_heart", "💛"), ("yum", "😋"), ("zap", "⚡"),
    ("zipper_mouth_face", "🤐"), ("zzz", "💤"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_found() {
        assert!(NAMES.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!((emoji("+1"), emoji("zzz"), emoji("racket")), (Some("👍"), Some("💤"), None));
    }
}
