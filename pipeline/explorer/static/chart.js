// Draws the specification that the page names, with Vega's interpreter: no code is made from strings.
import { expressionInterpreter } from "./vega-interpreter.js";

const box = document.querySelector("[data-chart]");
const spec = await (await fetch(box.dataset.chart, { credentials: "same-origin" })).json();
const style = getComputedStyle(document.documentElement);
const text = style.getPropertyValue("--text").trim();
const line = style.getPropertyValue("--line").trim();
spec.config.axis = { ...spec.config.axis, labelColor: text, titleColor: text, gridColor: line, domainColor: line, tickColor: line };

const tip = document.createElement("div");
tip.className = "tip";
tip.setAttribute("role", "status");
tip.hidden = true;
document.body.append(tip);

function row(point) {
  return document.getElementById(`f-${point.id}`);
}
function tell(point, x, y) {
  const said = row(point);
  tip.replaceChildren();
  for (const [name, words] of [["b", point.said], ["p", said?.dataset.said], ["small", said?.dataset.who]]) {
    if (!words) continue;
    const part = document.createElement(name);
    part.textContent = words;
    tip.append(part);
  }
  tip.hidden = false;
  tip.style.left = `${Math.max(8, Math.min(x + 12, document.documentElement.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 14}px`;
}
function show(handler, event, item, value) {
  tip.hidden = true;
  if (value && item?.datum?.id) tell(item.datum, event.pageX, event.pageY);
}
function open(point) {
  const said = point && row(point);
  if (said) location.assign(said.dataset.href);
}

const runtime = vega.parse(vegaLite.compile(spec).spec, null, { ast: true });
const view = new vega.View(runtime, { expr: expressionInterpreter, renderer: "canvas", container: box, hover: true, tooltip: show });
view.addEventListener("click", (event, item) => open(item?.datum?.id && item.datum));

// Without a mouse: arrow keys go from figure to figure in the order of time.
const points = spec.data.values;
let at = -1;
function step(by) {
  at = Math.max(0, Math.min(points.length - 1, at + by));
  const [left, top] = view.origin();
  const around = view.padding();
  const frame = box.getBoundingClientRect();
  const canvas = box.querySelector("canvas").getBoundingClientRect();
  const x = canvas.left + around.left + left + view.scale("x")(new Date(points[at].at));
  const y = canvas.top + around.top + top + view.scale("y")(points[at].value);
  ring.style.left = `${x - frame.left - box.clientLeft}px`;
  ring.style.top = `${y - frame.top - box.clientTop}px`;
  ring.hidden = false;
  tell(points[at], x + scrollX, y + scrollY);
}
const ring = document.createElement("span");
ring.className = "ring";
ring.hidden = true;
box.append(ring);
box.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -points.length, End: points.length }[event.key];
  if (event.key === "Enter") open(points[at]);
  if (event.key === "Escape") tip.hidden = ring.hidden = true;
  if (!by) return;
  event.preventDefault();
  step(by);
});
box.addEventListener("blur", () => { tip.hidden = ring.hidden = true; });

const fit = () => view.width(Math.max(240, box.clientWidth - 22)).runAsync();
await fit();
addEventListener("resize", fit);
box.dataset.drawn = "yes";
