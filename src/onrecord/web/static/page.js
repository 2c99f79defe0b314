/* What scripts add to pages that work without them: the slider of days, and the keyboard on a report. */
"use strict";
(() => {
  // A slider over the days on which something was told (or learnt), under the field that holds the day.
  const slider = (form, input, days, label) => {
    if (!input || days.length < 2) return;
    const last = days.length - 1;
    const range = Object.assign(document.createElement("input"), { type: "range", min: 0, max: last, step: 1 });
    const shown = document.createElement("output");
    range.id = `${input.id}-slider`;
    shown.htmlFor = range.id;
    range.setAttribute("aria-label", `${label}, by the days that the record tells of`);
    range.value = Math.max(0, days.filter((day) => day <= (input.value || days[last])).length - 1);
    const tell = () => {
      const day = days[range.value];
      shown.textContent = Number(range.value) === last ? "now" : day;
      range.setAttribute("aria-valuetext", shown.textContent);
    };
    tell();
    range.addEventListener("input", tell);
    range.addEventListener("change", () => {
      input.value = Number(range.value) === last ? "" : days[range.value];
      form.requestSubmit();
    });
    const box = Object.assign(document.createElement("div"), { className: "slider" });
    box.append(range, shown);
    input.parentElement.append(box);
  };

  for (const form of document.querySelectorAll("form.moment[data-days]")) {
    const list = (text) => (text || "").split(" ").filter(Boolean);
    slider(form, form.elements.known_by, list(form.dataset.learnt), "As known on");
    slider(form, form.elements.as_of, list(form.dataset.days), "As of");
    // An empty field asks for nothing: the address stays short enough to be sent to somebody.
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
  }

  const margin = document.querySelector(".reading .margin");
  if (margin && !document.querySelector("[data-review]")) {
    const lines = [...margin.querySelectorAll("li[data-of]")];
    const marks = [...document.querySelectorAll(".text mark[data-of]")];
    let at = -1;
    const light = (key) => {
      for (const mark of marks) mark.classList.toggle("lit", mark.dataset.of.split(" ").includes(key));
      for (const line of lines) line.classList.toggle("lit", line.dataset.of === key);
    };
    const go = (step) => {
      if (!lines.length) return;
      at = (at + step + lines.length) % lines.length;
      const key = lines[at].dataset.of;
      light(key);
      const place = document.getElementById(key);
      if (place) place.scrollIntoView({ block: "center" });
      lines[at].scrollIntoView({ block: "nearest" });
      lines[at].querySelector(".go").focus({ preventScroll: true });
    };
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
      if (event.key === "n") go(1);
      else if (event.key === "p") go(at < 0 ? 0 : -1);
    });
    for (const line of lines) line.addEventListener("pointerenter", () => light(line.dataset.of));
    for (const mark of marks) mark.addEventListener("click", () => light(mark.dataset.of.split(" ").at(-1)));
    const asked = location.hash.slice(1);
    at = lines.findIndex((line) => line.dataset.of === asked);
    if (at >= 0) light(asked);
  }
})();
