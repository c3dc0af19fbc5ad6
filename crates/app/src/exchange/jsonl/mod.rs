//! later
pub async fn export() {}
pub async fn jsonl() {}
