//! Handlers of tasks: lists, one task, the acts.

use ::store::Read;
use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use kernel::{MessageId, Problem, rich};
use web::answer::json;
use web::place::{Beside, Place, Tab, beside, page};
use web::{Answer, Ctx, Fail, Flow, Input, Made, Page, find_place};

use super::api::{From, NewTask, Nothing, Problems, TaskJson, Tasks, TasksAsked};
use super::facts::{TASK_ASSIGNED, TASK_CHANGED, TASK_DONE, TASK_MADE, TASK_REOPENED, about};
use super::store::{self as own, Shown};
use super::task::{ASSIGN, KEEP, Task, assigns, check};
use super::views::{self, FormView, ListView, today};

/// Where a list of done ones begins; nothing for those to do.
fn done(asked: &TasksAsked) -> Option<i64> {
    let wanted = asked.done.as_deref().is_some_and(|d| matches!(d, "true" | "on" | "1"));
    wanted.then(|| asked.after.as_ref().and_then(|a| a.parse().ok()).unwrap_or(i64::MAX))
}

fn paged(mut rows: Vec<Shown>, done: bool, today: &str) -> Tasks {
    let more = done && rows.len() > 50;
    rows.truncate(if done { 50 } else { 200 });
    let next = rows.last().filter(|_| more).map(|t| t.id.to_string());
    Tasks { items: rows.into_iter().map(|t| views::json(t, today)).collect(), next }
}

/// Your tasks, the next due first.
#[utoipa::path(get, path = "/tasks", tag = "tasks", params(TasksAsked), responses((status = 200, body = Tasks), Problems))]
pub async fn mine(ctx: Ctx, Query(asked): Query<TasksAsked>) -> Answer {
    let (me, done) = (ctx.actor.id, done(&asked));
    let rows = ctx.site.db.read(move |r| Ok::<_, Problem>(own::mine(r, me, done)?)).await?;
    let (l, today) = (&ctx.l, today(&ctx.l));
    let tasks = paged(rows, done.is_some(), &today);
    if ctx.api() {
        return Ok(json(200, &tasks));
    }
    let view = ListView {
        l,
        items: &tasks.items,
        path: "/tasks".into(),
        done: done.is_some(),
        spaces: true,
        make: String::new(),
        keeps: true,
        next: tasks.next.clone(),
        today,
    };
    let head = format!("<header class=\"page-head\"><h1>{}</h1></header>", l.t("tasks-mine"));
    let (title, body) = (l.t("tasks-mine"), format!("<div class=\"in-work\">{head}{}</div>", view.html()?));
    Ok(Page { title, flow: Flow::Work, body, here: "tasks".into(), ..Page::default() }.into_response())
}

/// The tasks of a space, the next due first.
#[utoipa::path(
    get, path = "/spaces/{slug}/tasks", tag = "tasks", params(("slug" = String, Path), TasksAsked),
    responses((status = 200, body = Tasks), Problems)
)]
pub async fn of_space(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<TasksAsked>) -> Answer {
    let (actor, done) = (ctx.actor.clone(), done(&asked));
    let find = move |r: &mut Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        if !place.readable {
            return Err(Problem::NotFound);
        }
        let (rows, around) = (own::of_space(r, place.id, done)?, beside(r, &place)?);
        Ok::<(Place, Beside, Vec<Shown>), Problem>((place, around, rows))
    };
    let (place, around, rows) = ctx.site.db.read(find).await?;
    let today = today(&ctx.l);
    let tasks = paged(rows, done.is_some(), &today);
    if ctx.api() {
        return Ok(json(200, &tasks));
    }
    let keeps = ctx.site.gate.may(&ctx.actor, KEEP, &place);
    let path = format!("{}/tasks", place.path());
    let view = ListView {
        l: &ctx.l,
        items: &tasks.items,
        make: if keeps { format!("{path}/new") } else { String::new() },
        path,
        done: done.is_some(),
        spaces: false,
        keeps,
        next: tasks.next.clone(),
        today,
    };
    let title = ctx.l.s("tasks-of", "space", &place.name);
    let body = format!("<h2>{}</h2>{}", ctx.l.t("tasks-here"), view.html()?);
    Ok(page(&ctx, &place, &around, Tab::Tasks, &title, &body)?.into_response())
}

/// Who a form names, and whether they read the space.
fn owner(r: &mut Read<'_>, place: &Place, handle: &str) -> Result<Option<kernel::PersonId>, Problem> {
    let handle = handle.trim().trim_start_matches('@').to_ascii_lowercase();
    if handle.is_empty() {
        return Ok(None);
    }
    own::reader(r, place.id, &handle)?.map(Some).ok_or_else(|| Problem::field("owner", "tasks-owner-unknown"))
}

