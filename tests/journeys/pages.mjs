// Every page as the persona it is for: no axe violation, nothing wider than the window, within
// the budget, no error in the console. ENSEMBLE_LONG=1 runs all eight combinations.
import { accessible, as, base, must, run, shot } from "./browser.mjs";

const [member, facilitator, , owner, manager, lead] = process.env.ENSEMBLE_PEOPLE.split(",");
const all = [];
for (const lang of ["en", "fr"]) for (const dark of [false, true]) for (const phone of [false, true]) all.push({ lang, dark, phone });
const combinations = process.env.ENSEMBLE_LONG ? all : [{ lang: "en", dark: false, phone: false }, { lang: "fr", dark: true, phone: true }];

async function addresses(page) {
  await page.goto("/s/field-diagnostics");
  const thread = await page.locator('a[href*="/t/"]').first().getAttribute("href");
  await page.goto("/");
  const team = await page.locator(".rail-work + ul a").first().getAttribute("href");
  return [
    "/", "/notifications", "/search?q=pump", "/search?q=zzzz", "/spaces", "/spaces/new", "/people", "/people?q=moreau", "/units",
    "/units/service-nord", `/p/${member}`, "/me", "/me/devices", "/api", "/nowhere", team, `${team}/card`, `${team}/members`,
    "/s/field-diagnostics", "/s/field-diagnostics/new", "/s/field-diagnostics/card", "/s/field-diagnostics/members", thread.split("#")[0],
  ];
}

// A person's own affairs and what members make, as a member sees them.
async function own(page) {
  const tags = await (await page.request.get("/api/v1/tags")).json();
  const files = await (await page.request.get("/api/v1/spaces/field-diagnostics/files")).json();
  return [
    "/me/profile", "/me/seen", "/me/absences", "/me/tokens", "/me/attention", "/me/attention/digest", "/me/push", "/people/chart",
    "/people?from=M", "/tasks", "/reports", "/search/saved", "/search?q=pump&kind=question&sort=newest", "/tags",
    ...tags.items.slice(0, 1).map((t) => `/tags/${encodeURIComponent(t.tag)}`), ...files.items.slice(0, 1).map((f) => `/files/${f.id}`),
    "/s/field-diagnostics/files", "/s/field-diagnostics/notes", "/s/field-diagnostics/notes/new", "/s/field-diagnostics/tasks",
    "/s/field-diagnostics/tasks/new", "/s/field-diagnostics/join", "/s/field-diagnostics/changes",
  ];
}

// What whoever answers for the whole network has beside that.
const operator = [
  "/people/invite", "/people/table", "/people/moves", "/people/policy", "/spaces/guests", "/moderation", "/operator/outbox", "/units/new",
  "/s/field-diagnostics/settings", "/s/field-diagnostics/owners", "/s/field-diagnostics/criteria", "/s/field-diagnostics/invitations",
  "/s/field-diagnostics/requests", "/s/field-diagnostics/guests", "/s/field-diagnostics/moderation", "/s/field-diagnostics/card/edit",
];

// Who does what, as whoever answers for the network sees it: the whole of every page.
async function roles(page) {
  const held = await (await page.request.get("/api/v1/assignments?role=facilitator&limit=100")).json();
  const outside = await (await page.request.get("/api/v1/assignments?person=maud.renard")).json();
  return [
    "/who", "/who?in=space:field-diagnostics", "/who?in=space:field-diagnostics&q=access", "/who?in=unit:service-nord", "/who/coverage", "/who/relays",
    "/who/capacity", "/who/what-if", `/who/what-if?person=${facilitator}`, `/who/people/${facilitator}`, "/s/field-diagnostics/who",
    "/who/roles", "/who/roles/facilitator", "/who/duties", "/who/duties/LA9", "/who/glossary", "/who/changes", "/who/changes/new",
    "/who/assign", "/who/assign?role=network_lead", `/who/assignments/${held.items[0].id}`, "/who/one-person", `/who/split?person=${facilitator}`,
    "/held", `/who/codriving/${outside.items[0].id}`,
  ];
}

// The forms that only whoever leads a team has.
async function led(page) {
  const found = await (await page.request.get("/api/v1/spaces?mine=true&kind=team")).json();
  const team = found.items.find((s) => s.standing === "manager");
  must(team, `${manager} leads no team`);
  return [`/s/${team.slug}/delegates`, `/s/${team.slug}/coaches`];
}

const everything = {
  [member]: async (page) => [...(await addresses(page)), ...(await own(page))],
  [owner]: async (page) => [...(await addresses(page)), ...operator],
  [manager]: led,
  [lead]: roles,
};

const journeys = {};
for (const { lang, dark, phone } of combinations) {
  const name = `${lang}_${dark ? "dark" : "light"}_${phone ? "phone" : "desktop"}`;
  journeys[`every_page_${name}`] = async (browser) => {
    const problems = [];
    for (const who of [member, owner, manager, lead]) {
      const page = await as(browser, who, { lang, dark, phone });
      await page.request.post("/language", { form: { value: lang, back: "/" }, headers: { origin: base } });
      for (const address of await everything[who](page)) {
        try {
          await page.goto(address, { waitUntil: "load" });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          must(wide <= 0, `${address} is ${wide} px wider than the window`);
          await accessible(page, `${address} as ${who}, ${name}`);
          await shot(page, `${name}-${who}-${address.replace(/[^a-z0-9]+/gi, "_")}`);
        } catch (e) {
          problems.push(String(e.message ?? e));
        }
      }
      const errors = page.problems.filter((p) => !p.includes("404"));
      if (errors.length) problems.push(`console: ${errors.join("; ")}`);
      await page.context().close();
    }
    must(problems.length === 0, `\n${problems.join("\n")}`);
  };
}

journeys.a_first_page_stays_within_its_budget = async (browser) => {
  for (const who of [member, facilitator]) {
    const page = await as(browser, who);
    const client = await page.context().newCDPSession(page);
    await client.send("Network.enable");
    await client.send("Network.setCacheDisabled", { cacheDisabled: true });
    let bytes = 0;
    let requests = 0;
    client.on("Network.loadingFinished", (e) => { bytes += e.encodedDataLength; requests += 1; });
    await page.goto("/", { waitUntil: "load" });
    await page.waitForTimeout(500);
    const shift = await page.evaluate(() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300);
    }));
    console.log(`first page as ${who}: ${bytes} bytes in ${requests} requests, layout shift ${shift}`);
    must(bytes <= 60_000, `${bytes} bytes`);
    must(requests <= 8, `${requests} requests`);
    must(shift <= 0.01, `layout shift ${shift}`);
  }
};

await run(journeys);
