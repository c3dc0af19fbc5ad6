// Nothing is lost at 320 px, nor when letters are twice as large; every focus is seen, in reading order,
// and with the colours of somebody's own. ENSEMBLE_WALK names one of `narrow`, `large`, `focus`.
import { walks } from "./addresses.mjs";
import { as, base, must, run } from "./browser.mjs";

const [member, facilitator, , owner, manager, lead] = process.env.ENSEMBLE_PEOPLE.split(",");
const everything = walks({ member, facilitator, owner, manager, lead });
const only = process.env.ENSEMBLE_WALK;

/** What of a page's words nobody can see: cut off by a box that does not scroll, or outside of the window. */
const lost = () => {
  const found = [];
  const range = document.createRange();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const say = (node, why) => found.push(`“${node.data.trim().slice(0, 40)}” ${why}`);
  const passes = (at) => !at.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || at.closest("svg, .sr, option, .skip, [hidden]");
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const at = node.parentElement;
    if (!node.data.trim() || passes(at)) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (!boxes.length) continue;
    const [left, right, bottom] = [Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))];
    let scrolls = false;
    for (let up = at; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const over = `${style.overflowX} ${style.overflowY}`;
      const box = up.getBoundingClientRect();
      // An excerpt says by its … that there is more; what is one pixel large is for those who listen.
      if (/auto|scroll/.test(over) || style.webkitLineClamp !== "none" || style.clipPath !== "none" || box.width <= 2) {
        scrolls = true;
        break;
      }
      if (!/hidden|clip/.test(over)) continue;
      if (right > box.right + 2 || left < box.left - 2 || bottom > box.bottom + 4) say(node, `is cut off by ${up.tagName.toLowerCase()}.${up.className}`);
    }
    if (!scrolls && right > innerWidth + 1) say(node, "lies outside of the window");
  }
  return found.slice(0, 5);
};

/** Every page in a window of this size, with letters of this size. */
function sized(width, height, letters, lang) {
  return async (browser) => {
    const problems = [];
    for (const [who, addresses] of everything) {
      const page = await as(browser, who, { lang });
      await page.request.post("/language", { form: { value: lang, back: "/" }, headers: { origin: base } });
      const found = await addresses(page);
      await page.setViewportSize({ width, height });
      const client = await page.context().newCDPSession(page);
      await client.send("Page.enable");
      await client.send("Page.setFontSizes", { fontSizes: { standard: letters, fixed: (letters * 13) / 16 } });
      for (const address of found) {
        await page.goto(address, { waitUntil: "load" });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) problems.push(`${address} as ${who}: ${wide} px wider than the window`);
        for (const line of await page.evaluate(lost)) problems.push(`${address} as ${who}: ${line}`);
      }
      await page.context().close();
    }
    must(problems.length === 0, `\n${problems.join("\n")}`);
  };
}

/** Where the focus is, and whether anybody would see it. */
const focused = async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  // A radio button drawn by its label shows the focus there; a row, a card and a composer show it around themselves.
  const drawn = at.matches("input") && at.closest("label") ? [at, at.closest("label"), at.nextElementSibling] : [at];
  const own = matchMedia("(forced-colors: active)").matches;
  const ring = [...drawn, at.closest(".row"), at.closest(".card"), at.closest(".composer")].some((each) => {
    const look = each && getComputedStyle(each);
    return look && ((look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) || (!own && each.matches(".composer") && look.boxShadow !== "none"));
  });
  const shown = drawn[1]?.getBoundingClientRect() ?? box;
  const x = Math.min(Math.max((shown.left + shown.right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((shown.top + shown.bottom) / 2, 0), innerHeight - 1);
  const within = shown.bottom > 0 && shown.top < innerHeight && shown.right > 0 && shown.left < innerWidth;
  const lines = [...at.getClientRects()].map((r) => [(r.left + r.right) / 2, (r.top + r.bottom) / 2]);
  const top = [[x, y], ...lines].some(([px, py]) => {
    const over = document.elementFromPoint(px, py);
    return over && (at.contains(over) || over.contains(at));
  });
  let still = false;
  for (let up = at; up; up = up.parentElement) still ||= /fixed|sticky|absolute/.test(getComputedStyle(up).position);
  const name = `${at.tagName.toLowerCase()} “${(at.getAttribute("aria-label") ?? at.textContent ?? at.id).trim().slice(0, 30)}”`;
  return { name, ring, within, top, still, order: at.tabIndex, main: !!at.closest("main"), left: box.left, right: box.right, from: box.top + scrollY, to: box.bottom + scrollY, hidden: style.opacity === "0" && drawn.length === 1 };
};

async function tabbed(page, address) {
  await page.goto(address, { waitUntil: "load" });
  const problems = [];
  let before = null;
  let count = 0;
  for (; count < 220; count += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(focused);
    if (!now) break;
    if (!now.ring) problems.push(`${now.name}: no ring`);
    if (!now.within || !now.top || now.hidden) problems.push(`${now.name}: not to be seen`);
    if (now.order > 0) problems.push(`${now.name}: an order of its own`);
    const above = before && now.main && before.main && !now.still && !before.still && now.to < before.from - 4 && now.left < before.right - 4;
    if (above) problems.push(`${now.name}: above ${before.name}, which came before it`);
    before = now;
  }
  must(count > 5, `${address}: nothing to go to`);
  return problems.slice(0, 6).map((line) => `${address}: ${line}`);
}

/** By keyboard through the pages most people are on. */
async function keyboard(browser) {
  const problems = [];
  for (const options of [{}, { phone: true, dark: true, lang: "fr" }, { forced: true }]) {
    const page = await as(browser, member, options);
    const address = await page.goto("/s/field-diagnostics").then(() => page.locator('a[href*="/t/"]').first().getAttribute("href"));
    if (options.forced) await page.emulateMedia({ forcedColors: "active" });
    const size = options.phone ? "on a phone" : options.forced ? "with colours of one’s own" : "at a desk";
    for (const where of ["/", address.split("#")[0], "/s/field-diagnostics", "/s/field-diagnostics/new", "/people", "/search?q=pump", "/notifications", "/spaces", "/who", "/me/profile"]) {
      problems.push(...(await tabbed(page, where)).map((line) => `${line} (${size})`));
    }
    await page.context().close();
    const stranger = await as(browser, null, options);
    problems.push(...(await tabbed(stranger, "/sign-in")).map((line) => `${line} (${size})`));
    await stranger.context().close();
  }
  must(problems.length === 0, `\n${problems.join("\n")}`);
}

const journeys = {
  narrow: ["nothing_is_lost_at_320_pixels", sized(320, 640, 16, "fr")],
  large: ["nothing_is_lost_with_letters_twice_as_large", sized(1280, 900, 32, "fr")],
  focus: ["every_focus_is_seen_in_reading_order", keyboard],
};
await run(Object.fromEntries(Object.entries(journeys).filter(([name]) => !only || only === name).map(([, journey]) => journey)));
