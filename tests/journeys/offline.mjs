// Without a network: what was read last is read again, what is written waits and goes out once; nothing of one person
// is left for the next on the same browser.
import { as, must, run } from "./browser.mjs";

const [member, facilitator] = process.env.ENSEMBLE_PEOPLE.split(",");
const space = "/s/field-diagnostics";

// Signed in, with the worker at work and a conversation open that was read with it.
async function reading(browser, handle) {
  const page = await as(browser, handle);
  await page.goto(space);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.reload();
  const thread = (await page.locator('main a[href*="/t/"]').first().getAttribute("href")).split("#")[0].split("?")[0];
  await page.goto(thread);
  await page.waitForFunction(async (path) => {
    const kept = await (await caches.open("pages")).keys();
    return kept.some((one) => new URL(one.url).pathname === path) && (await (await caches.open("shell")).match("/offline"));
  }, thread);
  return { page, thread };
}

await run({
  async a_reply_written_without_a_network_goes_out_once(browser) {
    const { page, thread } = await reading(browser, member);
    const words = "Written on the train without a network";
    const field = page.locator('.composer textarea[name="text"]');
    await field.click();
    await page.locator(".composer .editor-text").waitFor();
    await page.keyboard.press("Control+a");
    await page.context().setOffline(true);
    await page.keyboard.type(words);
    await page.keyboard.press("Control+Enter");
    await page.locator(".message.waiting", { hasText: words }).waitFor();
    await page.goto(thread);
    await page.locator("main .flash").waitFor();
    must((await page.locator("h1").count()) === 1, "the conversation can be read");
    await page.goto("/units");
    await page.locator("[data-kept-pages] a").first().waitFor();
    await page.context().setOffline(false);
    await page.goto(thread);
    const sent = page.locator(".message:not(.waiting)", { hasText: words });
    await page.waitForFunction(async () => {
      const opened = await new Promise((done) => (indexedDB.open("replies", 1).onsuccess = ({ target }) => done(target.result)));
      const left = await new Promise((done) => (opened.transaction("waiting").objectStore("waiting").count().onsuccess = ({ target }) => done(target.result)));
      opened.close();
      return left === 0;
    });
    await page.goto(thread);
    must((await sent.count()) === 1, `the reply is there ${await sent.count()} times`);
  },

  async nothing_of_one_person_is_left_for_the_next(browser) {
    const { page } = await reading(browser, facilitator);
    await page.evaluate(() => document.querySelector("form[action='/sign-out']").requestSubmit());
    await page.waitForURL(/\/sign-in/);
    await page.waitForFunction(async () => (await (await caches.open("pages")).keys()).length === 0);
    await page.context().setOffline(true);
    await page.goto(space);
    must((await page.locator("[data-kept-pages] a").count()) === 0, "no page of theirs is offered");
    await page.locator("[data-again]").waitFor();
    must(!(await page.content()).includes(facilitator), "no name of theirs is on the page");
  },
});
