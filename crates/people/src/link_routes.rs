//! Links that are used once: the owner's first door, invitations, resets.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use kernel::problem::Fields;
use kernel::time::DAY;
use kernel::{Lang, Problem};
use serde::Deserialize;
use web::answer::json;
use web::{Answer, Ctx, Fail, Input, Visitor};

use super::api::{Invitation, InviteForm};
use super::key_store::Link;
use super::person::{NewPerson, Person, State, handle_of};
use super::things::NetworkThing;
use super::{INVITE, first, key_store, password, secret, sign_in, store, views};

/// What somebody who opens a link says about themselves.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct TakeForm {
    /// Name as shown.
    #[serde(default)]
    pub name: String,
    /// The new password.
    #[serde(default)]
    pub password: String,
    /// Language of the pages.
    #[serde(default)]
    pub lang: Lang,
    /// IANA time zone; filled by the browser.
    #[serde(default)]
    pub zone: String,
}

async fn find(visitor: &Visitor, secret: &str) -> Result<(Link, Option<Person>), Fail> {
    let secret = secret.to_owned();
    let found = visitor.site.db.read(move |r| {
        let link = key_store::link(r, &secret)?;
        let person = link.person.map(|id| store::by_id(r, id)).transpose()?;
        Ok::<_, ::store::Error>((link, person))
    });
    Ok(found.await?)
}

/// The page behind a link.
pub async fn open(visitor: Visitor, Path(secret): Path<String>) -> Answer {
    let (link, person) = match find(&visitor, &secret).await {
        Ok(found) => found,
        Err(Fail(Problem::NotFound)) => return Ok(views::link_over(&visitor)?.into_response()),
        Err(other) => return Err(other),
    };
    let form = TakeForm {
        name: person.as_ref().map(|p| p.name.clone()).unwrap_or_default(),
        lang: person.as_ref().filter(|_| link.kind == "invitation").map_or(visitor.l.lang, |p| p.lang),
        zone: person.as_ref().map(|p| p.zone.clone()).unwrap_or_default(),
        ..TakeForm::default()
    };
    Ok(views::link(&visitor, &link, &form, &[])?.into_response())
}

/// Checks a new password.
///
/// # Errors
/// `Invalid` when it is too short or too long.
pub fn check_password(password: &str) -> Result<(), Problem> {
    let mut fields = Fields::default();
    fields.check(password.chars().count() >= password::SHORTEST, "password", "people-password-short");
    fields.check(password.len() <= password::LONGEST, "password", "people-password-long");
    fields.done()
}

fn check(form: &TakeForm, named: bool) -> Result<(), Problem> {
    let mut fields = Fields::default();
    if named {
        fields.length(&form.name, 120, "name");
    }
    fields.done().and_then(|()| check_password(&form.password))
}

/// Uses a link up: sets the password (and for the first owner makes the person), signs in.
pub async fn take(
    visitor: Visitor,
    Path(secret): Path<String>,
    headers: HeaderMap,
    input: Input<TakeForm>,
) -> Answer {
    let (link, person) = find(&visitor, &secret).await?;
    let form = input.data;
    if let Err(Problem::Invalid(errors)) = check(&form, link.kind == "owner") {
        return Ok(views::link(&visitor, &link, &form, &errors)?.into_response());
    }
    let hash = password::hash(form.password.clone()).await?;
    let zone = if super::person::zone_exists(&form.zone) && !form.zone.is_empty() {
        form.zone.clone()
    } else {
        visitor.site.zone.to_string()
    };
    let new = NewPerson {
        handle: handle_of(&form.name),
        name: form.name.trim().to_owned(),
        mail: None,
        title: String::new(),
        lang: form.lang,
        zone: zone.clone(),
        unit: None,
        external: false,
        state: State::Active,
    };
    let (invited, to) = match link.kind.as_str() {
        "invitation" => (Some((form.lang, zone.clone())), "/welcome"),
        "owner" => (None, "/start"),
        _ => (None, "/"),
    };
    let id = visitor
        .site
        .db
        .write(move |w| {
            if !key_store::use_link(w, link.id)? {
                return Err(Problem::NotFound);
            }
            let id = match &person {
                Some(person) => person.id,
                None => store::first_owner(w, &new)?,
            };
            key_store::end_all(w, id)?;
            if !store::set_password(w, id, &hash)? {
                return Err(Problem::NotFound);
            }
            if let Some((lang, zone)) = &invited {
                first::store::choices(w, id, *lang, zone)?;
            }
            Ok(id)
        })
        .await?;
    sign_in::begin(&visitor, id, &headers, to).await
}

