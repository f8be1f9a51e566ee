"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("on");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const rows = all(".row");
  const fields = { text: byId("f-text"), k: byId("f-status"), j: byId("f-subject"), s: byId("f-source") };
  const tools = byId("filter");

  // The page as the filter sees it: years hold entries, entries statements, statements rows. Read from the page when
  // first needed, so that opening costs nothing; kept, so that filtering touches only what changes.
  let years = null;
  const node = (element, inside) => ({ element, inside, hidden: element.hidden });
  const read = () => {
    if (years) return;
    const marks = new Map(all("#drawing .m").map((mark) => [mark.dataset.c, mark]));
    const leaf = (row, said) => Object.assign(node(row, null), {
      words: (row.id.slice(2) + " " + said + " " + row.firstElementChild.textContent).toLowerCase().replace(/\s+/g, " "),
      kinds: " " + (row.dataset.k ?? "exact") + " ", subject: row.dataset.j, source: row.dataset.s ?? row.querySelector("a[href*='#s-']").hash.slice(3),
    });
    years = all("#timeline .year").map((year) => node(year, all(".entry", year).map((entry) => {
      const date = entry.firstElementChild.textContent;
      const tellings = Array.from(entry.lastElementChild.children, (telling) => {
        const said = date + " " + telling.firstElementChild.textContent;
        return node(telling, Array.from(telling.children).slice(1).map((row) => leaf(row, said)));
      });
      const lead = tellings[0].inside[0].element.id.slice(2);
      return Object.assign(node(entry, tellings), { mark: marks.get(lead), off: false });
    })));
  };

  // How many rows of a part are hits, kept in each part.
  const count = (part, hit) => {
    part.found = 0;
    if (!part.inside) part.found = hit(part) ? 1 : 0;
    else for (const inner of part.inside) part.found += count(inner, hit);
    return part.found;
  };
  // Hides what holds no hit, from the top: within what is hidden nothing need change.
  const apply = (part) => {
    const hidden = !part.found;
    if (part.hidden !== hidden) part.element.hidden = part.hidden = hidden;
    if (part.inside && !hidden) part.inside.forEach(apply);
  };
  const dim = (entry) => {
    if (entry.mark && entry.off === Boolean(entry.found)) {
      entry.off = !entry.off;
      entry.mark.classList.toggle("off", entry.off);
    }
  };

  const filter = () => {
    read();
    // What stands in quotation marks is one phrase, also while its end is still to be typed.
    const asked = fields.text.value.toLowerCase().replace(/[“”„«»]/g, '"').replace(/\s+/g, " ");
    const words = Array.from(asked.matchAll(/"([^"]+)"?|[^\s"]+/g), (match) => match[1] ?? match[0]);
    const [kind, subject, source] = [fields.k.value, fields.j.value, fields.s.value];
    const hit = (row) =>
      (!kind || row.kinds.includes(" " + kind + " ")) && (!subject || row.subject === subject) &&
      (!source || row.source === source) && words.every((word) => row.words.includes(word));
    let shown = 0;
    for (const year of years) {
      shown += count(year, hit);
      apply(year);
      year.inside.forEach(dim);
    }
    root.classList.toggle("filtered", shown < rows.length);
    document.querySelector(".empty").hidden = shown > 0;
    const format = (n) => n.toLocaleString("en");
    byId("f-count").textContent =
      shown === rows.length ? format(shown) + (shown === 1 ? " claim" : " claims")
        : format(shown) + " of " + format(rows.length) + " claims";
  };

  const clear = () => {
    if (!tools) return;
    for (const field of Object.values(fields)) field.value = "";
    filter();
  };

  // Opening what a link leads to: a claim by #id or #c-id, a line of a source by #s-1-l7.
  const target = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* a stray per cent sign: taken as written */ }
    return name ? byId("c-" + name) || byId(name) || elsewhere(name) : null;
  };
  // A report of several pages: the overview knows on which of them a claim stands.
  const elsewhere = (name) => {
    const index = byId("pages");
    if (!index) return null;
    const ids = [name, name.replace(/^c-/, "")].map((id) => " " + id + " ");
    for (const [page, claims] of Object.entries(JSON.parse(index.textContent))) {
      const id = ids.find((one) => (" " + claims + " ").includes(one));
      if (id) location.replace(page + "#c-" + id.trim());
    }
    return null;
  };
  const show = () => {
    const goal = target();
    for (const row of all(".row.here")) row.classList.remove("here");
    if (!goal) return;
    const row = goal.classList.contains("row");
    if (row && goal.closest("[hidden]")) clear();
    for (let at = goal; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    if (row) {
      goal.classList.add("here");
      goal.firstElementChild.focus({ preventScroll: true });
    }
    goal.scrollIntoView({ block: row ? "center" : "start" });
  };

  const step = (by) => {
    const open = rows.filter((row) => !row.closest("[hidden]"));
    if (!open.length) return;
    const at = open.indexOf(document.activeElement.closest(".row"));
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)];
    next.firstElementChild.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const typing = (element) => /^(input|select|textarea)$/.test(element.localName);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      clear();
      document.activeElement.blur();
    } else if (!typing(event.target)) {
      if (event.key === "/") {
        event.preventDefault();
        fields.text?.focus();
      } else if (event.key === "j" || event.key === "k") {
        event.preventDefault();
        step(event.key === "j" ? 1 : -1);
      }
    }
  });

  if (tools) {
    tools.addEventListener("focusin", read);
    window.requestIdleCallback?.(read);
    tools.addEventListener("input", filter);
    byId("f-reset").addEventListener("click", clear);
    byId("f-clear").addEventListener("click", clear);
  }
  window.addEventListener("hashchange", show);

  // The drawing: places are per cent of its width, so that zooming is making it wider.
  const drawing = byId("drawing");
  if (drawing) {
    const frame = drawing.parentElement;
    const buttons = all(".zoom button");
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const [start, end] = [Number(button.dataset.from), Number(button.dataset.to)];
        const room = (end - start) / 50;
        const [from, to] = [Math.max(start - room, 0), Math.min(end + room, 100)];
        const wide = Math.min(100 / Math.max(to - from, 0.5), 60);
        drawing.style.width = wide * 100 + "%";
        drawing.classList.toggle("zoomed", wide > 2.5);
        frame.scrollLeft = (from / 100) * drawing.getBoundingClientRect().width;
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      });
    }
    drawing.addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      if (mark) location.hash = "c-" + mark.dataset.c;
    });
  }
  // A browser that comes back to the page may have kept what was chosen.
  if (Object.values(fields).some((field) => field?.value)) filter();
  show();
})();
