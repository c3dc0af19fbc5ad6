// htmx carries replies, reactions and other small acts. It swaps whatever comes back, refusals too:
// those the server sends to a place of their own (HX-Retarget) go there, others are told in words.
import htmx from "htmx.org";
import { said, tell } from "./trouble.js";
import { word } from "./words.js";

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  // htmx carries attributes over from the old part; an empty style left behind would offend our policy.
  for (const each of document.querySelectorAll('[style=""]')) each.removeAttribute("style");
  if (ctx.response?.status >= 400 && !ctx.hx?.retarget) {
    event.preventDefault();
    tell(ctx.sourceElement, said(ctx.text) || word("notSent"));
    return;
  }
  // The live stream may have brought our own message before the answer did.
  const id = /<li class="message[^>]* id="(m-\d+)"/.exec(ctx.text ?? "")?.[1];
  const there = id && document.getElementById(id);
  if (there && ctx.swap === "beforeend") there.remove();
});
document.addEventListener("htmx:error", (event) => {
  if (event.detail?.ctx) tell(event.detail.ctx.sourceElement, word("notSent"));
});
export default htmx;
