//! Problems on their way out. A handler only says `?`; the layer `faces` of the app turns the
//! problem into a page in the reader's language or into problem JSON.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Problem;

/// A problem as a handler's error.
#[derive(Debug, Clone)]
pub struct Fail(pub Problem);

/// What handlers answer.
pub type Answer = Result<Response, Fail>;

impl<E: Into<Problem>> From<E> for Fail {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}
