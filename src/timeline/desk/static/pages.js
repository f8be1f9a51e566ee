// A PDF's page as it is printed, beside its text: the page whose text is in view, with a box around each quote.
import { debounced, element, get, root } from "./api.js";
import { showRow } from "./claim.js";

const text = document.getElementById("text");
const pane = document.getElementById("page");
const heads = text?.dataset.kind === "pdf" ? Array.from(text.querySelectorAll(".b[data-page]")) : [];
const STILL = 150; // milliseconds: pages that scroll by are not drawn
let shown = 0;

const numberOf = (head) => Number(head.dataset.page.replace(/\D/g, ""));

// The page of the text at the upper third of the window.
const current = () => {
  const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3);
  return numberOf(passed.at(-1) ?? heads[0]);
};

const boxOf = (row, [left, top, right, bottom]) => {
  const box = element("button", {
    type: "button",
    class: `box ${row.status}`,
    title: `${row.status}: ${row.id}`,
    "aria-label": `${row.id}, ${row.status}`,
    onclick: () => showRow(row.id),
  });
  const place = { left, top, width: right - left, height: bottom - top };
  for (const [name, part] of Object.entries(place)) box.style[name] = `${part * 100}%`;
  return box;
};

const show = async (number) => {
  shown = number;
  const path = `/sources/${text.dataset.index}/pages/${number}`;
  const { ok, data } = await get(`${path}/boxes`);
  if (shown !== number) return;
  pane.hidden = !ok;
  document.body.classList.toggle("printed", ok);
  if (!ok) return;
  const image = element("img", {
    src: root + path, width: data.width, height: data.height, alt: `Page ${number} as printed`,
  });
  pane.querySelector(".sheet").replaceChildren(image, ...data.rows.flatMap((row) => row.boxes.map((box) => boxOf(row, box))));
  pane.querySelector("figcaption").textContent = `Page ${number} as printed`;
};

const look = debounced(() => {
  if (current() !== shown) show(current());
}, STILL);

if (heads.length) {
  document.addEventListener("scroll", look, { passive: true });
  look();
}
