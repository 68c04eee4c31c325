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
tip.hidden = true;
document.body.append(tip);
function show(handler, event, item, value) {
  tip.hidden = !value;
  if (!value) return;
  const row = document.getElementById(`f-${item.datum.id}`);
  tip.textContent = row ? `${item.datum.said}. ${row.dataset.said || ""}` : item.datum.said;
  tip.style.left = `${Math.max(8, Math.min(event.pageX + 12, innerWidth - 380))}px`;
  tip.style.top = `${event.pageY + 14}px`;
}

const runtime = vega.parse(vegaLite.compile(spec).spec, null, { ast: true });
const view = new vega.View(runtime, { expr: expressionInterpreter, renderer: "canvas", container: box, hover: true, tooltip: show });
view.addEventListener("click", (event, item) => {
  const row = item && item.datum && document.getElementById(`f-${item.datum.id}`);
  if (row) location.assign(row.dataset.href);
});
const fit = () => view.width(Math.max(220, box.clientWidth - 90)).runAsync();
await fit();
addEventListener("resize", fit);
box.dataset.drawn = "yes";
