// What every page has: the keys, what changes on the disk, and a save that was killed.
import "./keys.js";
import { element, get, post } from "./api.js";

const state = document.getElementById("state");
const EVERY = 2000; // milliseconds, while the page is visible
let known = null; // the revision that the page shows
let shown = ""; // what the line of state is about

const take = async () => {
  state.textContent = "Reading what is there …";
  const { ok, data } = await post("/refresh", {});
  if (ok) location.reload();
  else state.textContent = `${data.error}. ${data.hint ?? ""}`;
};

const offer = (about, words) => {
  if (shown === about) return;
  shown = about;
  if (!words) state.textContent = "";
  else state.replaceChildren(`${words} `, element("button", { type: "button", onclick: take }, "Show it"));
};

const look = async () => {
  if (document.hidden) return;
  const { ok, data } = await get("/state");
  if (!ok) {
    shown = "error";
    state.textContent = `${data.error}. ${data.hint ?? ""}`;
    return;
  }
  known ??= data.revision;
  if (data.changed.length) offer(`disk ${data.changed}`, `${data.changed.slice(0, 3).join(", ")} changed on disk.`);
  else if (data.revision !== known) {
    // Another page has written. A view that takes that over by itself says so.
    const event = new CustomEvent("desk:changed", { detail: data, cancelable: true });
    if (document.dispatchEvent(event)) offer(`revision ${data.revision}`, "Changed on another page.");
    else known = data.revision;
  } else if (shown) offer("", "");
};

// What this page has written itself is no news to it.
document.addEventListener("desk:own", ({ detail }) => {
  known = detail;
});

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
look();

for (const button of document.querySelectorAll("[data-post]")) {
  button.addEventListener("click", async () => {
    const { ok, data } = await post(button.dataset.post, {});
    if (ok) location.reload();
    else button.closest(".notice").append(` ${data.error}. ${data.hint ?? ""}`);
  });
}

const notes = document.getElementById("notes");
if (notes) {
  const words = notes.textContent;
  notes.hidden = sessionStorage.getItem("desk-notes") === words;
  notes.querySelector("button").addEventListener("click", () => {
    sessionStorage.setItem("desk-notes", words);
    notes.hidden = true;
  });
}
