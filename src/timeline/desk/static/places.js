// Places in the text: between what is selected on the page and offsets of code points into the source.
//
// Every paragraph, p[data-a], holds its characters of the source once each, in text nodes; data-a is the first one's
// offset. What is generated or stands beside a paragraph is no text of it. Selection.toString() is what a browser lays
// out and not what stands there; Range.toString() is the data of the text nodes.
const text = document.getElementById("text");
let blocks = [];
let starts = [];

// Looks at the page again: some of its paragraphs have been replaced.
export const update = () => {
  blocks = text ? Array.from(text.querySelectorAll("p[data-a]")) : [];
  starts = blocks.map((block) => Number(block.dataset.a));
};
update();

export const points = (string) => {
  let count = string.length;
  for (let at = 0; at < string.length; at += 1) {
    const code = string.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) count -= 1; // the first half of a pair
  }
  return count;
};

// How many UTF-16 units the first so many code points of a string are.
const units = (string, count) => {
  let at = 0;
  for (let left = count; left > 0 && at < string.length; left -= 1) at += string.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
};

// The last block that begins at or before an offset.
const blockAt = (offset) => {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
};

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

// The first block that ends after a boundary of the page: for boundaries that lie between blocks, or beside one.
const blockAfter = (node, offset) => {
  const boundary = document.createRange();
  boundary.setStart(node, offset);
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = document.createRange();
    range.selectNodeContents(blocks[middle]);
    if (range.compareBoundaryPoints(Range.START_TO_END, boundary) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
};

const lengthOf = (block) => points(block.textContent);

// The offset of a boundary of the page; `forward` says to which side it goes where it lies in no paragraph.
const offsetOf = (node, offset, forward) => {
  const inside = elementOf(node)?.closest("p[data-a]");
  if (inside) {
    const range = document.createRange();
    range.setStart(inside, 0);
    range.setEnd(node, offset);
    return Number(inside.dataset.a) + points(range.toString());
  }
  const at = blockAfter(node, offset);
  if (forward) return at < blocks.length ? starts[at] : null;
  return at > 0 ? starts[at - 1] + lengthOf(blocks[at - 1]) : null;
};

// What is selected, as [start, end) of the source; null where nothing of the text is.
export const selected = (selection = getSelection()) => {
  if (!selection || selection.isCollapsed || !selection.rangeCount || !blocks.length) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const start = text.contains(range.startContainer) ? offsetOf(range.startContainer, range.startOffset, true) : starts[0];
  const last = blocks.length - 1;
  const end = text.contains(range.endContainer)
    ? offsetOf(range.endContainer, range.endOffset, false)
    : starts[last] + lengthOf(blocks[last]);
  return start !== null && end !== null && start < end ? [start, end] : null;
};

// The boundary of the page at an offset: [text node, UTF-16 offset]. `closing`: of what ends there.
const boundaryOf = (offset, closing) => {
  const block = blocks[blockAt(closing ? Math.max(offset - 1, 0) : offset)];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset - Number(block.dataset.a);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const count = points(node.data);
    if (left < count || (closing && left <= count)) return [node, units(node.data, left)];
    left -= count;
    last = node;
  }
  return last ? [last, last.length] : [block, 0];
};

export const rangeOf = (start, end) => {
  const range = document.createRange();
  range.setStart(...boundaryOf(start, false));
  range.setEnd(...boundaryOf(end, true));
  return range;
};

// The words of [start, end) as the page has them: for what is shown at once, never for what is written.
export const wordsOf = (start, end) => {
  const parts = [];
  for (let at = blockAt(start); at < blocks.length && starts[at] < end; at += 1) {
    const from = Math.max(start, starts[at]);
    const to = Math.min(end, starts[at] + lengthOf(blocks[at]));
    if (from < to) parts.push(rangeOf(from, to).toString());
  }
  return parts.join("\n");
};

// A block with its offset and its characters, and the one before or after it.
const described = (at) => (blocks[at] ? { at, start: starts[at], string: blocks[at].textContent } : null);
export const blockAround = (offset) => described(blockAt(offset));
export const blockBeside = (block, by) => described(block.at + by);

export const sectionAt = (offset) => blocks[blockAt(offset)]?.closest(".s");
export const textEnd = () => (blocks.length ? starts[blocks.length - 1] + lengthOf(blocks[blocks.length - 1]) : 0);

// Paints stretches without touching the page (CSS Custom Highlight API); a browser without it shows none.
export const paint = (name, ranges) => {
  if (!CSS.highlights) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
};
