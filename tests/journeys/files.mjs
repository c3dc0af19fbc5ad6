// Files come with a message: two dropped, one pasted, then opened and downloaded; without script by form.
import { readFileSync } from "node:fs";
import { as, must, run } from "./browser.mjs";

const [member, facilitator] = process.env.ENSEMBLE_PEOPLE.split(",");
const space = "/s/field-diagnostics";
// Two pixels, one above the other.
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAACCAIAAAAW4yFwAAAAEElEQVR4nGNQSHBgSFBwAAAGCAGBfRDESwAAAABJRU5ErkJggg==";

// What a file manager or a clipboard gives to the page.
const hand = (page, how, files) =>
  page.locator('.composer textarea[name="text"]').evaluate(
    (field, { how, files }) => {
      const held = new DataTransfer();
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        held.items.add(new File([bytes], name, { type }));
      }
      const init = { bubbles: true, cancelable: true };
      const event = how === "paste"
        ? new ClipboardEvent("paste", { ...init, clipboardData: held })
        : new DragEvent("drop", { ...init, dataTransfer: held });
      field.dispatchEvent(event);
    },
    { how, files },
  );

const text = (words) => Buffer.from(words).toString("base64");

async function first(page) {
  await page.goto(space);
  const thread = await page.locator('a[href*="/t/"]').first().getAttribute("href");
  await page.goto(thread.split("#")[0]);
}

await run({
  async two_are_dropped_one_is_pasted_and_all_are_read(browser) {
    const page = await as(browser, member);
    await first(page);
    const field = page.locator('.composer textarea[name="text"]');
    await field.fill("What I measured on Tuesday.");
    await hand(page, "drop", [
      { name: "flow rates.csv", type: "text/csv", base64: text("hour,litres\n1,38\n") },
      { name: "notes.txt", type: "text/plain", base64: text("The seal was changed.\n") },
    ]);
    await page.locator(".attach-list li", { hasText: "notes.txt" }).locator("button").nth(1).waitFor();
    await hand(page, "paste", [{ name: "image.png", type: "image/png", base64: png }]);
    await page.waitForFunction(() => document.querySelector('.composer textarea[name="text"]').value.includes("!["));
    const written = await field.inputValue();
    must((written.match(/\]\(\/files\//g) ?? []).length === 3, `three links in the text: ${written}`);
    must(written.startsWith("What I measured on Tuesday."), "the words stay first");
    await page.locator(".composer button.primary").click();
    const message = page.locator(".message", { hasText: "What I measured on Tuesday." });
    await message.waitFor();
    must(page.problems.length === 0, `errors in the console: ${page.problems.join("; ")}`);

    const other = await as(browser, facilitator);
    await other.goto(new URL(page.url()).pathname);
    const seen = other.locator(".message", { hasText: "What I measured on Tuesday." });
    await seen.locator("img").scrollIntoViewIfNeeded();
    await other.waitForFunction(() => [...document.querySelectorAll(".message .picture img")].some((i) => i.complete && i.naturalHeight === 2));
    const [came] = await Promise.all([other.waitForEvent("download"), seen.locator("a", { hasText: "flow rates.csv" }).click()]);
    must(came.suggestedFilename() === "flow rates.csv", `its name: ${came.suggestedFilename()}`);
    must(readFileSync(await came.path(), "utf8") === "hour,litres\n1,38\n", "its bytes");
  },

  async without_script_the_form_carries_them(browser) {
    const page = await as(browser, member, { script: false });
    await first(page);
    await page.locator('.composer textarea[name="text"]').fill("By a form alone.");
    await page.locator('.composer input[type="file"]').setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("A plan") });
    await page.locator(".composer button.primary").click();
    const message = page.locator(".message", { hasText: "By a form alone." });
    await message.locator("a", { hasText: "plan.txt" }).waitFor();
  },

  async a_picture_of_oneself_without_script(browser) {
    const page = await as(browser, member, { script: false });
    await page.goto("/me");
    await page.locator("#picture").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") });
    await page.locator('form[action="/me/picture"] button').click();
    await page.waitForURL(/\/me$/);
    const address = await page.locator(".own-picture img.face").getAttribute("src");
    const other = await as(browser, facilitator);
    await other.goto(`/p/${member}`);
    must((await other.locator("img.face").getAttribute("src")) === address, "a colleague sees the picture");
    await other.waitForFunction(() => document.querySelector("img.face").naturalWidth === 256);
    await page.locator('form[action="/me/picture/delete"] button').click();
    await page.locator(".own-picture span.face").waitFor();
  },
});
