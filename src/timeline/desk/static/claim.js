// The panel: a claim in the making, checked while it is typed and kept half-typed; or a row of the table as it stands.
import { debounced, element, get, newest, post, root } from "./api.js";
import { paint, rangeOf } from "./places.js";

const byId = (id) => document.getElementById(id);
const panel = byId("panel");
const form = byId("claim");
const FIELDS = ["claim", "date", "id", "subject", "measure", "prefix", "suffix"];
const CHECK = 150; // milliseconds without a key until the row is checked
const KEEP = 500; // and until it is kept

let making = null; // { key, place: {index, sha256, start, end} or null, cells }
let saved = () => {};

export const onSaved = (action) => {
  saved = action;
};
export const isOpen = () => !panel.hidden;
export const keyOf = ({ index, start, end }) => `q-${index}-${start}-${end}`;

// ---- what the row says -----------------------------------------------------------------------------------------------

const finding = (one) =>
  element(
    "li",
    { class: `f ${one.level}` },
    element("b", {}, `${one.level}: `),
    one.message + (one.ignored == null ? "" : ` (accepted: ${one.ignored})`),
    one.help ? element("small", {}, one.help) : null,
  );

const conflict = (row) =>
  element(
    "li",
    {},
    element("b", {}, "Conflict with "),
    element("a", { href: `${root}/claims?filter=${encodeURIComponent(row.id)}` }, row.id),
    ` “${row.words}”, ${[row.publisher || row.source, row.date].filter(Boolean).join(", ")}`,
  );

const shownReading = (one) =>
  one.text + (one.shown === one.text ? "" : ` = ${one.shown}`) + (one.direction ? `, ${one.direction}` : "");

const reading = (label, found, action) =>
  found.length
    ? [
        element("dt", {}, label),
        element("dd", {}, ...found.flatMap((one, at) => [at ? "; " : "", shownReading(one), action?.(one) ?? ""])),
      ]
    : [];

const useDate = (one) => {
  if (form.elements.date.value || !one.shown) return "";
  const use = () => {
    form.elements.date.value = one.shown;
    form.elements.date.focus();
    changed();
  };
  return element("button", { type: "button", onclick: use, title: "Write it into the field Date" }, "use");
};

const render = (look) => {
  const verdict = byId("verdict");
  verdict.textContent = look.summary;
  verdict.className = look.stands ? "ok" : "no";
  byId("readings").replaceChildren(
    ...reading("Figures", look.figures),
    ...reading("Dates", look.dates, form.hidden ? null : useDate),
    ...reading("Your figures", look.claim_figures),
    ...reading("Your date", look.date ? [{ text: look.date, shown: look.date }] : []),
  );
  byId("dates").replaceChildren(...look.dates.map((one) => element("option", { value: one.shown }, one.text)));
  // A field that is still to be filled in is no fault yet; beside Save it is said what is missing.
  const open = (one) => making && FIELDS.includes(one.column) && !form.elements[one.column].value;
  byId("findings").replaceChildren(...look.findings.filter((one) => !open(one)).map(finding));
  byId("conflicts").replaceChildren(...look.conflicts.map(conflict));
  byId("save").disabled = Boolean(look.can_save);
  byId("why").textContent = look.can_save;
};

// Why something was refused, with both versions where there are two; nothing that was typed is touched.
const renderRefusal = ({ error, hint, shown, now }) => {
  const both = shown === undefined ? [] : [["You had", shown], ["There is now", now]];
  byId("refused").replaceChildren(
    element("strong", {}, `${error}.`),
    ` ${hint ?? ""}`,
    element("dl", {}, ...both.flatMap(([label, words]) => [element("dt", {}, label), element("dd", {}, words || "nothing")])),
  );
};

// ---- a claim in the making -------------------------------------------------------------------------------------------

const cells = () => {
  const typed = FIELDS.map((name) => [name, form.elements[name].value]);
  return { ...making.cells, ...Object.fromEntries(typed) };
};

const ask = newest((row, signal) => post("/claim/look", { cells: row }, signal));
const check = debounced(async () => {
  if (!making) return;
  const answer = await ask(cells());
  if (answer?.ok && making) render(answer.data);
  else if (answer && !answer.ok) renderRefusal(answer.data);
}, CHECK);

const remember = async (leaving = false) => {
  if (!making?.touched || (making.saving && !leaving)) return; // what is being saved is half-typed no longer
  await post("/claim/remember", { key: making.key, cells: cells(), ...making.place }, undefined, leaving);
};
const keep = debounced(() => remember(), KEEP);

