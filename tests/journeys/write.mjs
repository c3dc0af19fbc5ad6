// Writing with the editor, and reading it as it was written; plain text for who prefers it; what other programs paste.
import { accessible, as, must, run } from "./browser.mjs";

const [member, facilitator] = process.env.ENSEMBLE_PEOPLE.split(",");
const space = "/s/field-diagnostics";
const editor = ".composer .editor-text";
const source = '.composer textarea[name="text"]';

async function begin(page) {
  await page.goto(`${space}/new`);
  await page.locator("#text").click();
  await page.locator(editor).waitFor();
  // What somebody began here before came back as a draft.
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
}
async function paste(page, data) {
  await page.locator(editor).evaluate((place, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

await run({
  async what_is_written_is_what_is_read(browser) {
    const page = await as(browser, member);
    await begin(page);
    await page.keyboard.type("/question");
    await page.locator(".editor-offer [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    must(await page.locator('input[name="kind"][value="question"]').isChecked(), "the slash sets the kind");
    await page.keyboard.type("It is **42 Nm** now, see https://noria.example/k80 for");
    await page.keyboard.press("Enter");
    await page.keyboard.type("- K80");
    await page.keyboard.press("Enter");
    await page.keyboard.type(`K100, ask @${facilitator.slice(0, 6)}`);
    await page.locator(".editor-offer [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type("/tab");
    await page.locator(".editor-offer [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    for (const cell of ["Size", "Nm", "From", "K80", "42", "March"]) {
      await page.keyboard.type(cell);
      await page.keyboard.press("Tab");
    }
    // High enough that the rail is not scrolled; it is looked at on every page.
    await page.setViewportSize({ width: 1440, height: 1300 });
    await accessible(page, "a page with the editor in use");
    await page.locator('input[name="title"]').fill("Written with the editor");
    await page.locator(editor).focus();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/t\/\d+/);
    const said = page.locator(".message .prose").first();
    must((await said.locator("strong").innerText()) === "42 Nm", "bold is bold");
    must((await said.locator("ul > li").count()) === 2 && (await said.locator('li a[href^="/p/"]').count()) === 1, "a list with somebody in it");
    must((await said.locator('a[href="https://noria.example/k80"]').count()) === 1, "an address is a link");
    must((await said.locator("th").allInnerTexts()).join() === "Size,Nm,From" && (await said.locator("td").allInnerTexts()).slice(0, 3).join() === "K80,42,March", "a table");
    must(page.problems.length === 0, page.problems.join("; "));
  },

  async plain_text_stays_a_choice(browser) {
    const page = await as(browser, member);
    await begin(page);
    await page.keyboard.type("one **two** three");
    await page.locator(".editor-bar .editor-switch").click();
    must((await page.locator(source).inputValue()).trim() === "one **two** three", "the words are the same");
    await page.goto(`${space}/new`);
    await page.locator(source).click();
    await page.waitForTimeout(400);
    must((await page.locator(editor).count()) === 0, "the choice is kept");
    await page.locator("markdown-toolbar .editor-switch").click();
    await page.locator(editor).waitFor();
  },

  async what_other_programs_paste_comes_clean(browser) {
    const page = await as(browser, member);
    await begin(page);
    await paste(page, { "text/plain": "x", "text/html": `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class=MsoNormal><b><span style='color:red'>Seal</span></b> wear<o:p></o:p></p>
      <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>first</p>
      <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>inner</p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>· </span>second</p></body></html>` });
    must((await page.locator(source).inputValue()) === "**Seal** wear\n\n- first\n  - inner\n- second", await page.locator(source).inputValue());
    await page.keyboard.press("Control+a");
    await paste(page, { "text/plain": "x", "text/html": `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span><span style="font-style:italic"> slanted</span> <a href="https://noria.example/a">link</a></p><ul><li><p>one</p></li><ul><li><p>two</p></li></ul></ul></b>` });
    must((await page.locator(source).inputValue()) === "**Bold** _slanted_ [link](https://noria.example/a)\n\n- one\n  - two", await page.locator(source).inputValue());
    await page.keyboard.press("Control+a");
    await paste(page, { "text/plain": "Size\tNm", "text/html": `<table><colgroup><col></colgroup><tr><td colspan=2 style="font-weight:700">Size</td></tr><tr><td>K80</td><td style="mso-number-format:0">42<br>43</td></tr></table>` });
    const table = await page.locator(source).inputValue();
    must(table.includes("| Size |  |\n| --- | --- |\n| K80 | 42 43 |"), table);
    must(page.problems.length === 0, page.problems.join("; "));
  },

  async emoji_are_found_in_both_languages(browser) {
    const page = await as(browser, member);
    await begin(page);
    await page.locator(".editor-bar button:has(use[href$=smile-plus])").click();
    await page.locator("dialog.emoji input").fill("soleil");
    await page.locator(".emoji-grid button", { hasText: "☀" }).first().waitFor();
    await accessible(page, "the emoji");
    await page.locator("dialog.emoji input").fill("sun");
    await page.keyboard.press("Enter");
    must((await page.locator(source).inputValue()).length > 0, "the emoji stands in the text");
  },

  async a_phone_writes_with_one_thumb(browser) {
    const page = await as(browser, member, { phone: true, dark: true });
    await begin(page);
    await page.keyboard.type("Short");
    await accessible(page, "the editor on a phone");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    must(wide <= 0, `${wide} px wider than the window`);
  },
});
