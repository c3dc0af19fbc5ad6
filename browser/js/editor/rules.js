// What keys do, and what typed Markdown turns into.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { Plugin, TextSelection } from "prosemirror-state";
import { addRowAfter, goToNextCell, isInTable } from "prosemirror-tables";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** Words between signs become words with a mark: `**so**`. */
const marked = (pattern, type) =>
  new InputRule(pattern, (state, match, start, end) => {
    const words = match[2];
    if (!words || state.doc.rangeHasMark(start, end, marks.code)) return null;
    const from = start + match[1].length;
    const tr = state.tr.delete(from, end).insertText(words, from).addMark(from, from + words.length, type.create());
    return tr.removeStoredMark(type);
  });
const address = new InputRule(/(?:^|\s)(https?:\/\/[^\s<>]*[^\s<>.,;:!?)»"'])\s$/, (state, match, start, end) => {
  const from = start + match[0].indexOf(match[1]);
  const tr = state.tr.insertText(" ", end);
  return tr.addMark(from, from + match[1].length, marks.link.create({ href: match[1] })).removeStoredMark(marks.link);
});
const task = new InputRule(/^\[([ xX]?)\]\s$/, (state, match, start, end) => {
  const item = state.selection.$from.node(-1);
  if (item?.type !== nodes.list_item) return null;
  const at = state.selection.$from.before(-1);
  return state.tr.delete(start, end).setNodeMarkup(at, null, { checked: /x/i.test(match[1]) });
});
const rule = new InputRule(/^(?:---|___)$/, (state, _, start, end) => {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.paragraph || $from.depth !== 1) return null;
  const tr = state.tr.delete(start, end);
  return tr.replaceRangeWith(tr.mapping.map($from.before()), tr.mapping.map($from.after()), nodes.horizontal_rule.create()).insert(tr.selection.to, nodes.paragraph.create());
});
export const typing = () =>
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list),
      wrappingInputRule(/^(\d{1,9})[.)]\s$/, nodes.ordered_list, (match) => ({ order: Number(match[1]) }), (match, node) => node.childCount + node.attrs.order === Number(match[1])),
      textblockTypeInputRule(/^```([\w+#-]*)\s$/, nodes.code_block, (match) => ({ language: match[1] })),
      task, rule, address,
      marked(/(^|[^*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/, marks.strong),
      marked(/(^|[^*])\*([^\s*](?:[^*]*[^\s*])?)\*$/, marks.em),
      marked(/(^|[^\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_$/u, marks.em),
      marked(/(^|[^~])~~([^\s~](?:[^~]*[^\s~])?)~~$/, marks.strike),
      marked(/(^|[^`])`([^`]+)`$/, marks.code),
    ],
  });

const line = (state, dispatch) => {
  if (isInTable(state)) return true;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};
/** Enter in a table: the cell below, a new row at the end. */
const below = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  const { $from } = state.selection;
  const row = $from.depth - 1;
  const table = row - 1;
  const [index, column] = [$from.index(table), $from.index(row)];
  if (!dispatch) return true;
  if (index === $from.node(table).childCount - 1) addRowAfter(state, dispatch);
  const now = view.state;
  const start = $from.start(table);
  const node = now.doc.resolve(start).parent;
  let at = start;
  for (let n = 0; n <= index; n += 1) at += node.child(n).nodeSize;
  at += 1;
  const next = node.child(index + 1);
  for (let n = 0; n < Math.min(column, next.childCount - 1); n += 1) at += next.child(n).nodeSize;
  dispatch(now.tr.setSelection(TextSelection.create(now.doc, at + 1)).scrollIntoView());
  return true;
};
/** An empty line after the last thing that words cannot follow: a table, code, a quotation. */
const past = (state, dispatch) => {
  const { $head } = state.selection;
  const top = $head.node(1);
  if (!top || state.doc.lastChild !== top || !["table", "code_block", "blockquote"].includes(top.type.name)) return false;
  if ($head.pos < $head.end(1) - 3) return false;
  if (dispatch) {
    const tr = state.tr.insert(state.doc.content.size, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
  }
  return true;
};

export const keys = ({ send, link }) =>
  keymap({
    ...baseKeymap,
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    "Mod-e": toggleMark(marks.code),
    "Mod-Shift-x": toggleMark(marks.strike),
    "Mod-k": link,
    "Mod-Enter": send,
    Enter: chainCommands(below, splitListItem(nodes.list_item, { checked: null }), baseKeymap.Enter),
    "Shift-Enter": chainCommands(exitCode, line),
    ArrowDown: (state, dispatch, view) => state.selection.empty && view.endOfTextblock("down") && past(state, dispatch),
    Tab: chainCommands(goToNextCell(1), sinkListItem(nodes.list_item)),
    "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
  });

/** The first row of a table is its head, in Markdown always; a task's next item is a task. */
export const shape = () =>
  new Plugin({
    appendTransaction(transactions, before, state) {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const { tr } = state;
      state.doc.descendants((node, at) => {
        if (node.type === nodes.table) {
          node.forEach((row, offset, index) => row.forEach((cell, inside) => {
            const type = index ? nodes.table_cell : nodes.table_header;
            const align = node.child(0).maybeChild([...Array(row.childCount).keys()].find((n) => row.child(n) === cell) ?? 0)?.attrs.align ?? null;
            if (cell.type !== type || (index && cell.attrs.align !== align)) tr.setNodeMarkup(at + offset + inside + 2, type, { ...cell.attrs, align });
          }));
          return false;
        }
        if ((node.type === nodes.bullet_list || node.type === nodes.ordered_list) && node.childCount > 1) {
          node.forEach((item, offset, index) => {
            const above = index && node.child(index - 1);
            if (above && above.attrs.checked !== null && item.attrs.checked === null && !item.textContent) tr.setNodeMarkup(at + offset + 1, null, { checked: false });
          });
        }
        return !node.isTextblock;
      });
      return tr.docChanged ? tr : null;
    },
  });
