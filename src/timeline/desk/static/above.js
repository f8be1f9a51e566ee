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

  // Once for a revision: a page that is served with another one would be loaded without end.
  const again = (now) => {
    if (sessionStorage.getItem("desk-above") === String(now)) {
      word.textContent = "The project changes while this is shown: load the page anew.";
      return;
    }
    sessionStorage.setItem("desk-above", now);
    location.reload();
  };

  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(`${root}/state`);
      const data = await answer.json();
      if (!answer.ok) word.textContent = `${data.error ?? "timeline desk refuses"}. ${data.hint ?? ""}`;
      else if (Number.isInteger(data.revision) && String(data.revision) !== revision) again(data.revision);
      else if (data.changed.length) word.textContent = `changed on disk: ${data.changed.join(", ")}`;
    } catch {
      word.textContent = "timeline desk does not answer. Does it still run?";
    }
  }, 2000);
})();
