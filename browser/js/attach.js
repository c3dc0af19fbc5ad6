// Files beside a text: chosen, dropped or pasted, several at once, each with its progress. The text
// points to them; without this file the form itself carries them.

const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

export const attach = (box, announce) => {
  const form = box.closest("form");
  const field = form.querySelector("textarea");
  const input = box.querySelector("input[type=file]");
  const slug = new URL(form.action).pathname.split("/")[2];
  const say = (name, file) => box.dataset[name].replace("{}", file);
  const list = make("ul", { className: "attach-list" });
  list.setAttribute("aria-label", box.dataset.list);
  box.append(list);
  // From here on the files go ahead of the form.
  input.removeAttribute("name");
  form.removeAttribute("enctype");
  const queue = [];
  let going = null;
  let send = null;

  const put = (before, after) => {
    if (before && field.value.includes(before)) field.value = field.value.replace(before, () => after);
    else if (after) field.value = `${field.value.trimEnd()}${field.value.trim() ? "\n\n" : ""}${after}\n`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const button = (item, name, act) => {
    const made = make("button", { type: "button", className: "button quiet", textContent: box.dataset[name] });
    made.setAttribute("aria-label", `${box.dataset[name]} ${item.file.name}`);
    made.addEventListener("click", act);
    return made;
  };
  const drop = (item) => {
    item.request?.abort();
    if (queue.includes(item)) queue.splice(queue.indexOf(item), 1);
    if (item.made) put(item.markdown, "");
    item.row.remove();
    input.focus();
  };
  const up = (item) => {
    const above = item.row.previousElementSibling?.item;
    if (!above?.made) return;
    const [a, b] = [above.markdown, item.markdown];
    field.value = field.value.replace(a, "\u0000").replace(b, () => a).replace("\u0000", () => b);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    above.row.before(item.row);
    item.row.querySelector("button").focus();
  };
  const describe = (item) => {
    const said = make("input", { type: "text", maxLength: 1000, placeholder: box.dataset.alt });
    said.setAttribute("aria-label", `${box.dataset.alt} ${item.file.name}`);
    said.addEventListener("change", () => {
      const next = `![${said.value.replace(/[[\]\\`*_<>]/g, "")}](${item.made.url})`;
      put(item.markdown, next);
      item.markdown = next;
      const body = JSON.stringify({ alt: said.value });
      const headers = { "content-type": "application/json" };
      fetch(`/api/v1/files/${item.made.id}`, { method: "PATCH", headers, body }).catch(() => {});
    });
    return said;
  };
  const done = (item, made) => {
    Object.assign(item, { made, markdown: made.markdown });
    put("", made.markdown);
    const about = made.width ? [describe(item)] : [];
    const buttons = [button(item, "up", () => up(item)), button(item, "remove", () => drop(item))];
    item.row.replaceChildren(item.name, ...about, ...buttons);
    announce(say("done", item.file.name));
  };
  const failed = (item, why) => {
    const retry = button(item, "retry", () => begin(item));
    item.row.replaceChildren(item.name, make("span", { className: "error", textContent: why }), retry, button(item, "remove", () => drop(item)));
    announce(`${say("failed", item.file.name)} ${why}`);
    send = null;
  };
  const next = () => {
    going = null;
    if (queue.length) return run(queue.shift());
    if (send) {
      const by = send;
      send = null;
      form.requestSubmit(by.isConnected ? by : undefined);
    }
  };
  const run = (item) => {
    going = item;
    const request = new XMLHttpRequest();
    item.request = request;
    request.upload.onprogress = ({ loaded, total }) => (item.bar.value = total ? loaded / total : 0);
    request.onload = () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // What is no JSON came from somewhere in between.
      }
      if (request.status === 201) done(item, answer.items[0]);
      else failed(item, answer.fields?.[0]?.detail ?? answer.detail ?? "");
      next();
    };
    request.onerror = () => {
      failed(item, "");
      next();
    };
    request.onabort = next;
    request.open("POST", `/api/v1/spaces/${slug}/files`);
    const data = new FormData();
    data.append("via", "message");
    data.append("files", item.file, item.file.name);
    request.send(data);
  };
  const begin = (item) => {
    item.bar = make("progress", { max: 1, value: 0 });
    item.bar.setAttribute("aria-label", say("going", item.file.name));
    item.row.replaceChildren(item.name, item.bar, button(item, "cancel", () => drop(item)));
    announce(say("going", item.file.name));
    if (going) queue.push(item);
    else run(item);
  };
  const take = (files) => {
    for (const file of files) {
      const row = make("li");
      const item = { file, row, name: make("span", { className: "attach-name", textContent: file.name }) };
      row.item = item;
      list.append(row);
      begin(item);
    }
  };

  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  form.addEventListener("paste", (event) => {
    // A spreadsheet brings a picture of its cells beside them; the cells are meant.
    if (!event.clipboardData?.files.length || event.clipboardData.getData("text/plain").trim()) return;
    event.preventDefault();
    take([...event.clipboardData.files]);
  });
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  for (const end of ["dragleave", "drop"]) form.addEventListener(end, () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  // What is on its way arrives before the words go.
  form.addEventListener("submit", (event) => {
    if (!going) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send = event.submitter ?? form;
  }, true);
  form.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement === form && ctx.response.status < 400) list.replaceChildren();
  });
  if (input.files.length) input.dispatchEvent(new Event("change"));
};
