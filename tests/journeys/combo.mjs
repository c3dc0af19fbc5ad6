// Suggestions while typing: by keyboard, by pointer, on a phone, and without script.
import { accessible, as, must, run } from "./browser.mjs";

const [member, , , , manager] = process.env.ENSEMBLE_PEOPLE.split(",");

const rail = (page) => page.locator("#rail-q");
const open = (page) => page.locator("ul.combo:not([hidden])");

await run({
  async the_search_field_offers_and_the_keyboard_chooses(browser) {
    const page = await as(browser, member);
    await page.goto("/");
    await rail(page).focus();
    await page.waitForFunction(() => document.activeElement.getAttribute("role") === "combobox");
    await rail(page).pressSequentially("field dia", { delay: 20 });
    await open(page).locator("[role=option]").first().waitFor();
    must((await rail(page).getAttribute("aria-expanded")) === "true", "the field says that a list is open");
    await accessible(page, "an open list");
    await page.keyboard.press("ArrowDown");
    const active = await rail(page).getAttribute("aria-activedescendant");
    must(await page.locator(`#${active}`).getAttribute("aria-selected") === "true", "the first option is marked");
    await page.keyboard.press("Escape");
    must((await open(page).count()) === 0, "Escape closes the list");
    must((await rail(page).inputValue()) === "field dia", "Escape leaves the words");
    await page.keyboard.press("ArrowDown");
    await open(page).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/s/field-diagnostics");
    // What was searched before is offered again, from this browser alone.
    await rail(page).fill("strange hum");
    await rail(page).press("Enter");
    await page.waitForURL("**/search?**");
    await rail(page).click();
    await open(page).locator("[role=option]", { hasText: "strange hum" }).waitFor();
    await open(page).locator("[data-forget]").click();
    must((await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("searches:")).every((k) => localStorage[k] === "[]"))), "forgotten when asked to");
    must(page.problems.length === 0, `errors in the console: ${page.problems.join("; ")}`);
  },

  async a_field_for_a_person_takes_a_name_by_touch_and_by_full_name(browser) {
    const page = await as(browser, member, { phone: true, lang: "fr" });
    await page.goto("/me/absences");
    const field = page.locator("#deputy");
    await field.focus();
    await page.waitForFunction(() => document.activeElement.getAttribute("role") === "combobox");
    await field.pressSequentially("mar", { delay: 20 });
    const first = open(page).locator("[role=option]").first();
    await first.waitFor();
    const box = await open(page).boundingBox();
    must(box.x >= 0 && box.x + box.width <= 390 && box.height > 40, `within the window: ${JSON.stringify(box)}`);
    const name = await first.locator("strong").textContent();
    await first.click();
    must(/^[a-z0-9.-]+$/.test(await field.inputValue()), `${name} stands there by the short name: ${await field.inputValue()}`);
    must((await open(page).count()) === 0, "the list is closed");
    must((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "nothing is wider than the window");
  },

  async without_script_the_field_takes_a_full_name(browser) {
    const page = await as(browser, manager, { script: false });
    await page.goto("/me/absences");
    const day = new Date(Date.now() + 40 * 864e5).toISOString().slice(0, 10);
    await page.locator("[name=from]").fill(day);
    await page.locator("[name=until]").fill(day);
    await page.locator("#deputy").fill("Nobody At All");
    await page.locator("main form button.primary").first().click();
    must((await page.locator("#deputy").getAttribute("aria-invalid")) === "true", "an unknown name is refused beside its field");
  },
});
