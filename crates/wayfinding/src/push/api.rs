//! Shapes of push in the public JSON.

use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a browser hands over when its person says yes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = PushSubscription)]
pub struct Subscription {
    /// Where messages for it go.
    pub endpoint: String,
    /// Its keys.
    pub keys: SubscriptionKeys,
}

/// A browser's keys.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SubscriptionKeys {
    /// Its public key, base64url.
    pub p256dh: String,
    /// Its secret for this network, base64url.
    pub auth: String,
}

/// A browser that takes push messages.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Browser {
    /// The subscription.
    pub id: String,
    /// What the browser said it is.
    pub device: String,
    /// Since when.
    pub since: Time,
}

/// My browsers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Browsers {
    /// The network's public key, base64url: what a browser subscribes with.
    pub key: String,
    /// Those that take push messages.
    pub items: Vec<Browser>,
}

/// Which browser.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct EndForm {
    /// The subscription's id, or its endpoint.
    pub id: String,
}
