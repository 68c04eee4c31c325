// Inside Airflow the pages lie in a frame that may neither open a window nor leave its own: what leads out, to a
// publisher or to Airflow itself, is followed by the page around it, which is of the same origin.
addEventListener("click", (event) => {
  const link = event.target.closest("a[target]");
  if (!link || event.defaultPrevented || window.parent === window) return;
  let around;
  try {
    around = window.parent.document;
  } catch {
    return; // a frame of another origin is left to the browser
  }
  const followed = around.createElement("a");
  followed.href = link.href;
  followed.rel = link.rel;
  if (link.target === "_blank") followed.target = "_blank";
  event.preventDefault();
  around.body.append(followed);
  followed.click();
  followed.remove();
});
