// Holding roles, in both languages: a look ahead before anything is saved, asking and accepting, one
// person with several roles and the way back, a second signature, and the release from co-driving.
import { as, must, personas, run, said, speaking } from "./browser.mjs";

const [member, facilitator] = process.env.ENSEMBLE_PEOPLE.split(",");

const held = async (page, who) => (await (await page.request.get(`/api/v1/assignments?person=${who}&limit=100`)).json()).items;

// In English a place that is vacant, in French one where somebody joins who is there.
const words = {
  en: { access: "access", answers: "answers for it", show: "gaps" },
  fr: { access: "accès", answers: "en répond", show: "all" },
};

async function community(page, show) {
  const cells = await (await page.request.get(`/api/v1/coverage?show=${show}&limit=200`)).json();
  const place = cells.items.find((c) => c.role === "facilitator" && c.in && (show === "all" ? c.state === "filled" && c.in !== "field-diagnostics" : c.state === "vacant"));
  must(place, `no community of that kind: ${show}`);
  return place.in;
}

const journeys = {};
for (const [lang, say] of Object.entries(words)) {
  journeys[`a_newcomer_finds_who_answers_for_access_${lang}`] = async (browser) => {
    const page = await speaking(browser, member, lang);
    await page.goto("/");
    await page.locator('a[href="/who"]:visible').first().click();
    await page.waitForURL("**/who");
    await page.locator('select[name="in"]').selectOption("space:field-diagnostics");
    await page.locator('main input[name="q"]').fill(say.access);
    await page.locator('main form:has(select[name="in"]) button:visible').click();
    await page.waitForURL(/in=space/);
    const text = await said(page);
    must(text.includes("Priya Raman") && text.includes("Daan Kuipers") && text.includes(say.answers), text.slice(0, 500));
    must(page.problems.length === 0, page.problems.join("; "));
  };

  journeys[`the_lead_looks_ahead_and_nothing_is_saved_${lang}`] = async (browser) => {
    const lead = await speaking(browser, (await personas(await as(browser, member))).network_lead, lang);
    const before = JSON.stringify(await held(lead, facilitator));
    await lead.goto(`/who/people/${facilitator}`);
    await lead.locator(`a[href="/who/what-if?person=${facilitator}"]`).click();
    await lead.waitForURL("**/what-if**");
    const text = await said(lead);
    must(text.includes("Yusuf Demir"), `whoever goes on is not named: ${text.slice(0, 400)}`);
    must(JSON.stringify(await held(lead, facilitator)) === before, "looking ahead changed something");
    must(lead.problems.length === 0, lead.problems.join("; "));
  };

  journeys[`a_role_is_asked_for_and_accepted_${lang}`] = async (browser) => {
    const lead = await speaking(browser, (await personas(await as(browser, member))).network_lead, lang);
    const place = await community(lead, say.show);
    await lead.goto(`/who/assign?role=facilitator&in=space:${place}`);
    await lead.locator('input[name="person"]:not([type="hidden"])').fill(member);
    await lead.locator('input[name="share"]').fill("5");
    await lead.locator('form[action="/who/assignments"] button.primary').click();
    await lead.waitForURL(/\/who\/assignments\/\d+/);
    const address = new URL(lead.url()).pathname;
    const page = await speaking(browser, member, lang);
    await page.goto(address);
    await page.locator('form[action$="/acceptance"] button').click();
    await page.waitForURL(address);
    await page.goto(`/s/${place}/who`);
    must((await said(page)).includes("Inès Moreau"), "the space does not say who animates it now");
    const problems = [...lead.problems, ...page.problems];
    must(problems.length === 0, problems.join("; "));
  };
}

