// The table: a filter that asks the server, cells that are changed where they stand, undo and redo.
import { debounced, element, get, newest, painted, post } from "./api.js";
import { keys } from "./keys.js";

const controls = document.getElementById("controls");
if (controls) {
  const table = document.getElementById("claims");
  const body = document.getElementById("rows");
  const word = document.getElementById("word");
  const shown = document.getElementById("shown");
  const editor = document.getElementById("editor");
  const text = document.getElementById("editor-text");
  const lookAt = document.getElementById("editor-look");
  const refused = document.getElementById("editor-refused");
  let offset = Number(new URLSearchParams(location.search).get("offset")) || 0;
  let open = null; // the cell that is being changed

  // ---- filter, order, pages ----

  const query = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(controls)) if (value) asked.set(name, value);
    if (table.dataset.sort !== "line") asked.set("sort", table.dataset.sort);
    if (table.dataset.down) asked.set("down", "1");
    if (offset) asked.set("offset", offset);
    return asked;
  };

  const order = () => {
    for (const head of table.tHead.rows[0].cells) {
      const own = head.firstElementChild.dataset.sort === table.dataset.sort;
      if (own) head.setAttribute("aria-sort", table.dataset.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };

  const page = (button, to) => {
    button.disabled = to == null;
    button.dataset.offset = to ?? "";
  };

  const fetched = newest((asked, there, signal) => {
    if (!there) return get(`/claims/rows?${asked}`, signal);
    return get(`/claims/rows?${new URLSearchParams([...asked, ["there", there]])}`, signal);
  });

  const load = async () => {
    const asked = query();
    const answer = await fetched(asked, 0);
    if (!answer) return;
    if (!answer.ok) {
      say(answer.data.error, answer.data.hint);
      return;
    }
    body.innerHTML = answer.data.html; // the server's own markup, every text in it escaped
    body.removeAttribute("aria-busy");
    shown.textContent = answer.data.shown;
    page(before, answer.data.before);
    page(behind, answer.data.behind);
    history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
    rove(body.rows[0]?.cells[0], false);
  };

  // What the page did not wait for: the rows below the first screen, and the sources to choose from.
  const fill = async () => {
    if (!body.hasAttribute("aria-busy")) return;
    const answer = await fetched(query(), body.rows.length);
    if (!answer?.ok) return answer && say(answer.data.error, answer.data.hint);
    if (String(answer.data.revision) !== table.dataset.revision) return load(); // changed meanwhile
    body.insertAdjacentHTML("beforeend", answer.data.html); // as above
    body.removeAttribute("aria-busy");
  };

  const name = async () => {
    const { ok, data } = await get("/claims/sources");
    if (!ok) return say(data.error, data.hint);
    const { source } = controls.elements;
    const chosen = source.value;
    source.replaceChildren(source.options[0], ...data.sources.map(([value, name]) => element("option", { value }, name)));
    source.value = chosen;
  };

  const say = (message, hint = "") => {
    word.textContent = [message, hint].filter(Boolean).join(" ");
  };

  const soon = debounced(load, 60);
  const anew = () => {
    offset = 0;
    soon();
  };
  controls.addEventListener("input", anew);
  controls.addEventListener("submit", (event) => event.preventDefault());
  const before = document.getElementById("before");
  const behind = document.getElementById("behind");
  for (const button of [before, behind])
    button.addEventListener("click", async () => {
      offset = Number(button.dataset.offset);
      await load();
      document.getElementById("wide").scrollTo(0, 0);
    });
  table.tHead.addEventListener("click", ({ target }) => {
    const sort = target.closest("button")?.dataset.sort;
    if (!sort) return;
    table.dataset.down = table.dataset.sort === sort && !table.dataset.down ? "1" : "";
    table.dataset.sort = sort;
    order();
    anew();
  });

  // ---- one cell at a time has the focus ----

  let current = null;
  const rove = (cell, focus = true) => {
    if (!cell) return;
    if (current) current.tabIndex = -1;
    current = cell;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  };
  const step = (rows, cells) => {
    const row = current.parentElement;
    const other = rows ? body.rows[row.sectionRowIndex + rows] : row;
    rove(other?.cells[Math.max(0, Math.min(other.cells.length - 1, current.cellIndex + cells))]);
  };
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  body.addEventListener("focusin", ({ target }) => rove(target.closest("td"), false));
  body.addEventListener("keydown", (event) => {
    if (event.target !== current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (steps[event.key]) step(...steps[event.key]);
    else if (event.key === "Home") rove(current.parentElement.cells[0]);
    else if (event.key === "End") rove(current.parentElement.cells[current.parentElement.cells.length - 1]);
    else if ((event.key === "Enter" || event.key === "F2") && current.dataset.column) begin(current);
    else return;
    event.preventDefault();
  });
  body.addEventListener("dblclick", ({ target }) => begin(target.closest("td[data-column]")));
  // A finger has no second button and no Enter: a second tap on the cell that has the focus changes it.
  let tapped = null;
  body.addEventListener("pointerup", ({ target, pointerType }) => {
    const cell = target.closest("td[data-column]");
    if (pointerType !== "mouse" && cell && cell === tapped) begin(cell);
    tapped = cell;
  });

  // ---- changing a cell ----

  // A text area knows one line end; a cell keeps its own.
  const typed = (old) => (old.includes("\r\n") ? text.value.replaceAll("\n", "\r\n") : text.value);

  const isTyped = () => text.value !== open.begun;

  const begin = async (cell) => {
    if (!cell) return;
    if (open && isTyped()) {
      text.focus();
      return say(`Save ${open.column} of ${open.id}, or leave it, before another cell is changed.`);
    }
    rove(cell, false);
    const asked = { id: cell.parentElement.dataset.id, column: cell.dataset.column };
    // What is shown has its invisible characters spelled out: the cell itself is asked for.
    const { ok, data } = await get(`/claims/cell?${new URLSearchParams(asked)}`);
    if (!ok) return say(data.error, data.hint);
    open = { cell, ...asked, old: data.text };
    document.getElementById("editor-name").textContent = `${open.column} of ${open.id}`;
    text.value = open.old;
    open.begun = text.value; // as a text area has it: without CR
    lookAt.replaceChildren();
    refused.replaceChildren();
    editor.hidden = false;
    const box = cell.getBoundingClientRect();
    editor.style.left = `${Math.max(8, Math.min(box.left, innerWidth - editor.offsetWidth - 8)) + scrollX}px`;
    editor.style.top = `${box.top + scrollY}px`;
    text.focus();
    text.select();
  };

  const leave = () => {
    const cell = open?.cell;
    open = null;
    editor.hidden = true;
    if (cell?.isConnected) rove(cell);
  };

  const looked = newest((row, signal) => post("/claims/look", row, signal));
  const lines = (look) => [
    element("p", {}, look.summary),
    ...look.findings.map((found) =>
      element("p", { class: found.level }, element("b", {}, found.level), ` ${found.message} ${found.help}`),
    ),
  ];
  const watch = debounced(async () => {
    if (!open) return;
    const answer = await looked({ id: open.id, column: open.column, new: typed(open.old) });
    if (answer && open) lookAt.replaceChildren(...(answer.ok ? lines(answer.data) : [answer.data.error]));
  }, 120);
  text.addEventListener("input", watch);

  const save = async () => {
    if (!open) return;
    if (!isTyped()) return leave();
    const own = open;
    const asked = { ...own, new: typed(own.old) };
    const { ok, data } = await post("/claims/edit", {
      id: asked.id, column: asked.column, old: asked.old, new: asked.new,
    });
    if (!ok) {
      // What was typed stays; both versions are shown, and saving again overwrites the one that is there now.
      refused.replaceChildren(data.error, " ", data.hint ?? "", ...versions(data));
      if (data.now != null) Object.assign(own, { old: data.now, begun: null });
      return;
    }
    replace(asked.cell.parentElement, data.row, asked.column);
    say(`Saved: ${asked.column} of ${asked.id}.`);
    if (open !== own) return; // it was left, and another is being changed
    open = null;
    editor.hidden = true;
    rove(current);
  };

  const versions = (data) =>
    data.now == null
      ? []
      : [
          element(
            "dl", {},
            element("dt", {}, "Shown to you before"), element("dd", {}, data.shown || "(empty)"),
            element("dt", {}, "There now"), element("dd", {}, data.now || "(empty)"),
          ),
        ];

  const replace = (row, html, column) => {
    const made = document.createElement("tbody");
    made.innerHTML = html; // the server's own markup
    const fresh = made.rows[0];
    row.replaceWith(fresh);
    const cell = [...fresh.cells].find((each) => each.dataset.column === column) ?? fresh.cells[0];
    cell.classList.add("changed");
    current = null;
    rove(cell, false);
  };

  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) save();
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });
  document.getElementById("editor-save").addEventListener("click", save);
  document.getElementById("editor-leave").addEventListener("click", leave);

  // ---- undo and redo: place and filter stay ----

  const back = async (path) => {
    const { ok, data } = await post(path, {});
    if (!ok) return say(data.error, data.now == null ? data.hint : `It holds “${data.now}” now. ${data.hint ?? ""}`);
    if (data.nothing) return say(`${data.nothing[0].toUpperCase()}${data.nothing.slice(1)}.`);
    const at = { top: document.getElementById("wide").scrollTop, row: current?.parentElement.dataset.id, cell: current?.cellIndex };
    await load();
    document.getElementById("wide").scrollTop = at.top;
    const row = [...body.rows].find((each) => each.dataset.id === data.id) ?? [...body.rows].find((each) => each.dataset.id === at.row);
    const cell = row && ([...row.cells].find((each) => each.dataset.column === data.column) ?? row.cells[at.cell ?? 0]);
    cell?.classList.add("changed");
    rove(cell);
    say(`${data.what === "undo" ? "Undone" : "Done again"}: ${data.column || "the row"} of ${data.id}.`);
  };
  document.getElementById("undo").addEventListener("click", () => back("/claims/undo"));
  document.getElementById("redo").addEventListener("click", () => back("/claims/redo"));
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    back(key === "y" || event.shiftKey ? "/claims/redo" : "/claims/undo");
  });
  keys({
    "/": ["filter the table", () => controls.elements.filter.focus()],
    u: ["undo", () => void back("/claims/undo")],
    Enter: ["change the cell", () => false],
  });

  document.addEventListener("desk:changed", (event) => {
    if (open) return; // whoever types decides when
    event.preventDefault();
    load();
  });

  order();
  rove(body.rows[0]?.cells[0], false);
  painted().then(() => Promise.all([fill(), name()]));
}
