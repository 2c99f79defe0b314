/* Charts by Observable Plot, from the data that stands in the page. Each has the same as text beside it, so that the drawing is for eyes alone. */
"use strict";
(() => {
  const shapes = { accept: "circle", "accept-if": "circle", open: "circle", undecided: "square", doubtful: "diamond", reject: "times" };
  const filled = new Set(["accept", "accept-if"]);
  const colour = (name) => `var(--${name})`;
  const day = (text) => new Date(`${text}T00:00:00Z`);
  const common = (figure, names) => ({
    className: "plot",
    width: Math.max(560, Math.min(1100, figure.clientWidth || 900)),
    marginLeft: Math.min(180, 20 + 7.5 * Math.max(4, ...names.map((name) => name.length))),
    marginRight: 24,
    x: { type: "utc", label: null, grid: false, nice: true },
  });

  const lanes = (figure, data) => {
    const names = data.parties.map((party) => party.name);
    const points = data.points.map((point) => ({ ...point, when: day(point.day) }));
    const told = (point) => `${point.said}\n${point.heard}, ${point.day}\n${point.words}`;
    const marked = (test) => points.filter(test);
    return Plot.plot({
      ...common(figure, names),
      height: 44 + 58 * names.length,
      y: { domain: names, label: null, tickSize: 0 },
      symbol: { domain: Object.keys(shapes), range: Object.values(shapes) },
      marks: [
        Plot.ruleY(names, { stroke: "var(--rule)" }),
        Plot.line(marked((point) => point.own), { x: "when", y: "party", stroke: "var(--rule)", strokeWidth: 3 }),
        Plot.dot(marked((point) => point.contested), { x: "when", y: "party", r: 11, stroke: "var(--contested)", strokeWidth: 1.4, strokeDasharray: "3 2" }),
        Plot.dot(points, {
          x: "when", y: "party", symbol: "stance", r: 6, strokeWidth: 2,
          stroke: (point) => colour(point.stance), fill: (point) => (filled.has(point.stance) ? colour(point.stance) : "var(--paper)"),
          fillOpacity: (point) => (point.stance === "accept-if" ? 0.35 : 1), href: "href",
          title: told, tip: { fill: "var(--sheet)", stroke: "var(--rule)", lineWidth: 34 },
        }),
        Plot.text(marked((point) => point.shift), { x: "when", y: "party", text: "shift", dy: -16, fill: "var(--moved)" }),
      ],
    });
  };

  const contacts = (figure, data) => {
    const names = [...new Set(data.meetings.map((one) => one.others))];
    const points = data.meetings.filter((one) => one.day).map((one) => ({ ...one, when: day(one.day) }));
    return Plot.plot({
      ...common(figure, names),
      height: 44 + 36 * names.length,
      y: { domain: names, label: null, tickSize: 0 },
      symbol: { domain: Object.keys(shapes), range: Object.values(shapes) },
      marks: [
        Plot.ruleY(names, { stroke: "var(--rule)" }),
        Plot.dot(points, {
          x: "when", y: "others", symbol: "shape", r: 6, strokeWidth: 2, href: "href",
          stroke: (one) => colour(one.shape), fill: (one) => (filled.has(one.shape) ? colour(one.shape) : "var(--paper)"),
          title: (one) => `${one.said}\n${one.day}`, tip: { fill: "var(--sheet)", stroke: "var(--rule)" },
        }),
        Plot.text(points, { x: "when", y: "others", text: "said", dy: -12, fill: "var(--soft)" }),
      ],
    });
  };

  const kinds = { lanes, contacts };
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const data = JSON.parse(document.getElementById(figure.dataset.from).textContent);
    const drawing = kinds[figure.dataset.chart](figure, data);
    drawing.setAttribute("aria-hidden", "true");
    for (const link of drawing.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    figure.append(drawing);
  }
})();
