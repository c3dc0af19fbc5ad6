//! By which way somebody hears of what: what is usual, until they say otherwise. Pure.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$own:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$own])* $variant),+ }
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The stable word for it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            /// The one of that word.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.as_str() == word)
            }
        }
    };
}

words! {
    /// In which flow something happened.
    Flow {
        /// Teams and projects.
        Work = "work",
        /// Communities.
        Communities = "communities",
        /// The network's own spaces, and what is of no space.
        Network = "network",
    }
}
words! {
    /// What somebody hears of; several reasons of a notice belong together.
    What {
        /// One was named.
        Mention = "mention",
        /// Something addresses everybody.
        Announcement = "announcement",
        /// A task.
        Task = "task",
        /// One's question was answered, or one's answer helped.
        Answer = "answer",
        /// A reply in a thread one follows.
        Reply = "reply",
        /// Somebody asks to join, invites, or lets one in.
        Door = "door",
        /// A role, a signature, an approval: somebody waits for one, or answers.
        Ask = "ask",
        /// A saved search or a tag one follows has something new.
        Found = "found",
    }
}
words! {
    /// By which way.
    Way {
        /// Not at all.
        Off = "off",
        /// The bell in the app alone.
        Bell = "bell",
        /// The daily digest.
        Daily = "daily",
        /// The weekly digest.
        Weekly = "weekly",
        /// A mail at once.
        Mail = "mail",
        /// A push message at once.
        Push = "push",
        /// Mail and push.
        Both = "both",
    }
}

impl Flow {
    /// The flow of a space by its kind; the network's for what is of no space.
    #[must_use]
    pub fn of_kind(kind: Option<&str>) -> Self {
        match kind {
            Some("team" | "project") => Self::Work,
            Some("community") => Self::Communities,
            _ => Self::Network,
        }
    }
}

impl What {
    /// What a notice's reason belongs to.
    #[must_use]
    pub fn of_reason(reason: &str) -> Self {
        match reason {
            "mention" => Self::Mention,
            "announcement" => Self::Announcement,
            "answered" | "helped" => Self::Answer,
            "found" | "tagged" => Self::Found,
            "reply" | "moved" | "merged" | "split" => Self::Reply,
            "join_request" | "invitation" | "joined" => Self::Door,
            task if task.starts_with("task") => Self::Task,
            _ => Self::Ask,
        }
    }
    /// The way it usually takes: in the flow of work at once, in communities collected.
    #[must_use]
    pub const fn usual(self, flow: Flow) -> Way {
        match (flow, self) {
            (_, Self::Ask)
            | (Flow::Work, Self::Mention | Self::Announcement | Self::Task | Self::Door)
            | (Flow::Network, Self::Mention | Self::Task) => Way::Mail,
            (Flow::Communities, Self::Reply) => Way::Weekly,
            _ => Way::Daily,
        }
    }
}

impl Way {
    /// Whether a mail goes out at once.
    #[must_use]
    pub const fn mails(self) -> bool {
        matches!(self, Self::Mail | Self::Both)
    }
    /// Whether a push message goes out at once.
    #[must_use]
    pub const fn pushes(self) -> bool {
        matches!(self, Self::Push | Self::Both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // spec: S2-MB1 (part: what is usual)
    #[test]
    fn work_comes_at_once_and_communities_are_collected() {
        for what in [What::Mention, What::Announcement, What::Task] {
            assert!(what.usual(Flow::Work).mails());
            assert_eq!(what.usual(Flow::Communities), Way::Daily);
        }
        assert_eq!(What::of_reason("task_assigned"), What::Task);
        assert_eq!(What::of_reason("role_proposed"), What::Ask);
        assert_eq!(Flow::of_kind(Some("project")), Flow::Work);
        assert_eq!((Way::parse("both"), Way::parse("x")), (Some(Way::Both), None));
    }
}