/// Makes a task in a space, of a message or by itself. Giving it to somebody else calls for attention:
/// in a team only its manager or a delegate may (rule S2-SM4).
#[utoipa::path(
    post, path = "/spaces/{slug}/tasks", tag = "tasks", params(("slug" = String, Path)), request_body = NewTask,
    responses((status = 201, body = TaskJson, headers(("Location" = String))), Problems)
)]
pub async fn create(ctx: Ctx, Path(slug): Path<String>, input: Input<NewTask>) -> Answer {
    let (gate, me, asked, at) = (ctx.site.gate.clone(), ctx.clone(), input.data.clone(), slug.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let place = find_place(w, &me.actor, &at)?;
            let (title, due) = check(&asked.title, &asked.due)?;
            let owner = owner(w, &place, &asked.owner)?;
            if assigns(None, owner, me.actor.id) {
                drop(gate.permit(w, &me.actor, ASSIGN, place.clone())?);
            }
            let mut place = gate.permit(w, &me.actor, KEEP, place)?;
            let message: Option<MessageId> = asked.message.trim().parse().ok();
            let space = place.thing().id;
            let source = match message {
                Some(message) => own::source(place.tx(), space, message)?,
                None => None,
            };
            let (id, now) = (place.tx().id::<()>().number(), place.tx().now());
            let (thread, message) = (source.as_ref().map(|(t, _)| *t), message.filter(|_| source.is_some()));
            let task = Task { id, space, title, owner, due, thread, message, done: None, version: 1 };
            let mut facts = vec![about(&TASK_MADE, &task, now).by(me.actor.id)];
            facts.extend(owner.map(|_| about(&TASK_ASSIGNED, &task, now).by(me.actor.id)));
            own::add(&mut place, &task, facts)?;
            drop(place);
            let (_, shown) = own::shown(w, &me.actor, id)?;
            let json = views::json(shown, &today(&me.l));
            Ok(Made::created(json.url.clone(), &json).flash("tasks-flash-made"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let place = found(&ctx, slug).await?;
            let action = format!("{}/tasks", place.path());
            form(&ctx, &place, &input.data, (action, String::new(), None), Some(&problem))
        }
        answer => answer,
    }
}

const fn kept(problem: &Problem) -> bool {
    matches!(problem, Problem::Invalid(_) | Problem::Refused(_))
}

async fn found(ctx: &Ctx, slug: String) -> Result<Place, Problem> {
    let actor = ctx.actor.clone();
    ctx.site.db.read(move |r| Ok::<_, Problem>(find_place(r, &actor, &slug)?)).await
}

fn form(
    ctx: &Ctx,
    place: &Place,
    sent: &NewTask,
    (action, source, state): (String, String, Option<bool>),
    problem: Option<&Problem>,
) -> Answer {
    let l = &ctx.l;
    let keeps = ctx.site.gate.may(&ctx.actor, KEEP, place);
    let audience = place.audience(l);
    let body = FormView { l, place, audience, sent, action, state, source, problem, keeps }.html()?;
    let title = if state.is_some() { sent.title.clone() } else { l.t("tasks-new") };
    let (here, status) = (format!("s/{}", place.slug), problem.map(Problem::status));
    Ok(Page { title, flow: place.flow(), body, here, status, ..Page::default() }.into_response())
}

/// The form of a new task, filled in from a message when one is named.
pub async fn new_form(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<From>) -> Answer {
    let actor = ctx.actor.clone();
    let message: Option<MessageId> = asked.message.parse().ok();
    let find = move |r: &mut Read<'_>| {
        let place = find_place(r, &actor, &slug)?;
        let source = match message {
            Some(message) if place.readable => own::source(r, place.id, message)?,
            _ => None,
        };
        Ok::<_, Problem>((place, source))
    };
    let (place, source) = ctx.site.db.read(find).await?;
    if !ctx.site.gate.may(&ctx.actor, KEEP, &place) {
        return Err(Fail(Problem::NotFound));
    }
    let mut sent = NewTask { owner: ctx.actor.handle.clone(), ..NewTask::default() };
    let mut back = String::new();
    if let (Some((thread, html)), Some(message)) = (source, message) {
        let words = rich::excerpt(&html, 120);
        sent.title = words.split(['.', '?', '!']).next().unwrap_or_default().trim().to_owned();
        sent.message = message.to_string();
        back = format!("{}/t/{thread}?at={message}#m-{message}", place.path());
    }
    form(&ctx, &place, &sent, (format!("{}/tasks", place.path()), back, None), None)
}

