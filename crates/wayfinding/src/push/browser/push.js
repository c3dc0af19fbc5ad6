// Push in this browser: asked for only when somebody presses the button.
const part = document.querySelector("[data-push]");
const on = part?.querySelector("[data-push-on]");
const off = part?.querySelector("[data-push-off]");
const said = part?.querySelector("[data-push-said]");

const send = (path, body) =>
  fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const show = (subscription) => {
  on.hidden = Boolean(subscription);
  off.hidden = !subscription;
};

const begin = async () => {
  if ((await Notification.requestPermission()) !== "granted") {
    said.textContent = part.dataset.denied;
    return;
  }
  const { key } = await (await fetch("/api/v1/me/push")).json();
  const worker = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const taken = await send("/api/v1/me/push", subscription.toJSON());
  if (!taken.ok) {
    await subscription.unsubscribe();
    said.textContent = part.dataset.failed;
    return;
  }
  said.textContent = part.dataset.done;
  show(subscription);
};

const end = async (worker) => {
  const subscription = await worker?.pushManager.getSubscription();
  if (subscription) {
    await send("/api/v1/me/push/end", { id: subscription.endpoint });
    await subscription.unsubscribe();
  }
  said.textContent = "";
  show(null);
};

if (part && "serviceWorker" in navigator && "PushManager" in window) {
  part.hidden = false;
  const worker = await navigator.serviceWorker.getRegistration("/");
  show(await worker?.pushManager.getSubscription());
  const failed = () => (said.textContent = part.dataset.failed);
  on.addEventListener("click", () => begin().catch(failed));
  off.addEventListener("click", async () => end(await navigator.serviceWorker.getRegistration("/")).catch(failed));
}
