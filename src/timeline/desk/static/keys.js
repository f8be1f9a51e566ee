// Single keys: each view names its own, "?" lists them, a switch turns them off (WCAG 2.1.4).
const named = new Map();
const list = document.getElementById("keys-list");
const dialog = document.getElementById("keys");
const choice = document.getElementById("keys-on");

const typing = (target) => target.closest?.("input, select, textarea, [contenteditable='true'], dialog[open]");

// keys({ c: ["claim what is selected", () => …] }); a key is as event.key names it, " " included.
export const keys = (more) => {
  for (const [key, [meaning, action]] of Object.entries(more)) {
    if (!named.has(key) && meaning) {
      const term = document.createElement("dt");
      const name = document.createElement("kbd");
      name.textContent = key === " " ? "Space" : key;
      term.append(name);
      const text = document.createElement("dd");
      text.textContent = meaning;
      list.append(term, text);
    }
    named.set(key, action);
  }
};

export const enabled = () => choice.checked;

export const showKeys = () => dialog.showModal();

if (localStorage.getItem("desk-keys") === "off") choice.checked = false;
choice.addEventListener("change", () => localStorage.setItem("desk-keys", choice.checked ? "on" : "off"));
document.getElementById("help").addEventListener("click", showKeys);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  // Arrows and Escape are no letters: the switch leaves them.
  if (event.key.length === 1 && !choice.checked) return;
  const action = named.get(event.key);
  if (action && action(event) !== false) event.preventDefault();
});

keys({ "?": ["show these keys", showKeys] });
