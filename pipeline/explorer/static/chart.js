// Draws the specification that the page names, with Vega's interpreter: no code is made from strings. All places come from
// the server, for the width that is asked for; the script puts in colours, tells the points and takes pictures.
import { expressionInterpreter } from "./vega-interpreter.js";

const box = document.querySelector("[data-chart]");
const isEmbedded = document.body.classList.contains("embedded");
const style = getComputedStyle(document.documentElement);

function coloured(part) {
  if (Array.isArray(part)) return part.map(coloured);
  if (part && typeof part === "object") return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, coloured(value)]));
  const named = typeof part === "string" && part.match(/^var\((--[\w-]+)\)$/);
  return named ? style.getPropertyValue(named[1]).trim() : part;
}
async function ask(more) {
  const address = new URL(box.dataset.chart, location.href);
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value);
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`the chart does not come: ${answer.status}`);
  return answer.json();
}
function viewOf(spec, options) {
  const runtime = vega.parse(vegaLite.compile(spec).spec, null, { ast: true });
  return new vega.View(runtime, { expr: expressionInterpreter, ...options });
}

const tip = element("div", "tip");
tip.setAttribute("role", "status");
tip.hidden = true;
document.body.append(tip);
const ring = element("span", "ring");
ring.hidden = true;
let points = [];
let corner = { left: 0, top: 0 };
let view = null;
let at = -1;

function element(name, kind, words) {
  const made = document.createElement(name);
  made.className = kind;
  if (words !== undefined) made.textContent = words;
  return made;
}
function sentenceOf(point) {
  const said = element("p", "q");
  said.lang = point.language;
  const [before, number, behind] = point.pieces;
  said.append(before);
  if (number) said.append(element("mark", "", number));
  said.append(behind);
  return said;
}
function tell(point) {
  tip.className = `tip c${point.colour}`;
  tip.replaceChildren(element("p", "v", point.said));
  if (point.pieces) tip.append(sentenceOf(point));
  const who = element("p", "src");
  who.append(element("span", "dot"), point.who);
  tip.append(who, element("span", `trust ${point.mark}`, point.trust));
  tip.hidden = false;
  const frame = box.getBoundingClientRect();
  const x = frame.left + corner.left + point.x;
  const y = frame.top + scrollY + corner.top + point.y;
  const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
  // beside and above, so that the line stays in sight
  const beside = x > room / 2 + 100 ? x - tip.offsetWidth - 22 : x + 22;
  tip.style.left = `${Math.max(8, Math.min(beside, room))}px`;
  tip.style.top = `${Math.max(scrollY + 4, y - tip.offsetHeight - 14)}px`;
  ring.style.left = `${corner.left + point.x}px`;
  ring.style.top = `${corner.top + point.y}px`;
  ring.hidden = false;
}
function hide() {
  tip.hidden = ring.hidden = true;
}
function open(point) {
  if (!point) return;
  if (isEmbedded) window.open(point.href, "_blank", "noopener");
  else location.assign(point.href);
}
const pointOf = (item) => item?.datum?.id && points.find((point) => point.id === item.datum.id);
function show(handler, event, item, value) {
  const point = pointOf(item);
  if (point) tell(point);
  else if (document.activeElement !== box) hide();
}

async function draw() {
  const spec = await ask({ width: Math.max(280, Math.floor(box.clientWidth)) });
  view?.finalize();
  box.replaceChildren();
  points = spec.usermeta.points;
  corner = { left: spec.padding.left, top: spec.padding.top };
  view = viewOf(coloured(spec), { renderer: "canvas", container: box, hover: true, tooltip: show });
  view.addEventListener("mousemove", (event, item) => show(null, event, item));
  view.addEventListener("click", (event, item) => open(pointOf(item)));
  await view.runAsync();
  box.append(ring);
  hide();
  box.dataset.drawn = "yes";
}

// Without a mouse: arrow keys go from figure to figure in the order of time.
box.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -points.length, End: points.length }[event.key];
  if (event.key === "Enter") open(points[at]);
  if (event.key === "Escape") hide();
  if (!by || !points.length) return;
  event.preventDefault();
  at = Math.max(0, Math.min(points.length - 1, at + by));
  tell(points[at]);
});
box.addEventListener("blur", hide);
box.addEventListener("mouseleave", hide);

// Pictures carry the title and the source line, and look the same whatever the theme of the page.
for (const button of document.querySelectorAll("[data-picture]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const taken = await viewOf(await ask({ take: "1" }), { renderer: "none" }).runAsync();
    const kind = button.dataset.picture;
    const address = kind === "png" ? await taken.toImageURL("png", 2) : URL.createObjectURL(new Blob([await taken.toSVG()], { type: "image/svg+xml" }));
    const link = element("a", "");
    link.href = address;
    link.download = `${box.dataset.file}.${kind}`;
    link.click();
    taken.finalize();
    if (kind === "svg") URL.revokeObjectURL(address);
  });
}

await draw();
let waiting = 0;
let drawnFor = box.clientWidth;
addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (box.clientWidth !== drawnFor) {
      drawnFor = box.clientWidth;
      draw();
    }
  }, 150);
});
