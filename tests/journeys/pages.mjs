// Every page as the persona it is for: no axe violation, valid HTML, nothing wider than the window,
// within the budget, no error in the console. ENSEMBLE_WALK names one combination, or `budget`;
// ENSEMBLE_LONG=1 runs all eight.
import { walks } from "./addresses.mjs";
import { accessible, as, base, must, run, shot, valid } from "./browser.mjs";

const [member, facilitator, , owner, manager, lead] = process.env.ENSEMBLE_PEOPLE.split(",");
const all = [];
for (const lang of ["en", "fr"]) for (const dark of [false, true]) for (const phone of [false, true]) all.push({ lang, dark, phone });
const combinations = process.env.ENSEMBLE_LONG ? all : [{ lang: "en", dark: false, phone: false }, { lang: "fr", dark: true, phone: true }];
const only = process.env.ENSEMBLE_WALK;
const wanted = (name) => !only || only === name;

const everything = walks({ member, facilitator, owner, manager, lead });

const journeys = {};
for (const { lang, dark, phone } of combinations) {
  const name = `${lang}_${dark ? "dark" : "light"}_${phone ? "phone" : "desktop"}`;
  if (!wanted(name)) continue;
  journeys[`every_page_${name}`] = async (browser) => {
    const problems = [];
    for (const [who, addresses] of everything) {
      const page = await as(browser, who, { lang, dark, phone });
      await page.request.post("/language", { form: { value: lang, back: "/" }, headers: { origin: base } });
      for (const address of await addresses(page)) {
        try {
          await page.goto(address, { waitUntil: "load" });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          must(wide <= 0, `${address} is ${wide} px wider than the window`);
          // What the server sends is the same for every size and theme.
          if (!phone && !dark) await valid(page, address);
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

if (wanted("budget")) journeys.a_first_page_stays_within_its_budget = async (browser) => {
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
