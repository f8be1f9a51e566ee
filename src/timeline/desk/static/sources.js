// A source: what is selected becomes a claim, by mouse, touch or keys; figures and dates are underlined where they are
// in view.
import { claimWords, close, isOpen, keyOf, onSaved, resume, showRow } from "./claim.js";
import { debounced, element, get, post } from "./api.js";
import { keys } from "./keys.js";
import { paint, rangeOf, sectionAt, selected, textEnd, update, wordsOf } from "./places.js";
import { nextWord, wordBefore } from "./words.js";

const byId = (id) => document.getElementById(id);
const text = byId("text");
const index = Number(text?.dataset.index);

// ---- figures, dates and sentences of what is in view -----------------------------------------------------------------

const READ = 100; // milliseconds: what scrolls by is not read
const FAR = 40000; // characters of one request
const known = new Map(); // of the offset of a section: { readings, sentences }
const inView = new Set();

const bounds = (section) => [Number(section.dataset.a), Number(section.dataset.b)];

const readAll = async (sections) => {
  const places = sections.filter((each) => !known.has(each.dataset.a)).map(bounds).sort((a, b) => a[0] - b[0]);
  if (!places.length) return;
  const [from, to] = [places[0][0], Math.min(places.at(-1)[1], places[0][0] + FAR)];
  const { ok, data } = await get(`/sources/${index}/read?from=${from}&to=${to}`);
  if (!ok || data.sha256 !== text.dataset.sha256) return;
  for (const [start, end] of places) {
    if (end > to) continue;
    const within = (place) => place >= start && place < end;
    known.set(String(start), {
      readings: data.readings.filter((one) => within(one.start)),
      sentences: data.sentences.filter((one) => within(one[0])),
    });
  }
};

const underline = () => {
  const found = Array.from(inView).flatMap((section) => known.get(section.dataset.a)?.readings ?? []);
  for (const kind of ["figure", "date"]) {
    paint(kind, found.filter((one) => one.kind === kind).map((one) => rangeOf(one.start, one.end)));
  }
};

const look = debounced(async () => {
  await readAll(Array.from(inView));
  underline();
}, READ);

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    look();
  },
  { rootMargin: "200px" },
);

const sentencesOf = async (section) => {
  await readAll([section]);
  return known.get(section.dataset.a)?.sentences ?? [];
};

// ---- selecting -------------------------------------------------------------------------------------------------------

const select = (start, end) => {
  const range = rangeOf(start, end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const box = range.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 90) {
    const parent = range.startContainer.parentElement;
    parent.scrollIntoView({ block: "nearest" });
    if (range.getBoundingClientRect().bottom > innerHeight - 90) parent.scrollIntoView({ block: "center" });
  }
};

// The offset where the page begins to show.
const top = () => {
  const sections = Array.from(inView).sort((a, b) => bounds(a)[0] - bounds(b)[0]);
  const section = sections.find((each) => each.getBoundingClientRect().bottom > 80) ?? text.querySelector(".s");
  const block = Array.from(section?.querySelectorAll("p[data-a]") ?? []).find((p) => p.getBoundingClientRect().top > 60);
  return Number(block?.dataset.a ?? section?.dataset.a ?? 0);
};

const sentenceFrom = async (offset) => {
  for (let section = sectionAt(offset); section; section = section.nextElementSibling) {
    const found = (await sentencesOf(section)).find(([start]) => start >= offset);
    if (found) return found;
  }
  return null;
};

const sentenceBefore = async (offset) => {
  for (let section = sectionAt(Math.max(offset - 1, 0)); section; section = section.previousElementSibling) {
    const found = (await sentencesOf(section)).findLast(([start]) => start < offset);
    if (found) return found;
  }
  return null;
};

// One key after another: the next begins when the one before has selected.
let turn = Promise.resolve();
const inTurn = (action) => () => {
  turn = turn.then(action, action);
};

const step = (forward, extend) => async () => {
  const at = selected();
  if (!at) {
    const found = await sentenceFrom(top());
    if (found) select(...found);
  } else if (forward) {
    const found = await sentenceFrom(extend ? at[1] : at[0] + 1);
    if (found) select(extend ? at[0] : found[0], found[1]);
  } else {
    const found = await sentenceBefore(extend ? at[1] - 1 : at[0]);
    if (extend && found && found[0] > at[0]) select(at[0], (await sentenceBefore(found[0]))[1]);
    else if (!extend && found) select(...found);
  }
};

