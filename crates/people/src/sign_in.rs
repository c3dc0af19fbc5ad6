//! Signing in and out, the language and theme of a browser, and the made-up company's switch.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{Lang, Problem};
use serde::Deserialize;
use web::answer::{json, redirect};
use web::{Answer, Ctx, Input, Visitor};

use super::store::Persona;
use super::{key_store, password, secret, store, throttle, views};

/// Name and password.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SignInForm {
    /// Handle or mail address.
    #[serde(default)]
    pub name: String,
    /// Password.
    #[serde(default)]
    pub password: String,
    /// Where to go afterwards.
    #[serde(default)]
    pub next: String,
}

/// Where a visitor wanted to go.
#[derive(Debug, Default, Deserialize)]
pub struct Next {
    /// An address of ours.
    #[serde(default)]
    pub next: String,
}

/// The sign-in page.
pub async fn form(visitor: Visitor, axum::extract::Query(next): axum::extract::Query<Next>) -> Answer {
    let (anybody, personas) =
        visitor.site.db.read(|r| Ok::<_, Problem>((store::anybody(r)?, store::personas(r)?))).await?;
    let form = SignInForm { next: next.next, ..SignInForm::default() };
    Ok(views::sign_in(&visitor, &form, None, anybody, &personas)?.into_response())
}

/// Signs a device in.
pub async fn sign_in(visitor: Visitor, headers: HeaderMap, input: Input<SignInForm>) -> Answer {
    let form = input.data;
    let address = visitor.address.map(|a| a.to_string()).unwrap_or_default();
    let name = form.name.trim().to_lowercase();
    // One bucket for each name, however it is typed, and never a long one.
    throttle::sign_in(&name.chars().take(254).collect::<String>(), &address)?;
    let found = visitor.site.db.read(move |r| store::password_of(r, &name)).await?;
    let hash = found.as_ref().and_then(|(_, hash, _)| hash.clone());
    let fits = password::fits(form.password.clone(), hash).await?;
    match found {
        Some((id, _, state)) if fits && state == "active" => {
            begin(&visitor, id, &headers, &local(&form.next)).await
        }
        Some((_, _, state)) if fits && state == "suspended" => {
            refused(&visitor, &form, "people-sign-in-suspended")
        }
        _ => refused(&visitor, &form, "people-sign-in-wrong"),
    }
}

fn refused(visitor: &Visitor, form: &SignInForm, reason: &'static str) -> Answer {
    Ok(views::sign_in(visitor, form, Some(reason), true, &[])?.into_response())
}

/// Begins a session and sends the browser on.
pub(super) async fn begin(
    visitor: &Visitor,
    id: kernel::PersonId,
    headers: &HeaderMap,
    next: &str,
) -> Answer {
    let secret = secret::fresh();
    let device = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("browser");
    let (device, fresh) = (device.to_owned(), secret.clone());
    visitor.site.db.write(move |w| key_store::begin(w, id, &device, &fresh)).await?;
    Ok(with_session(redirect(next, None), &secret, visitor.site.url.as_deref()))
}

/// Puts a session's cookie on an answer; `Secure` wherever the public address is https.
pub(super) fn with_session(mut response: Response, secret: &str, url: Option<&str>) -> Response {
    let safe = if url.is_some_and(|u| u.starts_with("https:")) { "; Secure" } else { "" };
    let age = key_store::COOKIE_MS / 1000;
    let cookie = format!("session={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{safe}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// An address of ours, or home: never somebody else's site.
pub(super) fn local(next: &str) -> String {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control());
    if ours { next.to_owned() } else { "/".to_owned() }
}

/// Signs this device out.
pub async fn sign_out(ctx: Ctx) -> Answer {
    let (id, session) = (ctx.actor.id, ctx.actor.session);
    if let Some(session) = session {
        ctx.site.db.write(move |w| key_store::end(w, id, session)).await?;
    }
    let mut response = redirect("/sign-in", Some("people-signed-out"));
    let gone = HeaderValue::from_static("session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    response.headers_mut().append(header::SET_COOKIE, gone);
    Ok(response)
}

/// A choice that this browser keeps.
#[derive(Debug, Clone, Deserialize)]
pub struct Choice {
    /// The value chosen.
    pub value: String,
    /// The page to come back to.
    #[serde(default)]
    pub back: String,
}

fn kept(name: &str, value: &str, back: &str) -> Response {
    let mut response = redirect(&local(back), None);
    let cookie = format!("{name}={value}; Path=/; SameSite=Lax; Max-Age=31536000");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Chooses the language: of this browser, and of the person when signed in.
pub async fn language(visitor: Visitor, input: Input<Choice>) -> Answer {
    let lang: Lang = input.data.value.parse().map_err(|()| Problem::field("value", "people-lang-unknown"))?;
    if let Some(actor) = visitor.actor {
        visitor.site.db.write(move |w| store::set_lang(w, actor.id, lang)).await?;
    }
    Ok(kept("lang", lang.code(), &input.data.back))
}

/// Chooses the theme of this browser: light, dark, or as the system says.
pub async fn theme(_visitor: Visitor, input: Input<Choice>) -> Answer {
    match input.data.value.as_str() {
        value @ ("light" | "dark" | "system") => Ok(kept("theme", value, &input.data.back)),
        _ => Err(Problem::field("value", "people-theme-unknown").into()),
    }
}

/// Becomes one of the made-up company's named people (demo only).
pub async fn see_as(visitor: Visitor, headers: HeaderMap, input: Input<Choice>) -> Answer {
    if !visitor.site.demo {
        return Err(Problem::NotFound.into());
    }
    let handle = input.data.value;
    let personas = visitor.site.db.read(store::personas).await?;
    if !personas.iter().any(|p| p.handle == handle) {
        return Err(Problem::NotFound.into());
    }
    let id = visitor.site.db.read(move |r| store::password_of(r, &handle)).await?.map(|(id, ..)| id);
    begin(&visitor, id.ok_or(Problem::NotFound)?, &headers, &local(&input.data.back)).await
}

/// The named people of the made-up company, one for each role (demo only, open).
#[utoipa::path(get, path = "/demo/personas", tag = "demo", security(()), responses((status = 200, body = Vec<Persona>), (status = 404)))]
pub async fn personas(visitor: Visitor) -> Answer {
    if !visitor.site.demo {
        return Err(Problem::NotFound.into());
    }
    let personas = visitor.site.db.read(store::personas).await?;
    Ok(json(200, &personas))
}
