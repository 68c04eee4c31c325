// Before anything is drawn: dark where the Airflow frame or the system is dark; in a frame the name goes, the pages stay.
(() => {
  let wanted = null;
  const root = document.documentElement;
  const framed = window.parent !== window;
  try {
    wanted = localStorage.getItem("theme") || localStorage.getItem("chakra-ui-color-mode");
    const frame = framed ? window.parent.document.documentElement : null;
    if (frame && (frame.classList.contains("dark") || frame.dataset.theme === "dark")) wanted = "dark";
    if (frame && frame.classList.contains("light")) wanted = "light";
  } catch {
    wanted = null; // a frame of another origin tells nothing
  }
  const dark = wanted === "dark" || (wanted !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.classList.toggle("dark", dark);
  if (framed) root.dataset.framed = "";
})();
