// What only helps on the page of a series: texts to copy, and series to compare with as one types.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    const words = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = words; }, 1500);
  });
}
const form = document.querySelector("[data-compare]");
const field = form?.querySelector("[name=add]");
const list = document.getElementById("like");
let asked = 0;
let waiting = 0;
async function offer() {
  const mine = ++asked;
  const address = new URL(form.dataset.compare, location.href);
  address.searchParams.set("add", field.value.trim());
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || mine !== asked) return;
  const rows = (await answer.json()).map((row) => {
    const name = document.createElement("b");
    name.textContent = row.name;
    const said = document.createElement("span");
    said.className = "small faint";
    said.textContent = row.said;
    const link = document.createElement("a");
    link.href = row.href;
    link.append(name, said);
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  if (!rows.length) {
    const none = document.createElement("li");
    none.className = "small faint";
    none.textContent = "Nothing of this metric and unit is so called.";
    rows.push(none);
  }
  list.replaceChildren(...rows);
}
field?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, 150);
});
