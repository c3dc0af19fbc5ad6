// Two people talk in a community while a third watches live; then the same by phone and by form.
import { as, must, run } from "./browser.mjs";

const [member, facilitator, third] = process.env.ENSEMBLE_PEOPLE.split(",");
const space = "/s/field-diagnostics";

async function ask(page, title, text) {
  await page.goto(`${space}/new`);
  await page.locator('input[name="kind"][value="question"]').check();
  await page.locator('input[name="title"]').fill(title);
  await page.locator('textarea[name="text"]').fill(text);
  await page.locator(".composer button.primary").click();
  await page.waitForURL(/\/t\/\d+/);
}

await run({
  async two_talk_while_a_third_watches(browser) {
    const asking = await as(browser, member);
    await ask(asking, "Which torque after the seal change?", "The old table says **38 Nm**. Is that still right?");
    const address = new URL(asking.url()).pathname;

    const watching = await as(browser, third);
    await watching.goto(address);
    await watching.waitForTimeout(1500);

    const answering = await as(browser, facilitator);
    await answering.goto(address);
    await answering.locator('.composer textarea[name="text"]').fill("It is 42 Nm since March.\n\n| size | Nm |\n|---|---|\n| K80 | 42 |");
    await answering.locator(".composer button.primary").click();
    await answering.locator(".message", { hasText: "42 Nm since March" }).waitFor();

    await watching.locator(".message", { hasText: "42 Nm since March" }).waitFor({ timeout: 10000 });
    await asking.locator(".message", { hasText: "42 Nm since March" }).waitFor({ timeout: 10000 });
    must((await watching.locator(".message table").count()) === 1, "the table is a table in the live copy");
    for (const page of [asking, watching, answering]) must(page.problems.length === 0, `errors in the console: ${page.problems.join("; ")}`);
  },

  async reading_and_posting_without_script(browser) {
    const page = await as(browser, member, { script: false });
    await ask(page, "Asked without any script", "Only a form.");
    await page.locator('.composer textarea[name="text"]').fill("And answered by a form.");
    await page.locator(".composer button.primary").click();
    await page.locator(".message", { hasText: "And answered by a form." }).waitFor();
  },

  async a_refusal_keeps_the_words(browser) {
    const page = await as(browser, member);
    await page.goto("/");
    const team = await page.locator(".rail-work + ul a").first().getAttribute("href");
    const sent = await page.request.post(`${team}/threads`, {
      form: { kind: "announcement", title: "To everybody", text: "My careful words" },
      headers: { origin: process.env.ENSEMBLE_URL },
    });
    const text = await sent.text();
    must(sent.status() === 403, `status ${sent.status()}`);
    must(text.includes("S2-SM4") && text.includes("My careful words"), "the rule and the words are on the page");
  },

  async a_draft_survives_a_closed_tab(browser) {
    const page = await as(browser, member);
    await page.goto(space);
    const thread = await page.locator('a[href*="/t/"]').first().getAttribute("href");
    await page.goto(thread.split("#")[0]);
    await page.locator('.composer textarea[name="text"]').fill("Half a thought about cavitation");
    await page.waitForTimeout(2500);
    const again = await page.context().newPage();
    await page.close();
    await again.goto(thread.split("#")[0]);
    must((await again.locator('.composer textarea[name="text"]').inputValue()).includes("Half a thought"), "the draft is back");
    await again.locator('.composer textarea[name="text"]').fill("");
    await again.waitForTimeout(2000);
  },

  async everything_by_keyboard(browser) {
    const page = await as(browser, facilitator);
    await page.goto("/");
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.waitForURL(/\/people/);
    await page.keyboard.press("/");
    await page.keyboard.type("seal");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search/);
    must((await page.locator(".result").count()) > 0, "search finds something");
  },
});
