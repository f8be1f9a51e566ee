// What every page has: the keys, and the word of what changes on the disk.
import "./keys.js";
import { get } from "./api.js";

const state = document.getElementById("state");
const EVERY = 2000; // milliseconds, while the page is visible
let known = null;

const look = async () => {
  if (document.hidden) return;
  const { ok, data } = await get("/state");
  if (!ok) {
    state.textContent = data.error ?? "";
    return;
  }
  if (known !== null && data.revision !== known) {
    const changed = new CustomEvent("desk:changed", { detail: data, cancelable: true });
    // A view that can take the change over quietly says so; otherwise the person decides when.
    if (document.dispatchEvent(changed)) state.textContent = "changed on disk";
  } else if (known !== null) state.textContent = "";
  known = data.revision;
};

// What this page has written itself is no news to it.
document.addEventListener("desk:own", ({ detail }) => {
  known = detail;
});

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
look();