/// The form to invite somebody.
pub async fn invite_form(ctx: Ctx) -> Answer {
    let units = ctx.site.db.read(super::unit_store::all).await?;
    let may = ctx.site.gate.may(&ctx.actor, INVITE, &NetworkThing);
    Ok(views::invite(&ctx, &units, None, &[], may)?.into_response())
}

/// Invites somebody (or lets the owner of an imported name claim it); the link is shown once.
#[utoipa::path(post, path = "/people", tag = "people", request_body = InviteForm, responses((status = 201, body = Invitation), (status = 403), (status = 422)))]
pub async fn invite(ctx: Ctx, headers: HeaderMap, input: Input<InviteForm>) -> Answer {
    let (gate, actor, form) = (ctx.site.gate.clone(), ctx.actor.clone(), input.data.clone());
    let (secret, zone, site) = (secret::fresh(), ctx.site.zone.to_string(), ctx.site.clone());
    let kept = secret.clone();
    let made = ctx
        .site
        .db
        .write(move |w| {
            let mut permit = gate.permit(w, &actor, INVITE, NetworkThing)?;
            let mut fields = Fields::default();
            fields.length(&form.name, 120, "name");
            fields.check(form.mail.is_empty() || form.mail.contains('@'), "mail", "people-mail-wrong");
            fields.done()?;
            let unit = views::unit_named(permit.tx(), &form.unit)?;
            let id = if form.claim.is_empty() {
                store::add(&mut permit, &invited(&form, unit, &zone)).map_err(taken)?
            } else {
                store::claimable(permit.tx(), &form.claim)?
            };
            key_store::add_link(permit.tx(), "invitation", Some(id), Some(actor.id), &kept, 7 * DAY)?;
            let sent = web::letters::put(permit.tx(), &site, "invitation", id, &kept)?;
            Ok::<_, Problem>((store::by_id(permit.tx(), id)?.handle, sent))
        })
        .await;
    let (handle, sent) = match made {
        Err(Problem::Invalid(errors)) if !ctx.api() => {
            let units = ctx.site.db.read(super::unit_store::all).await?;
            return Ok(views::invite(&ctx, &units, Some(&input.data), &errors, true)?.into_response());
        }
        other => other?,
    };
    let host = headers.get("host").and_then(|h| h.to_str().ok()).unwrap_or("localhost");
    let base = ctx.site.url.clone().unwrap_or_else(|| format!("http://{host}"));
    let made = Invitation { handle, link: format!("{base}/link/{secret}"), sent };
    if ctx.api() { Ok(json(201, &made)) } else { Ok(views::invited(&ctx, &made)?.into_response()) }
}

fn taken(error: ::store::Error) -> Problem {
    match error {
        ::store::Error::Constraint(_) => Problem::field("mail", "people-mail-taken"),
        other => other.into(),
    }
}

fn invited(form: &InviteForm, unit: Option<kernel::UnitId>, zone: &str) -> NewPerson {
    let mail = form.mail.trim().to_lowercase();
    NewPerson {
        handle: handle_of(&form.name),
        name: form.name.trim().to_owned(),
        mail: (!mail.is_empty()).then_some(mail),
        title: form.title.trim().to_owned(),
        lang: form.lang,
        zone: zone.to_owned(),
        unit,
        external: false,
        state: State::Invited,
    }
}
