// Who does what, as the people it is for: a newcomer finds an answer, the lead fills a gap, an act
// from outside waits for its second signature.
import { as, must, personas, run } from "./browser.mjs";

const [member] = process.env.ENSEMBLE_PEOPLE.split(",");

async function finds(page, fold) {
  await page.goto("/");
  if (fold) await page.locator(".more > summary, .bottom summary").first().click();
  await page.locator('a[href="/who"]:visible').first().click();
  await page.waitForURL("**/who");
  await page.locator('select[name="in"]').selectOption("space:field-diagnostics");
  await page.locator('main input[name="q"]').fill("access");
  await page.locator('main form:has(select[name="in"]) button:visible').click();
  await page.waitForURL(/in=space/);
  return page.locator("main").innerText();
}

await run({
  async a_newcomer_finds_who_grants_access_and_who_stands_in(browser) {
    for (const options of [{}, { phone: true, dark: true }, { script: false }]) {
      const page = await as(browser, member, options);
      const text = await finds(page, options.phone);
      must(/Priya Raman/.test(text) && /Daan Kuipers/.test(text), `neither the answer nor the deputy: ${text.slice(0, 600)}`);
      must(page.problems.length === 0, page.problems.join("; "));
      await page.context().close();
    }
  },

  async the_lead_fills_a_vacant_community_and_the_person_accepts(browser) {
    const page = await as(browser, member);
    const who = await personas(page);
    const lead = await as(browser, who.network_lead);
    await lead.goto("/who/assign?role=facilitator&in=space:eau-agricole");
    await lead.locator('input[name="person"]:not([type="hidden"])').fill(member);
    await lead.locator('input[name="share"]').fill("120");
    await lead.locator('form[action="/who/assignments"] button.primary').click();
    await lead.locator(".error").first().waitFor();
    must((await lead.locator('input[name="share"]').inputValue()) === "120", "what was typed is kept");
    await lead.locator('input[name="share"]').fill("10");
    await lead.locator('form[action="/who/assignments"] button.primary').click();
    await lead.waitForURL(/\/who\/assignments\/\d+/);
    const address = new URL(lead.url()).pathname;

    await page.goto(address);
    await page.locator('form[action$="/acceptance"] button').click();
    await page.waitForURL(address);
    await page.goto("/s/eau-agricole/who");
    must(/Inès Moreau/.test(await page.locator("main").innerText()), "the space does not say who animates it now");
  },

  async an_announcement_from_outside_waits_for_the_co_driver(browser) {
    const first = await as(browser, member);
    const who = await personas(first);
    const outside = await as(browser, who.external_facilitator);
    await outside.goto("/held");
    const before = await outside.locator('a[href^="/held/"]').count();
    const spaces = await (await outside.request.get("/api/v1/spaces?mine=true&kind=community")).json();
    const space = spaces.items.find((s) => s.facilitator);
    must(space, "the external facilitator facilitates nothing");
    await outside.goto(`/s/${space.slug}/new`);
    await outside.locator('input[name="kind"][value="announcement"]').check();
    await outside.locator('input[name="title"]').fill("A day to try it together");
    await outside.locator('textarea[name="text"]').fill("On Thursday in the workshop, for whoever likes.");
    await outside.locator(".composer button.primary").click();
    await outside.locator('a[href^="/held/"]').first().waitFor();
    await outside.goto("/held");
    must((await outside.locator('a[href^="/held/"]').count()) > before, "it is not among what waits");

    const driver = await as(browser, who.co_driver);
    await driver.goto("/held");
    await driver.locator("a", { hasText: "A day to try it together" }).or(driver.locator('a[href^="/held/"]')).first().click();
    await driver.locator('form[action$="/signature"] button').click();
    await driver.waitForLoadState();
    await first.goto(`/s/${space.slug}`);
    must(driver.problems.filter((p) => !p.includes("202")).length === 0, driver.problems.join("; "));
  },
});