/// A task.
#[utoipa::path(
    get, path = "/tasks/{id}", tag = "tasks", params(("id" = String, Path)),
    responses((status = 200, body = TaskJson), Problems)
)]
pub async fn task(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (actor, id) = (ctx.actor.clone(), number(&id)?);
    let (place, shown) = ctx.site.db.read(move |r| Ok::<_, Problem>(own::shown(r, &actor, id)?)).await?;
    if ctx.api() {
        return Ok(json(200, &views::json(shown, &today(&ctx.l))));
    }
    one(&ctx, &place, shown, None, None)
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

fn one(ctx: &Ctx, place: &Place, shown: Shown, sent: Option<NewTask>, problem: Option<&Problem>) -> Answer {
    let source = shown.thread.zip(shown.message);
    let source = source.map(|(t, m)| format!("{}/t/{t}?at={m}#m-{m}", place.path())).unwrap_or_default();
    let state = (format!("/tasks/{}", shown.id), source, Some(shown.done.is_some()));
    let now = NewTask {
        title: shown.title,
        owner: shown.handle.unwrap_or_default(),
        due: shown.due,
        message: String::new(),
    };
    form(ctx, place, &sent.unwrap_or(now), state, problem)
}

/// Gives a task other words, another day or another owner; taking it yourself needs nobody's leave.
#[utoipa::path(
    post, path = "/tasks/{id}", tag = "tasks", params(("id" = String, Path)), request_body = NewTask,
    responses((status = 200, body = TaskJson), Problems)
)]
pub async fn change(ctx: Ctx, Path(id): Path<String>, input: Input<NewTask>) -> Answer {
    let id = number(&id)?;
    let (gate, me, asked) = (ctx.site.gate.clone(), ctx.clone(), input.data.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let (place, before) = own::task(w, &me.actor, id)?;
            let (title, due) = check(&asked.title, &asked.due)?;
            let owner = owner(w, &place, &asked.owner)?;
            if assigns(before.owner, owner, me.actor.id) {
                drop(gate.permit(w, &me.actor, ASSIGN, place.clone())?);
            }
            let mut place = gate.permit(w, &me.actor, KEEP, place)?;
            let now = place.tx().now();
            let given = owner.is_some() && owner != before.owner;
            let task = Task { title, due, owner, ..before };
            let mut facts = vec![about(&TASK_CHANGED, &task, now).by(me.actor.id)];
            facts.extend(given.then(|| about(&TASK_ASSIGNED, &task, now).by(me.actor.id)));
            own::change(&mut place, &task, facts)?;
            drop(place);
            let (_, shown) = own::shown(w, &me.actor, id)?;
            Ok(Made::done(format!("/tasks/{id}"), &views::json(shown, &today(&me.l)))
                .flash("tasks-flash-saved"))
        })
        .await;
    match answer {
        Err(Fail(problem)) if !ctx.api() && kept(&problem) => {
            let actor = ctx.actor.clone();
            let (place, shown) =
                ctx.site.db.read(move |r| Ok::<_, Problem>(own::shown(r, &actor, id)?)).await?;
            one(&ctx, &place, shown, Some(input.data), Some(&problem))
        }
        answer => answer,
    }
}

/// Says that a task is done.
#[utoipa::path(
    post, path = "/tasks/{id}/done", tag = "tasks", params(("id" = String, Path)),
    responses((status = 200, body = TaskJson), Problems)
)]
pub async fn done_task(ctx: Ctx, Path(id): Path<String>, input: Input<Nothing>) -> Answer {
    finish(ctx, &id, input, true).await
}

/// Says that it is not done after all.
#[utoipa::path(
    post, path = "/tasks/{id}/reopen", tag = "tasks", params(("id" = String, Path)),
    responses((status = 200, body = TaskJson), Problems)
)]
pub async fn reopen(ctx: Ctx, Path(id): Path<String>, input: Input<Nothing>) -> Answer {
    finish(ctx, &id, input, false).await
}

async fn finish(ctx: Ctx, id: &str, input: Input<Nothing>, is_done: bool) -> Answer {
    let id = number(id)?;
    let (gate, me) = (ctx.site.gate.clone(), ctx.clone());
    let answer = ctx
        .make(input.once, move |w| {
            let (place, before) = own::task(w, &me.actor, id)?;
            let mut place = gate.permit(w, &me.actor, KEEP, place)?;
            let now = place.tx().now();
            if before.done.is_some() != is_done {
                let task = Task { done: is_done.then_some(now), ..before };
                let kind = if is_done { &TASK_DONE } else { &TASK_REOPENED };
                own::change(&mut place, &task, vec![about(kind, &task, now).by(me.actor.id)])?;
            }
            drop(place);
            let (_, shown) = own::shown(w, &me.actor, id)?;
            let flash = if is_done { "tasks-flash-done" } else { "tasks-flash-reopened" };
            Ok(Made::done(format!("/tasks/{id}"), &views::json(shown, &today(&me.l))).flash(flash))
        })
        .await;
    // What is due stands on their home.
    ctx.site.touch(ctx.actor.id);
    answer
}
