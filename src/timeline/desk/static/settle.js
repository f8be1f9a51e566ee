// What asks, one after the other: one key decides and goes on, u takes it back, w writes.
import { element, get, newest, post } from "./api.js";
import { keys } from "./keys.js";

const asks = document.getElementById("asks");
if (asks) {
  const place = document.getElementById("item");
  const word = document.getElementById("word");
  const count = document.getElementById("count");
  const write = document.getElementById("write");
  const taken = []; // rows in the order in which they were decided on: u goes back through them
  const names = { edit: "Other words of this source", date: "The date, as 2024-06-11 or in words", keep: "Why it stays as it is" };
  let busy = false;

  const links = () => [...asks.querySelectorAll("a")];
  const link = (id) => links().find((each) => each.dataset.id === id);
  const own = () => place.querySelector("article");
  const say = (...parts) => {
    word.textContent = parts.filter(Boolean).join(" ");
  };
  const some = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  // ---- one item ----

  // What is being typed for an answer outlives a click on another row, a reload and a crash, as half-typed rows do.
  let unkept = null; // {id, answer, typed} that the server has not
  let timer = 0;
  let sending = Promise.resolve(); // what was sent before is there before what is sent next
  const keep = (leaving = false) => {
    clearTimeout(timer);
    const typed = unkept;
    unkept = null;
    if (typed && leaving) void post("/settle/typed", typed, undefined, true);
    else if (typed) sending = sending.then(() => post("/settle/typed", typed));
    return sending;
  };
  const typing = (typed) => {
    const form = document.getElementById("typed");
    unkept = { id: own().dataset.id, answer: form.dataset.answer, typed };
    clearTimeout(timer);
    timer = setTimeout(() => keep(), 400);
  };
  const resume = (begun) => {
    if (!begun) return;
    ask(begun[0], false); // keys go on meaning what they mean on the page
    document.getElementById("typed-text").value = begun[1];
  };
  addEventListener("pagehide", () => keep(true));

  const fetched = newest((id, signal) => get(`/settle/item?${new URLSearchParams({ row: id })}`, signal));
  const open = async (id) => {
    await keep();
    const answer = await fetched(id);
    if (!answer) return;
    if (!answer.ok) return say(answer.data.error, answer.data.hint);
    for (const each of links()) each.removeAttribute("aria-current");
    const current = link(id);
    current?.setAttribute("aria-current", "true");
    current?.scrollIntoView({ block: "nearest" });
    place.innerHTML = answer.data.html; // the server's own markup, every text in it escaped
    history.replaceState(null, "", `?${new URLSearchParams({ row: id })}`);
    resume(answer.data.begun);
    drafts();
  };

  const drafted = newest((id, signal) => get(`/settle/drafts?${new URLSearchParams({ row: id })}`, signal));
  const drafts = async () => {
    const part = document.getElementById("drafts");
    if (!part) return;
    const answer = await drafted(part.dataset.of);
    if (!answer?.ok || !answer.data.drafts.length) return;
    part.querySelector("ul").replaceChildren(...answer.data.drafts.map((name) => element("li", {}, name)));
    part.hidden = false;
  };

  const follow = (id) => {
    const all = links();
    const at = all.findIndex((each) => each.dataset.id === id);
    const undecided = (each) => !each.querySelector("em").textContent;
    const next = all.slice(at + 1).find(undecided) ?? all.find(undecided) ?? all[at];
    return open(next?.dataset.id ?? id); // one that is not listed, as very many ask
  };

  const step = (by) => {
    const all = links();
    const at = all.findIndex((each) => each.hasAttribute("aria-current"));
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) open(next.dataset.id);
  };

  // ---- decisions ----

  const decided = (by) => {
    let made = 0;
    for (const each of links()) {
      const answer = by[each.dataset.id] ?? "";
      each.querySelector("em").textContent = answer;
      if (answer && answer !== "later") made += 1;
    }
    count.textContent = `${made} of ${count.dataset.all} decided`;
    write.disabled = !made;
  };

  // One thing at a time, until the next item can be seen: nobody decides on what is not shown yet.
  const alone = async (action) => {
    const item = own();
    if (!item || busy) return;
    busy = true;
    try {
      await action(item.dataset.id);
    } finally {
      busy = false;
    }
  };

  const take = (answer, typed = "") => alone((id) => decide(id, answer, typed));

  const decide = async (id, answer, typed) => {
    await keep(); // before it is decided: what comes later would be half typed again
    const got = await post("/settle/decide", { id, answer, typed, shown: own().dataset.shown });
    const after = document.getElementById("after");
    if (!got.ok) {
      after?.replaceChildren(element("p", { class: "error" }, element("b", {}, got.data.error), ` ${got.data.hint ?? ""}`));
      return;
    }
    if (place.contains(document.activeElement)) document.activeElement.blur(); // what is typed next is for the page
    taken.push(id);
    decided(got.data.decided);
    const graver = (got.data.look?.findings ?? []).filter((found) => found.level !== "note");
    say(`${id}: ${answer}.`, ...graver.map((found) => `The next check will say: ${found.message}`));
    await follow(id);
  };

  const ask = (answer, focused = true) => {
    const item = own();
    if (!item) return;
    const asked = answer === "edit" && item.dataset.asks === "date" ? "date" : answer;
    const form = document.getElementById("typed");
    form.dataset.answer = asked;
    document.getElementById("typed-name").textContent = names[asked];
    form.hidden = false;
    if (focused) document.getElementById("typed-text").focus();
  };

  const answer = (name, typed) => {
    const button = place.querySelector(`[data-answer="${name}"]`);
    if (!button) return say(`There is nothing to ${name} here.`);
    if (name === "edit" || name === "keep") ask(name);
    else take(name, typed);
  };

  const all = () => alone(async (id) => {
    if (!place.querySelector("[data-kind]")) return say("Others of this kind are looked at one by one.");
    const { shown } = own().dataset;
    let made = 0;
    for (let from = 0, of = 1; from < of; ) {
      const { ok, data } = await post("/settle/kind", { id, shown, from });
      if (!ok) return say(data.error, data.hint);
      taken.push(...data.made);
      made += data.made.length;
      decided(data.decided);
      from = data.done;
      of = data.of;
      if (from < of) say(`Accepting: ${from.toLocaleString("en")} of ${of.toLocaleString("en")} …`);
    }
    say(`Accepted: ${some(made, "row")}.`);
    await follow(id);
  });

  const back = () => alone(async () => {
    const item = own();
    const id = taken.pop() ?? (item?.dataset.decided ? item.dataset.id : null);
    if (!id) return say("There is no decision to take back.");
    const { ok, data } = await post("/settle/undecide", { id });
    if (!ok) return say(data.error, data.hint);
    decided(data.decided);
    say(`${id}: taken back.`);
    await open(id);
  });

  place.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.answer) {
      if (button.dataset.typed) take(button.dataset.answer, button.dataset.typed);
      else answer(button.dataset.answer);
    } else if (button.dataset.kind) all();
    else if (button.dataset.undo) {
      const id = own().dataset.id;
      if (taken.includes(id)) taken.splice(taken.lastIndexOf(id), 1);
      taken.push(id);
      back();
    } else if (button.id === "typed-leave") leave();
  });
  const leave = () => {
    document.getElementById("typed").hidden = true;
    if (document.getElementById("typed-text").value) typing("");
  };
  place.addEventListener("input", ({ target }) => {
    if (target.id === "typed-text") typing(target.value);
  });
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = document.getElementById("typed-text").value;
    take(event.target.dataset.answer, typed);
  });
  place.addEventListener("keydown", (event) => {
    if (event.target.id !== "typed-text" || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) event.target.form.requestSubmit();
    else if (event.key === "Escape") {
      leave();
      event.target.blur();
    } else return;
    event.preventDefault();
  });
  asks.addEventListener("click", (event) => {
    const target = event.target.closest("a");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(target.dataset.id);
  });

  // ---- writing ----

  write.addEventListener("click", async () => {
    write.disabled = true;
    say("Writing …");
    const { ok, data } = await post("/settle/write", {});
    if (!ok) {
      write.disabled = false;
      return say("Nothing was written:", data.error, data.hint);
    }
    sessionStorage.setItem("settled", [
      `Written: ${some(data.made.length, "decision")}. ${data.left ? `${some(data.left, "row")} left.` : "Nothing is left."}`,
      ...data.outdated.map((row) => `${row} had changed meanwhile and was left as it is.`),
      ...data.lines,
    ].join(" "));
    location.assign(location.pathname);
  });
  const pick = (number) => void place.querySelector(`[data-answer="place"][data-typed="${number}"]`)?.click();
  keys({
    a: ["accept, and go on", () => void answer("accept")],
    e: ["quote other words, or date otherwise", () => void answer("edit")],
    x: ["keep, with a reason", () => void answer("keep")],
    d: ["drop the row", () => void answer("drop")],
    l: ["later", () => void answer("later")],
    A: ["accept all of this kind", () => void all()],
    u: ["take the last decision back", () => void back()],
    w: ["write what is decided", () => write.disabled || write.click()],
    j: ["next", () => step(1)],
    k: ["previous", () => step(-1)],
    ...Object.fromEntries([..."123456789"].map((digit) => [digit, [digit === "1" ? "1 to 9: this place or figure" : "", () => pick(digit)]])),
  });
  drafts();
  if (own()?.dataset.begun) open(own().dataset.id);
}
const settled = sessionStorage.getItem("settled");
if (settled) {
  sessionStorage.removeItem("settled");
  const line = document.getElementById("word") ?? document.querySelector(".empty")?.insertAdjacentElement("beforebegin", element("p", { id: "word", role: "status" }));
  line.textContent = settled;
}
