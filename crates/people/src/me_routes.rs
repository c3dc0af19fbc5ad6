//! My own page: profile, password, devices.

use axum::extract::Path;
use kernel::{Problem, SessionId};
use serde::Deserialize;
use web::answer::{json, redirect};
use web::{Answer, Ctx, Input, Made};

use super::api::{Devices, Me, PersonJson};
use super::person::Profile;
use super::things::PersonThing;
use super::{EDIT_PROFILE, key_store, password, store, views};

/// Me.
#[utoipa::path(get, path = "/me", tag = "people", responses((status = 200, body = Me), (status = 401)))]
pub async fn me(ctx: Ctx) -> Answer {
    let id = ctx.actor.id;
    let person = ctx.site.db.read(move |r| store::by_id(r, id)).await?;
    let owner = ctx.actor.owner;
    let page = views::me(&ctx, &person, None);
    ctx.show(|| Me { person: PersonJson::from(person.clone()), owner }, || page)
}

/// Saves what I changed about myself.
pub async fn save(ctx: Ctx, input: Input<Profile>) -> Answer {
    let (gate, actor) = (ctx.site.gate.clone(), ctx.actor.clone());
    let profile = input.data.clone();
    let answer = ctx
        .make(input.once, move |w| {
            profile.check()?;
            let me = store::by_id(w, actor.id)?;
            let mut permit = gate.permit(w, &actor, EDIT_PROFILE, PersonThing::from(&me))?;
            store::save_profile(&mut permit, &profile)?;
            let me = PersonJson::from(store::by_id(w, actor.id)?);
            Ok(Made::done("/me".into(), &me).flash("people-saved"))
        })
        .await;
    match answer {
        Err(web::Fail(Problem::Invalid(errors))) if !ctx.api() => {
            let id = ctx.actor.id;
            let person = ctx.site.db.read(move |r| store::by_id(r, id)).await?;
            Ok(axum::response::IntoResponse::into_response(views::me(
                &ctx,
                &person,
                Some((&input.data, &errors)),
            )?))
        }
        other => other,
    }
}

/// Saves what I changed about myself.
#[utoipa::path(patch, path = "/me", tag = "people", request_body = Profile, responses((status = 200, body = PersonJson), (status = 422)))]
pub async fn save_api(ctx: Ctx, input: Input<Profile>) -> Answer {
    save(ctx, input).await
}

/// A change of password.
#[derive(Debug, Clone, Deserialize)]
pub struct PasswordForm {
    /// The one in use.
    #[serde(default)]
    pub current: String,
    /// The new one.
    pub password: String,
}

/// Changes my password; every other device is signed out.
pub async fn password(ctx: Ctx, input: Input<PasswordForm>) -> Answer {
    let (id, handle) = (ctx.actor.id, ctx.actor.handle.clone());
    let kept = ctx.site.db.read(move |r| store::password_of(r, &handle)).await?.and_then(|(_, hash, _)| hash);
    super::link_routes::check_password(&input.data.password)?;
    super::throttle::sign_in(&format!("password:{id}"), &format!("password:{id}"))?;
    if kept.is_some() && !password::fits(input.data.current.clone(), kept).await? {
        return Err(Problem::field("current", "people-password-wrong").into());
    }
    let hash = password::hash(input.data.password).await?;
    let device = "browser".to_owned();
    let secret = super::secret::fresh();
    let fresh = secret.clone();
    ctx.site
        .db
        .write(move |w| {
            key_store::end_all(w, id)?;
            store::set_password(w, id, &hash)?;
            key_store::begin(w, id, &device, &fresh)
        })
        .await
        .map_err(Problem::from)?;
    Ok(super::sign_in::with_session(
        redirect("/me", Some("people-password-changed")),
        &secret,
        ctx.site.url.as_deref(),
    ))
}

/// The devices I am signed in on.
#[utoipa::path(get, path = "/me/devices", tag = "people", responses((status = 200, body = Devices)))]
pub async fn devices(ctx: Ctx) -> Answer {
    let id = ctx.actor.id;
    let devices = ctx.site.db.read(move |r| key_store::devices(r, id)).await?;
    let page = views::devices(&ctx, &devices);
    ctx.show(|| Devices { items: devices.clone(), next: None }, || page)
}

/// One device.
#[derive(Debug, Clone, Deserialize)]
pub struct DeviceForm {
    /// The session's id.
    pub session: SessionId,
}

/// Signs one of my devices out.
pub async fn end_device(ctx: Ctx, input: Input<DeviceForm>) -> Answer {
    let (id, session) = (ctx.actor.id, input.data.session);
    ctx.site.db.write(move |w| key_store::end(w, id, session)).await?;
    Ok(redirect("/me/devices", Some("people-device-ended")))
}

/// Signs one of my devices out.
#[utoipa::path(delete, path = "/me/devices/{session}", tag = "people", params(("session" = String, Path, description = "The device's id")), responses((status = 204), (status = 401), (status = 404)))]
pub async fn end_device_api(ctx: Ctx, Path(session): Path<SessionId>) -> Answer {
    let id = ctx.actor.id;
    if ctx.site.db.write(move |w| key_store::end(w, id, session)).await? {
        return Ok(json(204, &()));
    }
    Err(Problem::NotFound.into())
}

/// Signs me out everywhere, this device and every API token included.
#[utoipa::path(delete, path = "/me/devices", tag = "people", responses((status = 204)))]
pub async fn end_all(ctx: Ctx) -> Answer {
    let id = ctx.actor.id;
    ctx.site.db.write(move |w| key_store::end_all(w, id)).await?;
    if ctx.api() {
        return Ok(json(204, &()));
    }
    Ok(redirect("/sign-in", Some("people-signed-out-everywhere")))
}
