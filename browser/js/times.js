// “5 minutes ago” for what is younger than a day; older times stay as the server wrote them.
const steps = [[60, "second"], [3600, "minute"], [86400, "hour"]];
const sizes = { second: 1, minute: 60, hour: 3600 };
let form;

const relative = (place) => {
  const at = Date.parse(place.dateTime);
  const age = (Date.now() - at) / 1000;
  if (Number.isNaN(at) || age < -60 || age >= 86400) {
    if (place.dataset.written) place.textContent = place.dataset.written;
    return;
  }
  place.dataset.written ??= place.textContent;
  place.title ||= place.dataset.written;
  const unit = steps.find(([until]) => age < until)[1];
  const text = unit === "second" ? form.format(0, "second") : form.format(-Math.floor(age / sizes[unit]), unit);
  if (place.textContent !== text) place.textContent = text;
};

export const times = (root) => {
  form ??= new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" });
  if (root instanceof Element && root.matches("time[data-time]")) relative(root);
  for (const place of root.querySelectorAll("time[data-time]")) relative(place);
};
setInterval(() => document.hidden || times(document), 60_000);
