// Suggestions of entities and metrics as one types: an editable combobox with a list (ARIA Authoring Practices). Without this script the
// fields are plain ones. Beside it: an order is taken over at once, filters fold on a narrow screen.

const WAIT = 120; // milliseconds without a key before the server is asked
let lists = 0;

function combobox(input) {
  const list = document.createElement("ul");
  list.id = `options-${++lists}`;
  list.className = "options";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.after(list);
  input.removeAttribute("list");
  input.autocomplete = "off";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }
  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  list.after(status);
  let timer = 0;
  let asked = null;
  let found = [];
  let at = -1;

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(index) {
    at = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function option(one, place) {
    const item = document.createElement("li");
    item.id = `${list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const name = document.createElement("bdi");
    name.textContent = one.also ? `${one.name} (${one.also})` : one.name;
    const what = document.createElement("span");
    const count = one.figures ? `${one.figures.toLocaleString("en")} figure${one.figures === 1 ? "" : "s"}` : "in no series";
    what.textContent = one.kind === "metric" ? "metric" : count;
    item.append(name, what);
    return item;
  }

  function take(one) {
    if (input.name === "q") {
      location.assign(one.address);
    } else {
      input.value = one.key;
      show(false);
    }
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const typed = input.value.trim();
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = typed ? await fetch(address, { signal: asked.signal }) : null;
      found = answer?.ok ? await answer.json() : [];
    } catch {
      return; // something else was typed meanwhile, or the server is gone: the field stays a plain one
    }
    list.replaceChildren(...found.map(option));
    status.textContent = found.length ? `${found.length} suggestion${found.length === 1 ? "" : "s"}` : "";
    show(found.length > 0 && document.activeElement === input);
    choose(-1);
  }

  const moves = {
    ArrowDown: () => choose(at + 1 < found.length ? at + 1 : -1),
    ArrowUp: () => choose(at === -1 ? found.length - 1 : at - 1),
    Escape: () => show(false),
    Tab: () => show(false),
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // a Korean syllable is still being put together
    if (list.hidden) {
      if (event.key === "ArrowDown" && found.length) {
        event.preventDefault();
        show(true);
        choose(0);
      }
      return;
    }
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(found[at]);
    } else if (moves[event.key]) {
      if (event.key !== "Tab") event.preventDefault();
      moves[event.key]();
    }
  });
  input.addEventListener("blur", () => show(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) take(found[[...list.children].indexOf(item)]);
  });
}

for (const input of document.querySelectorAll("input[data-suggest]")) combobox(input);

for (const select of document.querySelectorAll("select[data-submit]")) {
  const button = select.parentElement.querySelector("button");
  if (button) button.hidden = true;
  select.addEventListener("change", () => select.form.requestSubmit());
}

const fold = document.querySelector(".narrow > .fold");
if (fold) {
  const narrow = matchMedia("(max-width: 760px)");
  const fit = () => { fold.open = !narrow.matches; };
  narrow.addEventListener("change", fit);
  fit();
}

// The chosen number in the middle of the window; on a narrow screen what was read of it lies over the lower half.
document.querySelector("mark.chosen")?.scrollIntoView({ block: matchMedia("(max-width: 760px)").matches ? "start" : "center" });

// Empty fields need not stand in the address.
for (const form of document.querySelectorAll("form.big-find")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) if (value === "" || (name === "sort" && value === "newest")) event.formData.delete(name);
  });
}
