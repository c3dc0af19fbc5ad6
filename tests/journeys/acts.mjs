// The ten commonest acts, each by the words its button bears: in English at a desk, in French on a phone.
import { readdirSync, readFileSync } from "node:fs";
import { as, base, must, run } from "./browser.mjs";

const [member, facilitator] = process.env.ENSEMBLE_PEOPLE.split(",");
const space = "/s/field-diagnostics";

// What the product says, by key, in one language.
function lexicon(lang) {
  const root = new URL("../../crates/", import.meta.url);
  const files = readdirSync(root, { recursive: true }).filter((f) => f.endsWith(`words/${lang}.ftl`));
  const lines = files.flatMap((f) => readFileSync(new URL(f, root), "utf8").split("\n"));
  const said = new Map(lines.map((line) => line.match(/^([a-z0-9-]+) = (.+)$/)).filter(Boolean).map(([, key, words]) => [key, words]));
  return (key) => {
    must(said.has(key), `no words for ${key}`);
    return said.get(key);
  };
}

async function reader(browser, who, lang) {
  const page = await as(browser, who, { lang, phone: lang === "fr" });
  await page.request.post("/language", { form: { value: lang, back: "/" }, headers: { origin: base } });
  return page;
}

const menu = async (message) => {
  await message.locator(".acts-link").click();
  const list = message.locator(".message-foot details.menu[open] .menu-list");
  await list.waitFor();
  return list;
};

async function ten(browser, lang) {
  const l = lexicon(lang);
  const title = `${lang === "en" ? "Which grease for marine bearings, case" : "Quelle graisse pour les paliers marins, cas"} ${Date.now()}?`;
  const asking = await reader(browser, member, lang);
  const helping = await reader(browser, facilitator, lang);

  // 1. Ask.
  await asking.goto(`${space}/new`);
  await asking.locator('input[name="kind"][value="question"]').check();
  await asking.locator('input[name="title"]').fill(title);
  await asking.locator('textarea[name="text"]').fill("Salt water, 60 °C.");
  await asking.locator(".composer button.primary").click();
  await asking.waitForURL(/\/t\/\d+/);
  const thread = new URL(asking.url()).pathname;

  // 2. Reply.
  await helping.goto(thread);
  await helping.locator('.composer textarea[name="text"]').fill("Calcium sulphonate, NLGI 2.");
  await helping.locator(".composer button.primary").click();
  const reply = (page) => page.locator(".message", { hasText: "Calcium sulphonate" });
  await reply(helping).waitFor();

  // 3. Come from the notice.
  const notice = asking.locator("#notices a", { hasText: title }).first();
  for (let tries = 0; tries < 20 && (await notice.count()) === 0; tries += 1) {
    await asking.goto("/notifications");
    await asking.waitForTimeout(250);
  }
  await notice.click();
  await asking.waitForURL((u) => u.pathname === thread);

  // 4. Mark the answer.
  await (await menu(reply(asking))).getByRole("button", { name: l("conv-act-mark") }).click();
  await reply(asking).getByText(l("conv-the-answer")).waitFor();

  // 5. React.
  await reply(asking).locator(".reactions summary", { hasText: l("conv-react") }).click();
  await reply(asking).locator('.reactions .menu-list button[name="emoji"]').first().click();
  await reply(asking).locator(".reaction.mine").waitFor();

  // 6. Mend one's own words.
  await helping.goto(thread);
  await (await menu(reply(helping))).getByRole("link", { name: l("conv-act-edit"), exact: true }).click();
  await helping.locator('textarea[name="text"]').fill("Calcium sulphonate, NLGI 1.");
  await helping.locator("main form button.primary").click();
  await helping.locator(".message", { hasText: "NLGI 1." }).waitFor();

  // 7. Hear no more of it.
  await helping.getByRole("button", { name: l("conv-unfollow") }).click();
  await helping.getByRole("button", { name: l("conv-follow"), exact: true }).waitFor();

  // 8. Find it again.
  await helping.goto("/search");
  await helping.locator("#search-q").fill(title);
  await helping.locator(".finder button.primary").click();
  const hit = helping.locator(".result", { has: helping.locator(`a[href^="${thread}"]`) }).first();
  await hit.locator(".state-answered").first().waitFor();

  // 9. Take on a task and finish it.
  await asking.goto(`${space}/tasks/new`);
  await asking.locator('input[name="title"]').fill(title);
  await asking.getByRole("button", { name: l("tasks-save"), exact: true }).click();
  await asking.goto("/tasks");
  const task = asking.locator(".row", { hasText: title });
  await task.getByRole("button", { name: l("tasks-finish") }).click();
  await asking.goto("/tasks?done=true");
  await task.waitFor();

  // 10. Join a community.
  const found = await (await helping.request.get("/api/v1/spaces?kind=community&limit=100")).json();
  const open = found.items.find((s) => s.join === "open" && !s.member);
  must(open, "there is a community to join");
  await helping.goto(`/s/${open.slug}/join`);
  const terms = helping.locator('input[name="terms"]');
  if (await terms.count()) await terms.check();
  await helping.locator("main form button.primary").first().click();
  await helping.waitForURL((u) => !u.pathname.endsWith("/join"));
  const now = await (await helping.request.get("/api/v1/spaces?mine=true&limit=200")).json();
  must(now.items.some((s) => s.slug === open.slug), `in ${open.slug} now`);

  for (const page of [asking, helping]) must(page.problems.length === 0, `errors in the console: ${page.problems.join("; ")}`);
}

await run({
  ten_acts_in_english: (browser) => ten(browser, "en"),
  ten_acts_in_french_on_a_phone: (browser) => ten(browser, "fr"),
});
