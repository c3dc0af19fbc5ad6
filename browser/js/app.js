// Everything works without this file; it makes writing and following quicker.
import "./htmx.js";
import { fold, menus, picks } from "./small.js";
import { times } from "./times.js";
import { keys } from "./keys.js";
import { composers } from "./composer.js";
import { drafts } from "./drafts.js";
import { live } from "./live.js";

document.documentElement.classList.add("js");
const fill = (root) => {
  times(root);
  picks(root);
  composers(root);
  drafts(root);
};
fill(document);
fold();
menus();
keys();
live();
// htmx says this for every part it puts into the page.
document.addEventListener("htmx:after:process", (event) => {
  if (event.target instanceof Element && event.target !== document.body) fill(event.target);
});
