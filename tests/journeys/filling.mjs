// From an empty place to whoever holds it; a facilitator goes on vacation; a nominee declines; a
// description in French that is another one for 300 people than for 30,000.
import { as, base, must, personas, run, said, speaking } from "./browser.mjs";

const [member, facilitator] = process.env.ENSEMBLE_PEOPLE.split(",");

const json = async (page, address) => (await page.request.get(`/api/v1${address}`)).json();

// What is delivered after the answer: asked for again until it is there.
async function until(page, address, fine, what) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (fine(await json(page, address))) return;
    await page.waitForTimeout(250);
  }
  throw new Error(`${what} did not come about`);
}

await run({
  async an_empty_place_is_filled_by_somebody_who_said_yes_first(browser) {
    const page = await speaking(browser, member, "fr");
    const who = await personas(page);
    const lead = await speaking(browser, who.network_lead, "en");
    const cells = await json(lead, "/coverage?show=gaps&limit=200");
    const open = (await json(lead, "/vacancies?limit=100")).items;
    const taken = (c) => open.find((v) => v.role === "facilitator" && v.in === `space:${c.in}`);
    const vacant = cells.items.filter((c) => c.role === "facilitator" && c.in && c.state === "vacant");
    const free = vacant.find((c) => !taken(c)) ?? vacant[0];
    must(free, "no community without a facilitator");
    // Where somebody is looked for already, that is closed without anybody first.
    if (taken(free)) {
      await lead.goto(`/vacancies/${taken(free).id}`);
      await lead.locator('form[action$="/closing"] button').click();
      await lead.waitForURL(/\/vacancies\/\d+$/);
    }
    await lead.goto(`/who?in=space:${free.in}`);
    await lead.locator(`a[href^="/vacancies/new?role=facilitator"]`).first().click();
    await lead.waitForURL(/\/vacancies\/new/);
    await lead.locator('input[name="description"]').last().check();
    await lead.locator('textarea[name="why"]').fill("Somebody has to hold the threads together.");
    await lead.locator('main form button.primary').click();
    await lead.waitForURL(/\/vacancies\/\d+$/);
    const address = new URL(lead.url()).pathname;

    // Nobody is asked before there is something to read.
    await lead.locator('#ask ~ form input[name="person"]').fill(member);
    await lead.locator('#ask ~ form textarea[name="why"]').fill("You explain pumps to everybody.");
    await lead.locator('#ask ~ form button').click();
    must(/Publish the description first/.test(await said(lead)), "asked without a description");
    must((await lead.locator('#ask ~ form textarea[name="why"]').inputValue()) === "You explain pumps to everybody.", "what was typed is kept");

    await lead.locator('#description ~ details a[href^="/descriptions/new"]').click();
    await lead.locator('form[method="post"][action="/descriptions"] button.primary').click();
    await lead.waitForURL(/\/descriptions\/\d+$/);
    const description = new URL(lead.url()).pathname;
    await lead.locator('form[action$="/publication"] button').click();
    await lead.goto(address);
    await lead.locator('select[name="description"]').selectOption(description.split("/").pop());
    await lead.locator('form[action$="/description"] button').click();
    await lead.locator('#ask ~ form input[name="person"]').fill(member);
    await lead.locator('#ask ~ form textarea[name="why"]').fill("You explain pumps to everybody.");
    await lead.locator('#ask ~ form button').click();
    await lead.waitForURL(/#candidates$/);

    await page.goto(address);
    must(/vous demande si vous seriez d’accord/.test(await said(page)), "she is not asked");
    await page.locator('textarea[name="text"]').first().fill("Volontiers, une demi-journée par semaine.");
    await page.locator('button[name="answer"][value="yes"]').first().click();
    await lead.goto(address);
    must(/Volontiers/.test(await said(lead)), "who said yes is not listed");
    await lead.locator('#candidates ~ ul a.button.primary').first().click();
    await lead.waitForURL(/\/who\/assign/);
    must((await lead.locator('input[name="person"]:not([type="hidden"])').inputValue()) === member, "the proposal does not know whom");
    await lead.locator('input[name="share"]').fill("5");
    await lead.locator('form[action="/who/assignments"] button.primary').click();
    await lead.waitForURL(/\/who\/assignments\/\d+/);
    const role = new URL(lead.url()).pathname;
    await page.goto(role);
    await page.locator('form[action$="/acceptance"] button').click();
    await until(page, address, (v) => v.state === "filled", "the vacancy is filled");
    await page.goto(address);
    await page.locator('.vacancy-path a[href$="#steps"]').click();
    must((await page.locator("#steps ~ ul li").count()) === 8, "the first ninety days are not there");
    for (const one of [page, lead]) must(one.problems.filter((p) => !p.includes("422")).length === 0, one.problems.join("; "));
  },

  async a_facilitator_goes_on_vacation_and_hands_over(browser) {
    for (const lang of ["en", "fr"]) {
      const page = await speaking(browser, facilitator, lang);
      await page.goto("/circle");
      const free = page.locator('form[action^="/circle/weeks/"]:not([action*="/cover"]):not([action*="/release"])').last();
      const week = Number((await free.getAttribute("action")).split("/").pop());
      await free.locator("button").click();
      await page.waitForURL(/\/circle/);
      const day = (n) => new Date((week + n) * 86_400_000).toISOString().slice(0, 10);
      await page.goto("/circle");
      await page.locator('#leaving ~ ol a[href="/me/absences"]').click();
      await page.locator('input[name="from"]').fill(day(1));
      await page.locator('input[name="until"]').fill(day(3));
      await page.locator('form[action="/me/absences"] button.primary').click();
      await until(page, "/circle", (c) => c.weeks.some((w) => w.week === week && w.state === "cover_asked"), "cover is asked for");
      await page.goto("/circle");
      must(/needs cover|à remplacer/.test(await said(page)), "the page does not say so");
      const who = await personas(page);
      const lead = await speaking(browser, who.network_lead, lang);
      await lead.goto("/circle");
      must((await lead.locator("#away ~ ul").innerText()).includes("Amélie"), "the lead does not see who is away");
      const outsider = await speaking(browser, member, lang);
      must((await outsider.request.get("/circle")).status() === (await json(lead, "/circle")).members.includes(member) ? 200 : 404, "the circle is not private");
      await page.goto("/me/absences");
      await page.locator('form[action$="/end"] button').last().click();
      // She keeps the week after all, and gives it back.
      for (let times = 0; times < 2; times += 1) {
        await page.goto("/circle");
        await page.locator(`form[action="/circle/weeks/${week}/release"] button`).click();
        await page.waitForLoadState();
      }
      must(page.problems.length === 0, page.problems.join("; "));
    }
  },

  async a_nominee_declines_and_nobody_learns_of_it(browser) {
    const page = await speaking(browser, member, "fr");
    const who = await personas(page);
    const lead = await speaking(browser, who.network_lead, "en");
    await lead.goto(`/p/${who.line_manager}/nomination`);
    await lead.locator("form .acts button.primary").click();
    must((await lead.locator(".error").count()) > 0, "a nomination without a reason");
    await lead.locator('textarea[name="reason"]').fill("He brings people of three sites to one table.");
    await lead.locator("form .acts button.primary").click();
    await lead.goto("/me/practice");
    const before = await lead.locator("#nominated ~ ul").innerText();
    const nominee = await speaking(browser, who.line_manager, "en");
    await nominee.goto("/me/practice");
    must(/three sites/.test(await said(nominee)), "he does not see why");
    await nominee.locator(".practice-named", { hasText: "three sites" }).locator('button[value="decline"]').click();
    await nominee.waitForURL("**/me/practice");
    must(!/three sites/.test(await said(nominee)), "the words are still there");
    await lead.goto("/me/practice");
    must((await lead.locator("#nominated ~ ul").innerText()) === before, "whoever named him sees something new");
    await page.goto(`/p/${member}/nomination`);
    const own = await page.request.post(`/p/${member}/nomination`, { form: { reason: "Moi" }, headers: { origin: base } });
    must(own.status() === 403, `a nomination of oneself: ${own.status()}`);
  },

  async a_description_in_french_is_another_one_for_300_than_for_30000(browser) {
    const first = await as(browser, member);
    const who = await personas(first);
    const lead = await speaking(browser, who.network_lead, "fr");
    const made = [];
    for (const [people, leads] of [["300", "0"], ["30000", "4"]]) {
      await lead.goto("/descriptions/new?role_facilitator=on&role_platform_expert=on");
      await lead.locator('input[name="people"]').fill(people);
      await lead.locator('input[name="communities"]').fill("12");
      await lead.locator('input[name="languages"]').fill("fr");
      await lead.locator('input[name="held_network_lead"]').fill(leads);
      await lead.locator('form[method="post"][action="/descriptions"] button.primary').click();
      await lead.waitForURL(/\/descriptions\/\d+$/);
      const paper = await lead.locator(".paper").innerText();
      const duties = await lead.locator(".paper li b").allInnerTexts();
      made.push({ paper, duties, trace: await lead.locator(".description-trace").innerText() });
      const docx = await lead.request.get(`${new URL(lead.url()).pathname}/file?form=docx&lang=fr`);
      must(docx.ok() && (await docx.body()).length > 5_000, "no Word document");
    }
    const [small, large] = made;
    must(small.duties.length > large.duties.length, `in a small house more falls to one person: ${small.duties.length}, ${large.duties.length}`);
    must(small.paper !== large.paper && small.trace !== large.trace, "the context changes nothing");
    for (const { duties } of made) must(new Set(duties).size === duties.length, "something stands twice");
    must(/300/.test(small.trace) && !/[A-Za-z] [:;?!]/.test(small.paper), "the trace says why, in French typography");
  },
});
