// The morning of somebody with two roles; a manager who asks for a coach. In French.
import { accessible, base, must, personas, run, said, speaking } from "./browser.mjs";

const [member] = process.env.ENSEMBLE_PEOPLE.split(",");

const json = async (page, address) => (await page.request.get(`/api/v1${address}`)).json();

await run({
  async a_combined_role_has_one_morning(browser) {
    const first = await speaking(browser, member, "fr");
    const who = await personas(first);
    const page = await speaking(browser, who.platform_expert, "fr");
    await page.goto("/me/role");
    const roles = await page.locator(".agenda-roles li").allInnerTexts();
    must(roles.length >= 2, `two roles stand above one agenda: ${roles}`);
    await accessible(page, "my role");
    const today = page.locator("section[aria-labelledby=today] .agenda-list > li.row");
    const before = await today.count();
    must(before >= 3, `duties of both roles wait together: ${before}`);
    const titles = await page.locator(".agenda-list .agenda-duty a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    must(new Set(titles).size === titles.length, "a duty that both roles ask for stands once");

    // Left out without a reason: refused beside its field, and nothing was saved.
    const second = today.nth(1);
    const key = await second.getAttribute("id");
    await second.locator("summary").click();
    await second.locator('button[name="skipped"]').click();
    must((await page.locator(`#why-${key.slice(2)}`).getAttribute("aria-invalid")) === "true", "a skip without a reason");
    await page.locator(`#why-${key.slice(2)}`).fill("La mise à jour passe jeudi ; je le ferai alors.");
    await page.locator(`#${key} button[name="skipped"]`).click();
    await page.waitForURL(/\/me\/role/);
    must(/laissé de côté[^\n]*La mise à jour passe jeudi/.test(await page.locator(".agenda-rest").evaluate((s) => s.textContent)), "the reason stands there");

    // Done, with what shows it; and once is enough.
    const one = page.locator("section[aria-labelledby=today] .agenda-list > li.row").first();
    const done = await one.getAttribute("id");
    await one.locator("summary").click();
    await one.locator('input[name="evidence"]').fill("https://elsewhere.example/");
    await one.locator("button.primary").click();
    must((await page.locator(`#evidence-${done.slice(2)}`).getAttribute("aria-invalid")) === "true", "an address from outside shows nothing");
    await page.locator(`#evidence-${done.slice(2)}`).fill("/spaces");
    await page.locator(`#${done} .form button.primary`).click();
    await page.waitForURL(/\/me\/role/);
    must((await page.locator(`.agenda-rest #${done} a[href="/spaces"]`).count()) === 1, "what shows it is linked");
    const again = await page.request.post(`/me/role/duties/${done.slice(2)}`, { form: {}, headers: { origin: base } });
    must(again.status() === 409, `a duty done twice: ${again.status()}`);
    must(page.problems.filter((p) => !/422|409/.test(p)).length === 0, page.problems.join("; "));
  },

  async a_manager_asks_for_a_coach_who_reads_and_is_gone_when_he_says_so(browser) {
    const page = await speaking(browser, member, "fr");
    const who = await personas(page);
    const manager = await speaking(browser, who.line_manager, "fr");
    const lead = await speaking(browser, who.network_lead, "fr");
    const teams = (await json(manager, "/spaces?mine=true&kind=team")).items;
    let team = null;
    for (const t of teams) if ((await manager.request.get(`/s/${t.slug}/help`)).ok() && !team) team = t.slug;
    must(team, "he manages no team");
    must((await lead.request.get(`/s/${team}/help`)).status() !== 200, "the lead walks into the team");
    await manager.goto(`/s/${team}/help`);
    await accessible(manager, "help for a team");
    await manager.locator('input[name="kind"][value="coach"]').check();
    await manager.locator('select[name="person"]').selectOption(who.network_lead);
    await manager.locator("main form button.primary").last().click();
    must((await manager.locator("#about").getAttribute("aria-invalid")) === "true", "nobody is asked without a word what for");
    must((await manager.locator('select[name="person"]').inputValue()) === who.network_lead, "what was chosen is kept");
    await manager.locator("#about").fill("Tenir la tournée du matin en dix minutes, sans que je parle le plus.");
    await manager.locator("#days").fill("14");
    await manager.locator("main form button.primary").last().click();
    await manager.waitForURL(/\/help$/);

    await lead.goto("/me/role");
    const waits = lead.locator(".agenda-wait a", { hasText: "Tenir la tournée du matin" });
    must((await waits.count()) > 0, "it waits on the lead’s page of roles");
    await waits.first().click();
    await lead.waitForURL(/\/help\/\d+/);
    await accessible(lead, "a request for help");
    await lead.locator('form[action$="/agreement"] button').click();
    await lead.waitForLoadState();
    await manager.goto(`/s/${team}/coaches`);
    const name = (await json(lead, "/me")).name;
    must((await said(manager)).includes(name), "the coach stands in the team’s list, with an end");
    must((await lead.request.get(`/s/${team}`)).ok(), "the coach reads along");
    const spoke = await lead.request.post(`/api/v1/spaces/${team}/threads`, { data: { kind: "discussion", title: "Bonjour", text: "Bonjour" }, headers: { origin: base } });
    must(spoke.status() === 403, `the coach does not speak before the group: ${spoke.status()}`);
    await manager.locator(`form[action$="/coaches/${who.network_lead}/end"] button`).click();
    await manager.waitForLoadState();
    must(!(await lead.request.get(`/s/${team}/members`)).ok(), "and reads no more when he says so");
    for (const one of [manager, lead]) must(one.problems.filter((p) => !/422|404|403/.test(p)).length === 0, one.problems.join("; "));
  },
});
