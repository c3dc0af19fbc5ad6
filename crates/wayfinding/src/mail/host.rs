//! How mail leaves this house, and by which address it comes back. On the site's shelf.

use std::sync::{OnceLock, PoisonError, RwLock};

/// The settings of mail.
#[derive(Clone, Default)]
pub struct Settings {
    /// Where mail is handed over: `smtp://…` or `smtps://…`; `None`: nothing leaves.
    pub smtp: Option<String>,
    /// The address mails come from.
    pub from: String,
    /// The address replies go to, without its mark: `reply@example.org`; `None`: nobody reads replies.
    pub reply: Option<String>,
    /// The token with which the mail host hands replies in; `None`: there is no such door.
    pub token: Option<String>,
    /// The name under which the mail host vouches for senders; `None`: it is not asked to.
    pub auth: Option<String>,
    /// The network's own address without a slash at its end.
    pub base: String,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The mail host's address holds a password.
        f.debug_struct("Settings").field("from", &self.from).field("base", &self.base).finish_non_exhaustive()
    }
}

impl Settings {
    /// The domain of the sender's address: of Message-IDs and list names too.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain)
    }
    /// The address of a signed reply.
    #[must_use]
    pub fn reply_to(&self, mark: &str) -> Option<String> {
        let (local, domain) = self.reply.as_deref()?.rsplit_once('@')?;
        Some(format!("{local}+{mark}@{domain}"))
    }
}

/// The shelf's place for them.
#[derive(Debug, Default)]
pub struct Host(OnceLock<Settings>, RwLock<Option<String>>);

impl Host {
    /// Says once how mail leaves.
    pub fn set(&self, settings: Settings) {
        drop(self.0.set(settings));
    }
    /// Where mail is handed over, as an administrator chose; what the settings file says holds over it.
    pub fn choose(&self, host: Option<String>) {
        *self.1.write().unwrap_or_else(PoisonError::into_inner) = host;
    }
    /// How mail leaves.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let usual = || Settings {
            from: "ensemble@localhost".to_owned(),
            base: "http://localhost".to_owned(),
            ..Settings::default()
        };
        let mut settings = self.0.get().cloned().unwrap_or_else(usual);
        if settings.smtp.is_none() {
            settings.smtp = self.1.read().unwrap_or_else(PoisonError::into_inner).clone();
        }
        settings
    }
}
