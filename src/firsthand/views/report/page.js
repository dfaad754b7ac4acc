"use strict";
(() => {
  const tools = document.getElementById("tools");
  const filter = document.getElementById("filter");
  const keys = document.getElementById("keys");
  const told = document.getElementById("shown");
  const stops = [...document.querySelectorAll(".finding, article")];
  tools.hidden = false;

  const open = () => {
    const aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let up = aim; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (aim) aim.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", open);
  open();

  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const stop of stops) {
      const text = stop.textContent.toLowerCase();
      const holds = words.every((word) => text.includes(word));
      stop.hidden = !holds;
      left += holds ? 1 : 0;
    }
    told.textContent = words.length ? `${left} of ${stops.length} findings and articles` : "";
  });

  addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target === filter) return;
    if (event.key !== "j" && event.key !== "k") return;
    const seen = stops.filter((stop) => !stop.hidden);
    const tops = seen.map((stop) => stop.getBoundingClientRect().top);
    const next = tops.findIndex((top) => top > 40);
    const last = tops.findLastIndex((top) => top < 0);
    const to = event.key === "j" ? seen[next] : seen[last];
    if (!to) return;
    to.scrollIntoView({ block: "start" });
    to.focus({ preventScroll: true });
  });
})();
