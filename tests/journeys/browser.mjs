// Opens Debian's Chromium on the network under test and holds what every journey needs.
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const base = process.env.ENSEMBLE_URL;
export const shots = process.env.ENSEMBLE_SHOTS;

export async function open() {
  return chromium.launch({
    executablePath: process.env.ENSEMBLE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

// A window of somebody's: by handle, in the made-up company.
export async function as(browser, handle, options = {}) {
  const { lang = "en", dark = false, phone = false, script = true } = options;
  const context = await browser.newContext({
    baseURL: base,
    locale: lang,
    colorScheme: dark ? "dark" : "light",
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    javaScriptEnabled: script,
    bypassCSP: false,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (e) => page.problems.push(String(e)));
  page.on("console", (m) => m.type() === "error" && page.problems.push(m.text()));
  if (handle) {
    await page.goto("/sign-in");
    await page.locator(`.persona[value="${handle}"]`).click();
    await page.waitForURL((u) => !u.pathname.startsWith("/sign-in"));
  }
  return page;
}

// The handle of whoever is shown for each role.
export async function personas(page) {
  const all = await (await page.request.get("/api/v1/demo/personas")).json();
  return Object.fromEntries(all.map((p) => [p.role, p.handle]));
}

// A window of somebody who reads this language.
export async function speaking(browser, handle, lang) {
  const page = await as(browser, handle, { lang });
  await page.request.post("/language", { form: { value: lang, back: "/" }, headers: { origin: base } });
  return page;
}

// The words of a page.
export const said = (page) => page.locator("main").innerText();

// Every page says the same sentence when it fails, so that a log is enough to understand it.
export function must(fine, what) {
  if (!fine) throw new Error(what);
}

// Runs axe without breaking the page's own policy: the script is evaluated by the debugger.
export async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  const lines = found.violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + (n.any[0]?.message ?? "")).join("\n    ")}`);
  must(lines.length === 0, `${what}: ${lines.length} axe violations\n  ${lines.join("\n  ")}`);
}

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
// It takes <details> for a section of its own, which HTML left behind: in a heading cell it is content.
const outdated = /^<details> element is not permitted as a descendant of <th>/;

// The page as the server sent it keeps the rules of HTML.
export async function valid(page, address) {
  const html = await (await page.request.get(address)).text();
  const said = (await validator.validateString(html)).results.flatMap((r) => r.messages).filter((m) => !outdated.test(m.message));
  const lines = said.slice(0, 5).map((m) => `${m.ruleId}: ${m.message}, at “${html.slice(Math.max(0, m.offset - 20), m.offset + 80)}”`);
  must(lines.length === 0, `${address}: HTML that is not valid\n  ${lines.join("\n  ")}`);
}

export async function shot(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: false });
}

// Runs the journeys of a file one after another and says how each went.
export async function run(journeys) {
  const browser = await open();
  let failed = 0;
  for (const [name, journey] of Object.entries(journeys)) {
    const begun = Date.now();
    try {
      await journey(browser);
      console.log(`journey ${name} ok (${Date.now() - begun} ms)`);
    } catch (e) {
      failed += 1;
      console.log(`journey ${name} FAILED: ${e.stack ?? e}`);
    }
  }
  await browser.close();
  process.exit(failed ? 1 : 0);
}
