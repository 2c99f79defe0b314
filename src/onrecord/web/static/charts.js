/* Charts by Observable Plot, from the data that stands in the page. Each has the same as text beside it, so that the drawing is for eyes alone. */
"use strict";
(() => {
  // Half a disc in its circle: the half that is to stay empty is drawn the other way round, so that the two cancel.
  const half = {
    draw(context, size) {
      const radius = Math.sqrt(size / Math.PI);
      context.moveTo(radius, 0);
      context.arc(0, 0, radius, 0, 2 * Math.PI);
      context.moveTo(0, radius);
      context.arc(0, 0, radius, Math.PI / 2, -Math.PI / 2, true);
      context.closePath();
    },
  };
  const shapes = { accept: "circle", "accept-if": half, open: "circle", undecided: "square", doubtful: "diamond", reject: "times" };
  const filled = new Set(["accept", "accept-if"]);
  const colour = (name) => `var(--${name})`;
  const day = (text) => new Date(`${text}T00:00:00Z`);
  const common = (figure, names) => ({
    className: "plot",
    width: Math.max(520, Math.min(1100, figure.clientWidth || 900)),
    marginLeft: Math.min(170, 24 + 7.2 * Math.max(4, ...names.map((name) => name.length))),
    marginRight: 24,
    marginTop: 14,
    marginBottom: 34,
    fy: { domain: names, label: null, axis: null },
    symbol: { domain: Object.keys(shapes), range: Object.values(shapes) },
  });
  // Days from the first to the last, with a little air, and no ticks within a day.
  const time = (points) => {
    const [first, last] = d3.extent(points, (point) => point.when);
    const air = Math.max(864e5, (last - first) / 24);
    const domain = [new Date(first - air), new Date(+last + air)];
    const days = d3.utcDay.range(...domain).length;
    return { type: "utc", label: null, domain, ticks: days < 12 ? d3.utcDay.every(1) : days < 80 ? d3.utcMonday : 8, tickFormat: days < 400 ? d3.utcFormat("%-d %b") : d3.utcFormat("%b %Y") };
  };
  const dots = (points, options) =>
    Plot.dot(points, Plot.dodgeY("middle", { x: "when", r: 6, padding: 3, strokeWidth: 2, href: "href", tip: { fill: "var(--sheet)", stroke: "var(--rule)", lineWidth: 34 }, ...options }));
  const paint = (name) => ({
    stroke: (point) => colour(point[name]),
    fill: (point) => (filled.has(point[name]) ? colour(point[name]) : "var(--paper)"),
    symbol: name,
  });
  const laneNames = (names) => [
    Plot.ruleY([0], { stroke: "var(--rule)", frameAnchor: "middle", y: null }),
    Plot.text(names, { fy: (name) => name, text: (name) => name, frameAnchor: "left", dx: -12, textAnchor: "end", fill: "var(--ink)", fontSize: 13 }),
  ];
  const rows = (points, field) => Math.max(1, ...d3.rollup(points, (all) => Math.max(...d3.rollup(all, (same) => same.length, (point) => point.day).values()), (point) => point[field]).values());

  // Moves and contradictions under their day, by sign and word, once for all points of a day.
  const notes = (points) =>
    d3.groups(points.filter((point) => point.shift || point.contested), (point) => `${point.party} ${point.day}`).map(([, [first, ...others]]) => {
      const all = [first, ...others];
      const moves = new Set(all.map((point) => point.shift).filter(Boolean));
      const text = [...(all.some((point) => point.contested) ? ["≠"] : []), ...moves].join(" ");
      return { ...first, text, fill: colour(moves.size ? "moved" : "contested") };
    });

  const lanes = (figure, data) => {
    const names = data.parties.map((party) => party.name);
    const points = data.points.map((point) => ({ ...point, when: day(point.day) }));
    return Plot.plot({
      ...common(figure, names),
      height: 48 + names.length * (26 + 15 * Math.min(8, rows(points, "party"))),
      x: time(points),
      marks: [
        ...laneNames(names),
        dots(points, {
          fy: "party",
          ...paint("stance"),
          title: (point) => `${point.said}${point.contested ? " (contested)" : ""}${point.shift ? `, ${point.shift}` : ""}\n${point.heard}, ${point.day}\n${point.words}`,
        }),
        Plot.text(notes(points), { x: "when", fy: "party", text: "text", frameAnchor: "bottom", dy: 3, fontSize: 12, fill: "fill" }),
      ],
    });
  };

  const contacts = (figure, data) => {
    const names = [...new Set(data.meetings.map((one) => one.others))];
    const points = data.meetings.map((one) => ({ ...one, when: day(one.day) }));
    return Plot.plot({
      ...common(figure, names),
      height: 48 + names.length * (26 + 15 * Math.min(8, rows(points, "others"))),
      x: time(points),
      marks: [...laneNames(names), dots(points, { fy: "others", ...paint("shape"), title: (one) => `${one.said}\n${one.day}` })],
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
