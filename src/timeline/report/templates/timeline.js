"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("on");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const rows = all(".row");
  const fields = { text: byId("f-text"), k: byId("f-status"), j: byId("f-subject"), s: byId("f-source") };
  const form = fields.text.form;
  const marks = new Map();
  for (const mark of all("#drawing .m")) marks.set(mark.dataset.c, mark);

  // What a row is searched by: read from the page when first needed, so that opening costs nothing.
  let haystacks = null;
  const haystack = (row) =>
    (row.id.slice(2) + " " + row.parentNode.firstElementChild.textContent + " " +
      row.firstElementChild.textContent + " " + row.closest(".entry").firstElementChild.textContent).toLowerCase();

  const setHidden = (element, hidden) => {
    if (element.hidden !== hidden) element.hidden = hidden;
  };

  const filter = () => {
    const words = fields.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length && !haystacks) haystacks = rows.map(haystack);
    let shown = 0;
    rows.forEach((row, n) => {
      const data = row.dataset;
      const hit =
        (!fields.k.value || (" " + data.k + " ").includes(" " + fields.k.value.replaceAll(" ", "-") + " ")) &&
        (!fields.j.value || data.j === fields.j.value) &&
        (!fields.s.value || data.s === fields.s.value) &&
        words.every((word) => haystacks[n].includes(word));
      setHidden(row, !hit);
      if (hit) shown += 1;
    });
    for (const kind of [".telling", ".entry", ".year"]) {
      const inner = kind === ".telling" ? ".row" : kind === ".entry" ? ".telling" : ".entry";
      for (const element of all("#timeline " + kind)) {
        setHidden(element, !element.querySelector(inner + ":not([hidden])"));
      }
    }
    for (const [id, mark] of marks) {
      const row = byId("c-" + id);
      const entry = row && row.closest(".entry");
      mark.classList.toggle("off", Boolean(entry && entry.hidden));
    }
    setHidden(document.querySelector(".empty"), shown > 0);
    const format = (n) => n.toLocaleString("en");
    byId("f-count").textContent =
      shown === rows.length ? format(shown) + (shown === 1 ? " claim" : " claims")
        : format(shown) + " of " + format(rows.length) + " claims";
  };

  const clear = () => {
    form.reset();
    filter();
  };

  // Opening what a link leads to: a claim by #id or #c-id, a line of a source by #s-1-l7.
  const target = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* a stray per cent sign: taken as written */ }
    return name ? byId("c-" + name) || byId(name) : null;
  };
  const show = () => {
    const goal = target();
    for (const row of all(".row.here")) row.classList.remove("here");
    if (!goal) return;
    const row = goal.classList.contains("row");
    if (row && goal.hidden) clear();
    for (let at = goal; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    if (row) {
      goal.classList.add("here");
      goal.firstElementChild.focus({ preventScroll: true });
    }
    goal.scrollIntoView({ block: row ? "center" : "start" });
  };

  const step = (by) => {
    const open = rows.filter((row) => !row.hidden);
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
        fields.text.focus();
      } else if (event.key === "j" || event.key === "k") {
        event.preventDefault();
        step(event.key === "j" ? 1 : -1);
      }
    }
  });

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  byId("f-clear").addEventListener("click", clear);
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
  if (Object.values(fields).some((field) => field.value)) filter();
  show();
})();