const stepWord = (forward) => (event) => {
  const at = selected();
  if (!at) return false; // the arrows are the browser's
  if (event.shiftKey) {
    const found = forward ? nextWord(at[1]) : wordBefore(at[1]);
    const before = !forward && found ? wordBefore(found[0]) : null;
    if (forward && found) select(at[0], found[1]);
    else if (before && before[1] > at[0]) select(at[0], before[1]);
  } else {
    const found = forward ? nextWord(at[1]) : wordBefore(at[0]);
    if (found) select(...found);
  }
  return true;
};

const claim = () => {
  const at = selected();
  if (!at) return false;
  claimWords({ index, sha256: text.dataset.sha256, start: at[0], end: at[1] });
  return true;
};

const bar = debounced(() => {
  const at = selected();
  byId("foot").hidden = !at;
  if (!at) return;
  const words = at[1] - at[0] > 400 ? `${(at[1] - at[0]).toLocaleString("en")} characters` : wordsOf(...at);
  byId("chosen").textContent = words.replace(/\s+/g, " ").trim();
}, 120);

// ---- after a claim is saved ------------------------------------------------------------------------------------------

const state = byId("state");

const renew = async (from, to) => {
  const { ok, data } = await get(`/sources/${index}/sections?from=${from}&to=${to}`);
  if (!ok || data.sha256 !== text.dataset.sha256) return;
  for (const markup of data.sections) {
    const made = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
    const old = text.querySelector(`.s[data-a="${CSS.escape(made.dataset.a)}"]`);
    if (!old) continue;
    observer.unobserve(old);
    inView.delete(old);
    old.replaceWith(document.adoptNode(made));
    observer.observe(made);
  }
  update();
};

onSaved(async (row, place) => {
  getSelection().removeAllRanges();
  const undo = async () => {
    const { ok, data } = await post("/claim/undo", {});
    state.textContent = ok ? `${row.id} taken back` : `${data.error}. ${data.hint ?? ""}`;
    if (place) await renew(place.start, place.end);
  };
  state.replaceChildren(`${row.id} saved, line ${row.line} `, element("button", { class: "link", onclick: undo }, "Undo"));
  document.dispatchEvent(new CustomEvent("desk:own", { detail: row.revision }));
  if (place) await renew(place.start, place.end);
});

// ---- what is half-typed ----------------------------------------------------------------------------------------------

const placeOf = (half) =>
  half.sha256 === text.dataset.sha256 && half.end > 0
    ? { index, sha256: half.sha256, start: half.start, end: half.end }
    : null;

const offerKept = async () => {
  const { ok, data } = await get("/claim/remembered");
  const rows = ok ? data.rows.filter((half) => half.source === text.dataset.name) : [];
  if (!rows.length) return;
  const item = (half) => {
    const discard = async (event) => {
      await post("/claim/forget", { key: half.key });
      event.target.closest("li").remove();
      if (!byId("kept").querySelector("li")) byId("kept").hidden = true;
    };
    return element(
      "li",
      {},
      `“${half.cells.claim || half.cells.quote}” `,
      element("button", { class: "link", onclick: () => resume(half, placeOf(half)) }, "Go on"),
      " ",
      element("button", { class: "link", onclick: discard }, "Discard"),
    );
  };
  byId("kept").replaceChildren("Half-typed:", element("ul", {}, ...rows.map(item)));
  byId("kept").hidden = false;
  if (rows.length === 1) resume(rows[0], placeOf(rows[0]));
};

// ---- beginning -------------------------------------------------------------------------------------------------------

const goTo = (start, end) => {
  const range = rangeOf(start, end);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  paint("found", [range]);
};

if (text) {
  for (const section of text.children) observer.observe(section);
  document.addEventListener("selectionchange", bar);
  byId("make").addEventListener("click", claim);
  text.addEventListener("click", (event) => {
    const row = event.target.closest("button.row, mark[data-id]");
    if (row && getSelection().isCollapsed) showRow(row.dataset.id);
  });
  keys({
    j: ["the next sentence", inTurn(step(true, false))],
    k: ["the sentence before", inTurn(step(false, false))],
    J: ["one sentence more", inTurn(step(true, true))],
    K: ["one sentence less", inTurn(step(false, true))],
    ArrowRight: ["the next word; with Shift one word more", stepWord(true)],
    ArrowLeft: ["the word before; with Shift one word less", stepWord(false)],
    c: ["claim what is selected", claim],
    Escape: ["close the panel, or select nothing", () => (isOpen() ? close() : getSelection().removeAllRanges())],
  });
  const at = new URLSearchParams(location.search).get("at")?.split("-").map(Number);
  if (at?.length === 2 && at[0] < at[1] && at[1] <= textEnd()) goTo(...at);
  offerKept();
}

// For tests: the same ways that a person's selection takes.
window.deskPlaces = { rangeOf, selected, wordsOf, keyOf };
