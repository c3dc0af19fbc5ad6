// Push messages in a real browser, as far as it goes without a push service: the button asks, the worker
// shows what is pushed, and a click leads there. What a push service would deliver, the debugger hands in.
import { as, base, must, run } from "./browser.mjs";

const [member] = process.env.ENSEMBLE_PEOPLE.split(",");
const pushed = { title: "Amélie in Field diagnostics", body: "A hum at 40 Hz", tag: "7", url: "/notifications" };

await run({
  async what_is_pushed_is_shown_and_a_click_leads_there(browser) {
    const page = await as(browser, member);
    await page.context().grantPermissions(["notifications"], { origin: base });
    await page.goto("/me/attention");
    await page.locator("[data-push]:not([hidden])").waitFor();
    must((await page.evaluate(() => Notification.permission)) === "granted", "the browser lets notifications be shown");
    // There is no push service here: the page says that it did not work, and offers the button again.
    const debug = await page.context().newCDPSession(page);
    const registered = new Promise((done) => debug.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations.length && done(registrations[0].registrationId)));
    await debug.send("ServiceWorker.enable");
    await page.locator("[data-push-on]").click();
    const id = await registered;
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => document.querySelector("[data-push-said]").textContent !== "" || document.querySelector("[data-push-on]").hidden);
    // The debugger hands a message over once, also to a worker that is only starting and loses it: a push
    // service would send it again, and so does this, under the same tag.
    let first;
    for (let sent = 0; !first && sent < 20; sent += 1) {
      await debug.send("ServiceWorker.deliverPushMessage", { origin: base, registrationId: id, data: JSON.stringify(pushed) });
      first = await page.evaluate(async () => {
        const worker = await navigator.serviceWorker.ready;
        for (let looked = 0; looked < 20; looked += 1) {
          const [one] = await worker.getNotifications();
          if (one) return { title: one.title, body: one.body, tag: one.tag, url: one.data.url };
          await new Promise((next) => setTimeout(next, 50));
        }
      });
    }
    must(first, "what is pushed is shown within twenty seconds");
    must(JSON.stringify(first) === JSON.stringify({ title: pushed.title, body: pushed.body, tag: pushed.tag, url: pushed.url }), `what is shown: ${JSON.stringify(first)}`);
    const [worker] = page.context().serviceWorkers();
    must(worker, "the worker runs");
    const led = await worker.evaluate(async () => {
      const [notification] = await self.registration.getNotifications();
      let opened;
      // A click by hand may open a window; one by a script may not, so what would be opened is noted.
      self.clients.openWindow = (url) => ((opened = url), Promise.resolve(null));
      const waiting = [];
      const click = new NotificationEvent("notificationclick", { notification });
      click.waitUntil = (done) => waiting.push(done);
      self.dispatchEvent(click);
      await Promise.all(waiting);
      return { opened, left: (await self.registration.getNotifications()).length };
    });
    must(led.opened === pushed.url && led.left === 0, `a click leads there and the message is gone: ${JSON.stringify(led)}`);
  },
});
