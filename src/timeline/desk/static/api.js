// Asking the desk. Paths are those of the routes; answers are {ok, status, data}.
export const root = document.documentElement.dataset.root;

const asked = async (path, options) => {
  try {
    const answer = await fetch(root + path, options);
    const data = await answer.json().catch(() => ({ error: "the answer cannot be read" }));
    return { ok: answer.ok, status: answer.status, data };
  } catch (error) {
    if (error.name === "AbortError") return { ok: false, status: -1, data: {} };
    return { ok: false, status: 0, data: { error: "timeline desk does not answer", hint: "Does it still run?" } };
  }
};

export const get = (path, signal) => asked(path, { signal, headers: { accept: "application/json" } });

export const post = (path, body, signal, keepalive = false) =>
  asked(path, {
    method: "POST",
    signal,
    keepalive, // also where the page goes meanwhile
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

// Only the newest of several calls is of interest: the one before is aborted. Gives null for those that were.
export const newest = (call) => {
  let running = null;
  return async (...values) => {
    running?.abort();
    const own = (running = new AbortController());
    const answer = await call(...values, own.signal);
    return own.signal.aborted ? null : answer;
  };
};

// Waits until nothing has been asked for so many milliseconds.
export const debounced = (call, milliseconds) => {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...values), milliseconds);
  };
};

// Until what is there has been painted; a page that nobody sees is not painted, and does not wait for it.
export const painted = () =>
  new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));

// An element with attributes, properties by "on…", and children; texts are texts, never markup.
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
};
