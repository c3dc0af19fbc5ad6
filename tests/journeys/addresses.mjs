// Every page with the persona it is for. One list: the journeys walk it with axe, and
// `cargo xtask shots` makes contact sheets of it.
import { must } from "./browser.mjs";

const hub = "/s/field-diagnostics";

async function json(page, address) {
  const answer = await page.request.get(`/api/v1${address}`);
  return answer.ok() ? answer.json() : { items: [] };
}

const one = (found, address) => (found.items ?? []).slice(0, 1).map(address);

/** What everybody meets first. */
async function first(page, member) {
  await page.goto(hub);
  const thread = await page.locator('a[href*="/t/"]').first().getAttribute("href");
  await page.goto("/");
  const team = await page.locator(".rail-work + ul a").first().getAttribute("href");
  return [
    "/", "/notifications", "/search?q=pump", "/search?q=zzzz", "/spaces", "/spaces/new", "/people", "/people?q=moreau", "/units",
    "/units/service-nord", `/p/${member}`, "/me", "/me/devices", "/api", "/nowhere", team, `${team}/card`, `${team}/members`,
    hub, `${hub}/new`, `${hub}/card`, `${hub}/members`, thread.split("#")[0],
  ];
}

/** A person's own affairs and what members make, as a member sees them. */
async function own(page) {
  const tags = await json(page, "/tags");
  const files = await json(page, "/spaces/field-diagnostics/files");
  const notes = await json(page, "/spaces/field-diagnostics/notes");
  return [
    "/design", "/welcome", "/write", "/forgotten", "/me/profile", "/me/seen", "/me/absences", "/me/tokens", "/me/attention",
    "/me/attention/digest", "/me/push", "/offline", "/me/feeds", "/me/export", "/people/chart", "/me/role", "/me/time", "/attention", "/me/practice", "/me/competences", "/evangelists", "/evangelists/kit", "/evangelists/coverage", "/descriptions", "/help", "/people?from=M", "/tasks", "/reports", "/me/scheduled", "/me/follows",
    "/search/saved", "/search?q=pump&kind=question&sort=newest", "/tags", ...one(tags, (t) => `/tags/${encodeURIComponent(t.tag)}`),
    ...one(files, (f) => `/files/${f.id}`), ...one(notes, (n) => `${hub}/notes/${n.id}`), `${hub}/files`, `${hub}/notes`, `${hub}/notes/new`,
    `${hub}/tasks`, `${hub}/tasks/new`, `${hub}/join`, `${hub}/changes`, `${hub}/value`, "/registers", ...(await registers(page)),
  ];
}

/** The registers, the first entry of each, and the board of the first. */
async function registers(page) {
  await page.goto("/registers");
  const links = await page.locator("main a").evaluateAll((all) => all.map((a) => a.getAttribute("href")).filter((h) => h?.startsWith("/registers/")));
  const seen = [...new Set(links)].slice(0, 4);
  for (const link of seen.slice(0, 2)) {
    await page.goto(link);
    const entry = await page.locator(".row-title, .card-title a").first().getAttribute("href", { timeout: 1000 }).catch(() => null);
    if (entry) seen.push(entry);
  }
  return seen;
}

/** What whoever cares for a community has. */
async function kept(page) {
  return [hub, "/circle", "/vacancies", `${hub}/waiting`, `${hub}/template`, `${hub}/bots`, `${hub}/webhooks`, `${hub}/waves`];
}

/** What whoever answers for the whole network has beside that. */
async function operated() {
  return [
    "/operator", "/operator/audit", "/operator/jobs", "/operator/outbox", "/operator/people", "/operator/settings", "/operator/spaces", "/operator/imports",
    "/start", "/people/invite", "/people/table", "/people/moves", "/people/policy", "/people/erasures", "/spaces/guests", "/spaces/categories", "/spaces/projects",
    "/spaces/templates", "/moderation", "/units/new", `${hub}/settings`, `${hub}/owners`, `${hub}/criteria`, `${hub}/invitations`, `${hub}/requests`,
    `${hub}/guests`, `${hub}/moderation`, `${hub}/removal`, `${hub}/card/edit`,
  ];
}

/** Who does what, as whoever answers for the network sees it: the whole of every page. */
async function roles(page, facilitator) {
  const held = await json(page, "/assignments?role=facilitator&limit=100");
  const outside = await json(page, "/assignments?person=maud.renard");
  return [
    "/who", "/who?in=space:field-diagnostics", "/who?in=space:field-diagnostics&q=access", "/who?in=unit:service-nord", "/who/coverage", "/who/relays",
    "/who/capacity", "/who/what-if", `/who/what-if?person=${facilitator}`, `/who/people/${facilitator}`, `${hub}/who`,
    "/who/roles", "/who/roles/facilitator", "/who/duties", "/who/duties/LA9", "/who/glossary", "/who/changes", "/who/changes/new", "/who/roles/new", "/who/duties/new",
    "/who/assign", "/who/assign?role=network_lead", ...one(held, (a) => `/who/assignments/${a.id}`), "/who/one-person", `/who/split?person=${facilitator}`,
    "/vacancies", "/vacancies/new?role=facilitator&in=network", ...one(await json(page, "/vacancies"), (v) => `/vacancies/${v.id}`), "/circle",
    "/held", ...one(outside, (a) => `/who/codriving/${a.id}`),
  ];
}

/** The forms that only whoever leads a team has. */
async function led(page, manager) {
  const found = await json(page, "/spaces?mine=true&kind=team");
  const team = found.items.find((s) => s.standing === "manager");
  must(team, `${manager} leads no team`);
  return [`/s/${team.slug}/delegates`, `/s/${team.slug}/coaches`, `/s/${team.slug}/help`, `/s/${team.slug}/time`];
}

/** Who walks where: handle and the addresses, found in the running network. */
export function walks({ member, facilitator, owner, manager, lead }) {
  return [
    [member, async (page) => [...(await first(page, member)), ...(await own(page))]],
    [facilitator, kept],
    [owner, async (page) => [...(await first(page, member)), ...(await operated())]],
    [manager, (page) => led(page, manager)],
    [lead, (page) => roles(page, facilitator)],
  ];
}