const changed = () => {
  making.touched = true;
  byId("refused").replaceChildren();
  check();
  keep();
};

const suggest = debounced(async (field) => {
  const typed = encodeURIComponent(field.value);
  const { ok, data } = await get(`/claim/suggest?column=${field.name}&typed=${typed}`);
  if (ok) field.list.replaceChildren(...data.texts.map((text) => element("option", { value: text })));
}, CHECK);

const show = (title, words, place) => {
  byId("panel-title").textContent = title;
  byId("quote").textContent = words;
  byId("place").textContent = place;
  byId("refused").replaceChildren();
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("making");
};

const begin = (key, place, row, touched) => {
  making = { key, place, cells: row, touched };
  form.hidden = false;
  for (const name of FIELDS) form.elements[name].value = row[name] ?? "";
  if (place) paint("chosen", [rangeOf(place.start, place.end)]);
  form.elements.claim.focus({ preventScroll: true });
  for (const name of ["subject", "measure"]) suggest(form.elements[name]);
};

// Opens the panel for the words between two offsets of a source.
export const claimWords = async (place) => {
  await remember();
  const { ok, data } = await post("/claim/select", place);
  if (!ok) {
    show("New claim", "", "");
    form.hidden = true;
    byId("look").hidden = true;
    renderRefusal(data);
    byId("panel-title").focus();
    return;
  }
  byId("look").hidden = false;
  const at = { ...place, start: data.start, end: data.end };
  show("New claim", data.words, data.place + (data.cut ? ` · ${data.cut}` : ""));
  begin(keyOf(at), at, data.cells, false);
  render(data.look);
};

// Goes on with a row that was left half-typed.
export const resume = async (half, place) => {
  byId("look").hidden = false;
  show("New claim, half-typed", half.cells.quote ?? "", half.source);
  begin(half.key, place, half.cells, true);
  check();
};

// A row of the table as it stands.
export const showRow = async (id) => {
  await remember();
  const { ok, data } = await post("/claim/row", { id });
  making = null;
  form.hidden = true;
  byId("look").hidden = !ok;
  if (!ok) {
    show("Claim", "", "");
    renderRefusal(data);
  } else {
    show(id, data.row.cells.quote ?? "", `line ${data.row.line}`);
    byId("place").append(" · ", element("a", { href: `${root}/claims?filter=${encodeURIComponent(id)}` }, "Open in Claims"));
    if (data.row.stale) byId("place").append(" · ", element("a", { href: `${root}/settle` }, "Settle"));
    render(data.look);
    byId("verdict").before(statement(data.row.cells));
  }
  byId("panel-title").focus();
};

const statement = (row) => {
  byId("statement")?.remove();
  return element("p", { id: "statement" }, [row.date, row.claim].filter(Boolean).join(": "));
};

export const close = async () => {
  await remember();
  leave();
};

const leave = () => {
  making = null;
  byId("statement")?.remove();
  panel.hidden = true;
  document.body.classList.remove("making");
  paint("chosen", []);
  byId("text").focus({ preventScroll: true });
};

const save = async () => {
  if (!making || making.saving || byId("save").disabled) return;
  const own = making;
  const { key, place } = own;
  const row = cells();
  own.saving = true;
  byId("save").disabled = true;
  const { ok, data } = await post("/claim/append", {
    cells: row,
    key,
    add_columns: form.elements.add_columns?.checked ?? false,
  });
  own.saving = false;
  if (making === own) byId("save").disabled = false;
  if (!ok) {
    if (making === own) {
      renderRefusal(data);
      keep();
    } else await post("/claim/remember", { key, cells: row, ...place }); // the panel was closed meanwhile
    return;
  }
  if (making === own) leave();
  saved(data, place);
};

const discard = async () => {
  const { key } = making;
  making = null;
  await post("/claim/forget", { key });
  leave();
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
form.addEventListener("input", (event) => {
  if (event.target.list && event.target.name !== "date") suggest(event.target);
  changed();
});
panel.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const isLine = event.target.matches("textarea") && !event.shiftKey; // the fields of one line submit by themselves
  if (event.key === "Escape") close();
  else if (event.key === "Enter" && (isLine || event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    save();
  }
});
byId("close").addEventListener("click", close);
byId("discard").addEventListener("click", discard);
// What was typed last does not wait when the page goes.
document.addEventListener("visibilitychange", () => document.hidden && remember(true));
