// Contact sheets: every page as the persona it is for, in two sizes, two themes, two languages.
//   node shots.mjs FOLDER [combination …] [--only=part-of-an-address]
// A combination is a name like en-light-desk; without one all eight are made.
import { mkdirSync, writeFileSync } from "node:fs";
import { walks } from "./addresses.mjs";
import { as, base, open } from "./browser.mjs";

const words = process.argv.slice(2);
const only = words.find((w) => w.startsWith("--only="))?.slice(7) ?? "";
const [folder, ...wanted] = words.filter((w) => !w.startsWith("--"));
const tallest = { desk: 2400, phone: 2800 };

const combinations = ["en", "fr"].flatMap((lang) => ["light", "dark"].flatMap((theme) => ["desk", "phone"].map((size) => ({ lang, theme, size, name: `${lang}-${theme}-${size}` }))));

async function personas(browser) {
  const page = await as(browser, null);
  await page.goto("/sign-in");
  const first = await page.locator(".persona").first().getAttribute("value");
  await page.locator(".persona").first().click();
  await page.waitForURL((u) => !u.pathname.startsWith("/sign-in"));
  const all = await (await page.request.get("/api/v1/demo/personas")).json();
  await page.context().close();
  const of = (role) => all.find((p) => p.role === role)?.handle ?? first;
  return { member: of("member"), facilitator: of("facilitator"), owner: of("esn_owner"), manager: of("line_manager"), lead: of("network_lead") };
}

/** One page on the sheet; what is taller than a tall window is cut. */
async function take(page, size, file) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize();
  await page.screenshot({ path: file, type: "jpeg", quality: 72, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, tallest[size]) } });
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function sheet(name, taken) {
  const wide = name.endsWith("phone") ? 230 : 420;
  const cells = taken.map((t) => `<figure><a href="${name}/${t.file}"><img loading="lazy" src="${name}/${t.file}" alt=""></a><figcaption>${escaped(t.address)}<br>${t.who}</figcaption></figure>`);
  const look = `body{font:13px system-ui;margin:16px;background:#888}main{display:grid;grid-template-columns:repeat(auto-fill,${wide}px);gap:16px}figure{margin:0}img{width:100%;display:block}figcaption{background:#fff;color:#000;padding:4px 6px;overflow-wrap:anywhere}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><style>${look}</style><h1>${name}</h1><main>${cells.join("")}</main></html>`;
}

async function walk(browser, people, combination) {
  const { lang, theme, size, name } = combination;
  mkdirSync(`${folder}/${name}`, { recursive: true });
  const taken = [];
  for (const [who, addresses] of [[null, () => ["/sign-in", "/forgotten"]], ...walks(people)]) {
    const page = await as(browser, who, { lang, dark: theme === "dark", phone: size === "phone" });
    if (who) await page.request.post("/language", { form: { value: lang, back: "/" }, headers: { origin: base } });
    for (const address of (await addresses(page)).filter((a) => a.includes(only))) {
      const file = `${who ?? "nobody"}${address.replace(/[^a-z0-9]+/gi, "_")}.jpg`;
      const answer = await page.goto(address, { waitUntil: "load" });
      if (answer.status() >= 400 && address !== "/nowhere") console.log(`${answer.status()} ${address} as ${who}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) console.log(`${wide} px too wide: ${address} as ${who}, ${name}`);
      await take(page, size, `${folder}/${name}/${file}`);
      taken.push({ who: who ?? "nobody signed in", address, file });
    }
    for (const problem of page.problems.filter((p) => !p.includes("404"))) console.log(`console as ${who}: ${problem}`);
    await page.context().close();
  }
  writeFileSync(`${folder}/${name}.html`, sheet(name, taken));
  console.log(`${folder}/${name}.html: ${taken.length} pages`);
}

const browser = await open();
const people = await personas(browser);
for (const combination of combinations) {
  if (wanted.length === 0 || wanted.includes(combination.name)) await walk(browser, people, combination);
}
await browser.close();