journeys.one_person_takes_two_roles_and_hands_one_on = async (browser) => {
  const who = await personas(await as(browser, member));
  const lead = await speaking(browser, who.network_lead, "fr");
  const before = await held(lead, who.comms_manager);
  await lead.goto("/who/one-person");
  for (const box of await lead.locator('input[type="checkbox"][name^="role-"]').all()) await box.uncheck();
  await lead.locator('input[name="person"]').fill(who.comms_manager);
  for (const role of ["comms_manager", "tech_support"]) {
    await lead.locator(`input[name="role-${role}"]`).check();
    await lead.locator(`input[name="share-${role}"]`).fill("5");
  }
  await lead.locator('form[action="/who/one-person"] button.primary').click();
  await lead.waitForURL((u) => u.pathname !== "/who/one-person");
  const asked = await speaking(browser, who.comms_manager, "en");
  await asked.goto(`/who/people/${who.comms_manager}`);
  for (const href of await asked.locator('.who-asked a[href^="/who/assignments/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")))) {
    await asked.goto(href);
    await asked.locator('form[action$="/acceptance"] button').click();
    await asked.waitForURL((u) => u.pathname === href);
  }
  const now = await held(lead, who.comms_manager);
  must(now.length === before.length + 2, `two roles more are held: ${JSON.stringify(now.map((a) => a.role))}`);
  // And the other way round: one of them goes to somebody else, and what was stays.
  const support = now.find((a) => a.role === "tech_support" && a.in === undefined) ?? now.find((a) => a.role === "tech_support");
  await lead.goto(`/who/split?person=${who.comms_manager}`);
  await lead.locator(`input[name="to-${support.id}"]`).fill(who.evangelist);
  await lead.locator('form[action="/who/split"] button.primary').click();
  await lead.waitForURL((u) => u.pathname !== "/who/split");
  const next = await as(browser, who.evangelist);
  await next.goto(`/who/people/${who.evangelist}`);
  await next.locator('.who-asked a[href^="/who/assignments/"]').first().click();
  await next.locator('form[action$="/acceptance"] button').click();
  await next.waitForLoadState();
  const after = await held(lead, who.evangelist);
  must(after.some((a) => a.role === "tech_support"), "whoever follows does not hold it");
  must(!(await held(lead, who.comms_manager)).some((a) => a.id === support.id), "two hold what one handed on");
  await lead.goto(`/who/assignments/${support.id}`);
  must((await said(lead)).length > 100, "what was held is told no more");
};

journeys.a_second_signature_is_given_in_french = async (browser) => {
  const who = await personas(await as(browser, member));
  const outside = await speaking(browser, who.external_facilitator, "fr");
  const spaces = await (await outside.request.get("/api/v1/spaces?mine=true&kind=community")).json();
  const space = spaces.items.find((s) => s.facilitator);
  await outside.goto(`/s/${space.slug}/new`);
  await outside.locator('input[name="kind"][value="announcement"]').check();
  await outside.locator('input[name="title"]').fill("Un midi pour essayer");
  await outside.locator('textarea[name="text"]').fill("Jeudi à l’atelier, pour qui veut.");
  await outside.locator(".composer button.primary").click();
  const waits = await outside.locator('main a[href^="/held/"]').first().getAttribute("href");
  const driver = await speaking(browser, who.co_driver, "fr");
  await driver.goto("/held");
  await driver.locator(`a[href="${waits}"]`).first().click();
  await driver.locator('form[action$="/signature"] button').click();
  await driver.waitForLoadState();
  const threads = await (await driver.request.get(`/api/v1/spaces/${space.slug}/threads`)).json();
  must(threads.items.some((t) => t.title === "Un midi pour essayer"), "signed, and not there");
};

// Releasing is the co-driver's alone, and not before the days, the acts and the list are complete.
journeys.a_release_waits_for_what_is_missing = async (browser) => {
  const lead = await as(browser, (await personas(await as(browser, member))).network_lead);
  const [role] = await held(lead, "hielke.postma");
  await lead.goto(`/who/codriving/${role.id}`);
  must((await lead.locator('form[action$="/release"]').count()) === 0, "released by somebody else than the co-driver");
  await lead.locator("details.fold > summary").first().click();
  await lead.locator('form[action$="/suspension"] button').click();
  await lead.waitForLoadState();
  must((await lead.locator('form[action$="/release"]').count()) === 0, "suspended, and released by somebody else");
  const maud = await held(lead, "maud.renard");
  const other = await as(browser, (await personas(lead)).co_driver);
  await other.goto(`/who/codriving/${maud[0].id}`);
  must((await other.locator('form[action$="/release"]').count()) === 0, "released before the days, the acts and the list are complete");
  const open = await other.locator('form[action$="/checks"] button[value="true"]').count();
  await other.locator('form[action$="/checks"] button[value="true"]').first().click();
  await other.waitForLoadState();
  must((await other.locator('form[action$="/checks"] button[value="true"]').count()) === open - 1, "a line of the list is not ticked");
};

await run(journeys);
