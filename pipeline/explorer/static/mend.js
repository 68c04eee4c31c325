// The list "worth a look" by keyboard: J and K go on and back, 1 to 4 press what the item offers. Forms work without it.
const list = document.querySelector("[data-queue]");

const items = () => [...list.querySelectorAll(":scope > li")];

function current() {
  const held = document.activeElement?.closest("[data-queue] > li");
  return held ? items().indexOf(held) : -1;
}

function go(place) {
  const all = items();
  const found = all[Math.min(Math.max(place, 0), all.length - 1)];
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const place = Math.max(current(), 0);
  const part = items()[place].querySelector(`[data-key="${key}"]`);
  if (!part) return;
  if (key === "4") {
    if (place + 1 < items().length) go(place + 1);
    else document.querySelector("[rel=next]")?.focus();
  } else if (part instanceof HTMLDetailsElement) {
    part.open = true;
    part.querySelector("input:not([type=hidden])").focus();
  } else part.click();
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.matches("input, select, textarea") || target.isContentEditable);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && list && isTyping(event.target) && current() >= 0) {
    go(current());
    return;
  }
  if (!list || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "j") go(current() + 1);
  else if (key === "k") go(current() - 1);
  else if (["1", "2", "3", "4"].includes(key)) press(key);
  else return;
  event.preventDefault();
});

// back from a form, the item that has moved into the place of the one that is done
if (list) {
  const place = Number(/^#at-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  if (place && new URLSearchParams(location.search).has("edited")) go(place - 1);
}
