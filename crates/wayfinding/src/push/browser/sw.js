// Shows what is pushed, and opens it. Nothing is kept, nothing is fetched.
self.addEventListener("push", (event) => {
  const said = event.data?.json() ?? {};
  const shown = { body: said.body, tag: said.tag, icon: "/assets/mark.svg", data: { url: said.url ?? "/notifications" } };
  event.waitUntil(self.registration.showNotification(said.title ?? "Ensemble", shown));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
