// Going anywhere by keyboard and by touch: the palette, the keys that are true on a page, and coming back to one's place.
import { accessible, as as opened, base, must, run } from "./browser.mjs";

const [member] = process.env.ENSEMBLE_PEOPLE.split(",");

async function as(browser, handle, options) {
  const page = await opened(browser, handle, options);
  await page.request.post("/language", { form: { value: "en", back: "/" }, headers: { origin: base } });
  return page;
}

async function anywhere(page) {
  await page.keyboard.press("Control+k");
  await page.locator("dialog.palette input").waitFor();
}

await run({
  async the_palette_leads_anywhere(browser) {
    const page = await as(browser, member);
    await page.goto("/s/field-diagnostics");
    await page.goto("/");
    await anywhere(page);
    const list = page.locator("dialog.palette [role=option]");
    must((await list.first().innerText()).includes("Field diagnostics"), "where one was lately comes first");
    await accessible(page, "the palette");
    await page.keyboard.type("amelie");
    await list.filter({ hasText: "Amélie Caron" }).first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await anywhere(page);
    await page.keyboard.type("field diag");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/s\/field-diagnostics$/);
    await anywhere(page);
    await page.keyboard.type("zzzz");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=zzzz/);
    must(page.problems.length === 0, page.problems.join("; "));
  },

  async the_palette_by_thumb(browser) {
    const page = await as(browser, member, { phone: true, dark: true });
    await page.goto("/");
    await page.locator(".bottom summary").click();
    await page.locator(".sheet [data-palette]").click();
    await accessible(page, "the palette on a phone");
    await page.locator("dialog.palette [role=option]", { hasText: "People" }).first().click();
    await page.waitForURL(/\/people/);
  },

  async the_sheet_of_keys_says_what_is_true_here(browser) {
    const page = await as(browser, member);
    const rows = async (address) => {
      await page.goto(address);
      await page.keyboard.press("?");
      await page.locator("dialog[open] .keys").waitFor();
      return page.locator("dialog[open] .keys dd").allInnerTexts();
    };
    must(!(await rows("/me/devices")).includes("Send what you write"), "nothing is written there");
    await page.keyboard.press("Escape");
    must((await rows("/s/field-diagnostics/new")).includes("Send what you write"), "here something is");
    await accessible(page, "the sheet of keys");
  },

  async back_leads_to_where_one_was(browser) {
    const page = await as(browser, member);
    await page.goto("/s/field-diagnostics");
    const link = page.locator('main a[href*="/t/"]').nth(8);
    await link.scrollIntoViewIfNeeded();
    const [href, at] = [await link.getAttribute("href"), await page.evaluate(() => scrollY)];
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/t\/\d+/);
    await page.goBack();
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute("href") === wanted, href);
    must(Math.abs((await page.evaluate(() => scrollY)) - at) < 200, "the scroll is where it was");
  },

  async a_card_beside_a_name_says_who_that_is_and_goes_away(browser) {
    const page = await as(browser, member);
    await page.goto("/s/field-diagnostics");
    await page.goto(await page.locator('a[href*="/t/"]').first().getAttribute("href"));
    const name = page.locator('.message-head a.person:not([href$="/' + member + '"])').first();
    const card = page.locator("#hover-card");
    await name.hover();
    await card.waitFor();
    must((await card.innerText()).includes(await name.innerText()), "the card says the name");
    must((await name.getAttribute("aria-describedby")) === "hover-card", "it describes the link");
    await accessible(page, "a thread with a card open");
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
    await page.mouse.move(0, 0);
    await name.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await card.waitFor();
    await page.keyboard.press("Tab");
    await card.waitFor({ state: "hidden" });
    must(page.problems.length === 0, page.problems.join("; "));
  },
});
