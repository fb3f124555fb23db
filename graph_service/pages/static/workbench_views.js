// The four views of an answer in the workbench: table, chart, graph and the text as it came.
window.made = (tag, properties = {}, ...children) => {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...children);
  return one;
};
// `data` and `words` are the page's; `known` the prefixes; `failed` shows a problem; `answered` returns the answer that is shown:
// { query, body, triples, rows, variables }.
window.workbenchViews = ({ data, words, known, failed, answered }) => {
  const made = window.made;
  const MOST_ROWS = 1000;
  const GRAPH_MOST = 400;
  // A name as it is typed into a query: what SPARQL reserves is escaped (SPARQL 1.1, rule PLX), and what no name can write is an IRI.
  function brief(iri) {
    const [prefix, start] = known.filter(([, one]) => iri.startsWith(one)).sort((a, b) => b[1].length - a[1].length)[0] ?? [];
    if (!prefix) return iri;
    const name = iri.slice(start.length);
    if (!/^[\p{L}\p{N}_:~.!$&'()*+,;=/?#@%-]*$/u.test(name)) return `<${iri}>`;
    return `${prefix}:${name.replace(/[~!$&'()*+,;=/?#@%]|^[.-]|\.$/g, "\\$&")}`;
  }
  // Our IRIs are answered here by path, so a link works before the names are registered and without a network.
  const local = (iri) => (iri.startsWith(data.prefixes.gcm) ? `/${iri.slice(data.prefixes.gcm.length).replace(/^\/+/, "")}` : iri);
  function cell(term) {
    if (!term) return made("td");
    if (term.type === "uri") return made("td", {}, /^https?:/.test(term.value) ? made("a", { href: local(term.value), title: term.value }, brief(term.value)) : term.value);
    const tag = term["xml:lang"] ? ` @${term["xml:lang"]}` : "";
    const value = term.datatype?.endsWith("#double") ? String(Number(term.value)) : term.value;
    return made("td", { dir: "auto" }, value, ...(tag ? [made("span", { className: "tag" }, tag)] : []));
  }
  // The triples of an answer, asked for once as N-Triples: one line is one triple.
  const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };
  const plain = (written) => written.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) => (one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight, 16))));
  function term(written) {
    if (written.startsWith("<")) return { type: "uri", value: plain(written.slice(1, -1)) };
    if (!written.startsWith('"')) return { type: "bnode", value: written };
    const [, value, language, datatype] = written.match(/^"(.*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/s) ?? ["", "", written];
    return { type: "literal", value: plain(value), "xml:lang": language, datatype };
  }
  async function triples(answer) {
    if (answer.read) return answer.read;
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/n-triples" },
      body: new URLSearchParams({ query: answer.query }),
    });
    if (!response.ok) {
      failed(await response.text());
      return [];
    }
    const lines = (await response.text()).split("\n").map((line) => line.match(/^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|".*") ?\.$|^(<[^>]*>|_:\S+) (<[^>]*>) (".*) \.$/s));
    answer.read = lines.filter(Boolean).map((one) => (one[1] ? one.slice(1, 4) : one.slice(4, 7)).map(term));
    return answer.read;
  }
  async function table(place) {
    const answer = answered();
    if (!answer.triples) return rowsOf(place, answer.variables, answer.rows);
    const found = await triples(answer);
    if (answered() !== answer || !place.isConnected || place.childElementCount) return;
    const columns = [words.subject, words.property, words.object];
    rowsOf(place, columns, found.map((triple) => Object.fromEntries(columns.map((name, at) => [name, triple[at]]))));
  }
  function rowsOf(place, variables, rows) {
    const head = made("tr");
    const body = made("tbody");
    const fill = (sorted) => body.replaceChildren(...sorted.slice(0, MOST_ROWS).map((row) => made("tr", {}, ...variables.map((name) => cell(row[name])))));
    variables.forEach((name) => {
      const button = made("button", { type: "button" }, name);
      const heading = made("th", { scope: "col" }, button);
      button.addEventListener("click", () => {
        const order = heading.ariaSort === "ascending" ? -1 : 1;
        head.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
        heading.ariaSort = order > 0 ? "ascending" : "descending";
        const value = (row) => row[name]?.value ?? "";
        fill([...rows].sort((a, b) => order * value(a).localeCompare(value(b), undefined, { numeric: true })));
      });
      head.append(heading);
    });
    fill(rows);
    place.append(made("table", {}, made("thead", {}, head), body));
  }
  function raw(place) {
    const answer = answered();
    let shown = answer.body;
    if (!answer.triples) shown = JSON.stringify(JSON.parse(shown), null, 2);
    place.append(made("pre", { dir: "ltr" }, made("code", {}, shown.slice(0, 300000))));
  }
  let library;
  function charts() {
    library ??= new Promise((done, fail) => {
      document.head.append(made("script", { src: "/static/vendor/echarts.js", onload: () => done(window.echarts), onerror: fail }));
    });
    return library;
  }
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  async function drawn(place, option, alternative, height = 0) {
    const canvas = made("div", { className: "drawn" });
    if (height) canvas.style.blockSize = `${height}px`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", alternative);
    place.append(canvas);
    const { init } = await charts();
    if (!canvas.isConnected) return undefined;
    const chart = init(canvas, null, { renderer: "svg" });
    chart.setOption({ animation: false, textStyle: { fontFamily: "system-ui, sans-serif", color: colour("--ink") }, ...option });
    return chart;
  }
  const NUMERIC = /#(integer|decimal|double|float|int|long|short|nonNegativeInteger|positiveInteger)$/;
  const isNumber = ({ rows }, name) => rows.some((row) => row[name]) && rows.every((row) => !row[name] || NUMERIC.test(row[name].datatype ?? ""));
  const isCount = ({ rows }, name) => rows.some((row) => row[name]?.datatype?.endsWith("integer"));
  const isSpoken = ({ rows }, name) => rows.every((row) => !row[name] || row[name].type === "literal") && rows.some((row) => row[name]?.value.length > 3);
  const shownTerm = (one) => (one?.type === "uri" ? brief(one.value) : (one?.value ?? ""));
  function chart(place) {
    const answer = answered();
    const numbers = answer.variables.filter((name) => isNumber(answer, name));
    const names = answer.variables.filter((name) => !numbers.includes(name));
    if (!numbers.length || !names.length) return place.append(made("p", {}, words.no_chart));
    // The columns can be chosen; at first the last count, and what speaks for a row.
    const choose = (label, options, chosen) => {
      const select = made("select", {}, ...options.map(([value, said]) => made("option", { value, selected: value === chosen }, said)));
      select.addEventListener("change", draw);
      bar.append(made("label", {}, `${label} `, select));
      return select;
    };
    const bar = made("div", { className: "bar" });
    const canvas = made("div");
    const both = names.length > 1 ? names.slice(0, 2) : [];
    const spoken = names.filter((name) => isSpoken(answer, name)).slice(0, 2);
    const options = [...names.map((name) => [name, name]), ...[spoken, both].filter((pair) => pair.length > 1).map((pair) => [pair.join(" "), pair.join(" · ")])];
    const once = [...new Map(options)];
    place.append(bar, canvas);
    const labels = choose(words.chart_names, once, spoken.join(" ") || names[0]);
    const number = choose(words.chart_numbers, numbers.map((name) => [name, name]), numbers.filter((name) => isCount(answer, name)).at(-1) ?? numbers.at(-1));
    draw();

    function draw() {
      canvas.replaceChildren();
      const rows = answer.rows.slice(0, 100);
      const shown = labels.value.split(" ");
      drawn(
        canvas,
        {
          grid: { left: 8, right: 50, top: 10, bottom: 10, containLabel: true },
          tooltip: { confine: true },
          xAxis: { type: "value", axisLabel: { color: colour("--soft") }, splitLine: { lineStyle: { color: colour("--line") } } },
          yAxis: { type: "category", inverse: true, data: rows.map((row) => shown.map((one) => shownTerm(row[one])).join(" · ")), axisLabel: { color: colour("--ink"), width: 260, overflow: "truncate" } },
          series: { type: "bar", data: rows.map((row) => Number(row[number.value]?.value ?? 0)), itemStyle: { color: colour("--link") }, label: { show: true, position: "right", color: colour("--ink") } },
        },
        `${number.value} – ${shown.join(", ")}`,
      );
      canvas.querySelector(".drawn").style.blockSize = `${Math.max(200, rows.length * 26 + 60)}px`;
    }
  }
  const LABEL = /#(label|prefLabel)$|\/title$/;
  async function graph(place) {
    const answer = answered();
    if (!answer.triples) return place.append(made("p", {}, words.no_graph));
    const nodes = new Map();
    const links = [];
    const labels = new Map();
    for (const [subject, property, object] of await triples(answer)) {
      if (object.type === "literal") {
        if (LABEL.test(property.value)) labels.set(subject.value, object.value);
        continue;
      }
      if (links.length >= GRAPH_MOST) continue;
      for (const one of [subject.value, object.value]) nodes.set(one, (nodes.get(one) ?? 0) + 1);
      links.push({ source: subject.value, target: object.value, value: brief(property.value) });
    }
    // What the answer does not name the graph may.
    for (const [one, said] of await namesOf([...nodes.keys()].filter((one) => !labels.has(one) && /^https?:[^<>"{}|^`\\\s]*$/.test(one)))) labels.set(one, said);
    if (answered() !== answer || !place.isConnected || place.childElementCount) return;
    const name = (one) => labels.get(one) ?? brief(one);
    // Lines run behind words.
    const halo = { textBorderColor: colour("--page"), textBorderWidth: 3 };
    const chart = await drawn(
      place,
      {
        tooltip: { confine: true, formatter: ({ dataType, data: one }) => (dataType === "edge" ? one.value : name(one.name)).replaceAll("<", "&lt;") },
        series: {
          type: "graph",
          layout: "force",
          roam: true,
          force: { repulsion: 500, edgeLength: [90, 190], gravity: 0.06, layoutAnimation: false },
          data: [...nodes].map(([one, degree]) => ({ name: one, symbolSize: 8 + Math.min(20, degree * 2), itemStyle: { color: colour("--link") } })),
          links,
          edgeSymbol: ["none", "arrow"],
          edgeSymbolSize: 6,
          edgeLabel: { show: links.length <= 120, color: colour("--soft"), fontSize: 10, ...halo, formatter: ({ data: one }) => one.value },
          lineStyle: { color: colour("--soft"), opacity: 0.6 },
          label: { show: true, position: "right", color: colour("--ink"), fontSize: 11, width: 170, overflow: "break", lineHeight: 13, ...halo, formatter: ({ name: one }) => name(one) },
          // Where there are too many dots for all names, those that would cover another one show when pointed at.
          labelLayout: { hideOverlap: nodes.size > 80 },
        },
      },
      `${nodes.size} / ${links.length}`,
      Math.min(1400, Math.max(480, nodes.size * 26)),
    );
    chart?.on("click", ({ dataType, name: one }) => {
      if (dataType === "node" && /^https?:/.test(one)) location.href = local(one);
    });
  }
  async function namesOf(iris) {
    if (!iris.length) return [];
    const query = `SELECT ?one (SAMPLE(?said) AS ?name) WHERE { VALUES ?one { ${iris.map((one) => `<${one}>`).join(" ")} }
      ?one <http://www.w3.org/2000/01/rdf-schema#label>|<http://www.w3.org/2004/02/skos/core#prefLabel>|<http://purl.org/dc/terms/title> ?said } GROUP BY ?one`;
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/sparql-results+json" },
      body: new URLSearchParams({ query }),
    });
    return response.ok ? (await response.json()).results.bindings.map(({ one, name }) => [one.value, name.value]) : [];
  }

  return { table, chart, graph, raw };
};
