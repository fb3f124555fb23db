// Draws the flow; the page says the same in its tables, so nothing is lost without it.
(() => {
  const place = document.getElementById("flow");
  const data = JSON.parse(document.getElementById("flow-data").textContent);
  if (!place || !window.echarts) return;
  place.hidden = false;
  const title = new Map(data.nodes.map((node) => [node.name, node.title]));
  const short = new Map(data.nodes.map((node) => [node.name, node.short]));
  const most = Math.max(...[0, 1, 2].map((depth) => data.nodes.filter((node) => node.depth === depth).length));
  place.style.blockSize = `${Math.max(320, most * 46)}px`;
  const ribbon = place.dataset.ribbon;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chart;
  // On paper the labels are the short names, whole; the table below the chart has the long ones.
  function draw(paper = 0) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const narrow = paper > 0 || place.clientWidth < 900;
    // A long title breaks into lines that end before the next column.
    const room = (depth) => (depth === 2 ? 235 : Math.floor((place.clientWidth - 254) / 2) - 40);
    chart?.dispose();
    chart = window.echarts.init(place, null, { renderer: "svg", ...(paper > 0 && { width: paper }) });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: "system-ui, sans-serif" },
      tooltip: {
        confine: true,
        backgroundColor: colour("--page"),
        borderColor: colour("--line"),
        textStyle: { color: colour("--ink") },
        extraCssText: "max-width: 26rem; white-space: normal;",
        formatter: ({ dataType, data: one }) =>
          dataType === "edge"
            ? `${escaped(title.get(one.source))} → ${escaped(title.get(one.target))}: <b>${one.value}</b> ${place.dataset.said}`
            : escaped(title.get(one.name)),
      },
      series: {
        type: "sankey",
        left: narrow ? 30 : 4,
        right: narrow ? 40 : 250,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 13,
        layoutIterations: 64,
        draggable: false,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: colour("--link"), opacity: 0.22, curveness: 0.5 },
        itemStyle: { color: colour("--link"), borderWidth: 0 },
        label: {
          color: colour("--ink"),
          fontSize: 12,
          textBorderColor: colour("--page"),
          textBorderWidth: 3,
          formatter: ({ name }) => {
            const node = data.nodes.find((one) => one.name === name);
            const number = node.short;
            if (narrow) return number;
            return node.title.includes(number) && node.depth === 1 ? `${number} ${node.title.split(" Convention")[0]}` : `${number}  ${node.title}`;
          },
        },
        data: data.nodes.map(({ name, depth }) => ({ name, depth, label: narrow ? {} : { width: room(depth), overflow: "break", lineHeight: 14 } })),
        links: data.links,
      },
    });
    chart.on("click", ({ dataType, data: one }) => {
      if (dataType === "edge") location.href = `${ribbon}${ribbon.includes("?") ? "&" : "?"}from=${encodeURIComponent(one.source)}&to=${encodeURIComponent(one.target)}`;
      else location.href = `/${one.name}`;
    });
  }
  function escaped(text) {
    const span = document.createElement("span");
    span.textContent = text;
    return span.innerHTML;
  }
  draw();
  dark.addEventListener("change", () => draw());
  addEventListener("beforeprint", () => draw(640));
  addEventListener("afterprint", () => draw());
  // Where a page is printed without these events, the medium changes all the same.
  matchMedia("print").addEventListener("change", ({ matches }) => draw(matches ? 640 : 0));
  let width = place.clientWidth;
  addEventListener("resize", () => {
    if (place.clientWidth !== width) {
      width = place.clientWidth;
      draw();
    }
  });
})();
