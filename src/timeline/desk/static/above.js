// Above the report: it is made anew when the project changes, and written when somebody says so.
(() => {
  const above = document.querySelector(".above");
  const word = document.getElementById("above-word");
  const write = document.getElementById("above-write");
  const { root, revision } = above.dataset;

  write.addEventListener("click", async () => {
    write.disabled = true;
    word.textContent = "Writing …";
    try {
      const answer = await fetch(`${root}/timeline/write`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      const data = await answer.json();
      word.textContent = answer.ok ? data.lines.join("; ") : `${data.error} ${data.hint ?? ""}`;
    } catch {
      word.textContent = "timeline desk does not answer. Does it still run?";
    }
    write.disabled = false;
  });

  setInterval(async () => {
    if (document.hidden) return;
    try {
      const data = await (await fetch(`${root}/state`)).json();
      if (String(data.revision) !== revision) location.reload();
      else if (data.changed.length) word.textContent = `changed on disk: ${data.changed.join(", ")}`;
    } catch {
      word.textContent = "timeline desk does not answer. Does it still run?";
    }
  }, 2000);
})();
