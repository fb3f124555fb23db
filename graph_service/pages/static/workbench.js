// The workbench's script: the editor, running and stopping, results in four views, and the same request for programs.
// Without it the page is a form that sends the query and a format.
(() => {
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("bench-data").textContent);
  const words = JSON.parse(find("bench-words").textContent);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const area = find("query");
  const MOST_ROWS = 1000;
  const GRAPH_MOST = 400;
  let editor;
  let running;
  let answer;

  // ---- The editor

  const Yasqe = window.Yasqe;
  const known = Object.entries(data.prefixes);
  const counted = new Intl.NumberFormat(document.documentElement.lang);
  // Terms come with how often the dataset uses them, the most used first.
  function completer(name, terms, kind, position) {
    const base = Yasqe.Autocompleters[kind];
    const uses = new Map(terms);
    const offered = new Map();
    const draw = (item, _all, { text }) => {
      const count = document.createElement("span");
      count.className = "count";
      count.textContent = counted.format(offered.get(text));
      item.append(text, count);
    };
    return {
      ...base,
      name,
      persistenceId: undefined,
      bulk: true,
      get: () => [...uses.keys()],
      ...(position ? { isValidCompletionPosition: position } : {}),
      postProcessSuggestion: (one, token, iri) => {
        const text = base.postProcessSuggestion(one, token, iri);
        offered.set(text, uses.get(iri) ?? 0);
        return text;
      },
      postprocessHints: (_one, hints) => hints.map((hint) => ({ ...hint, render: draw })).sort((a, b) => offered.get(b.text) - offered.get(a.text)),
    };
  }
  // A graph is named after GRAPH, FROM and FROM NAMED.
  function namesGraph(one) {
    const token = one.getCompleteToken();
    if (/^[?$]/.test(token.string)) return false;
    const before = one.getPreviousNonWsToken(one.getDoc().getCursor().line, token);
    return /^(GRAPH|FROM|NAMED)$/i.test(before?.string ?? "");
  }
  if (Yasqe) {
    const prefixes = known.map(([name, iri]) => `${name}: <${iri}>`).sort();
    Yasqe.registerAutocompleter({ ...Yasqe.Autocompleters.prefixes, name: "our-prefixes", persistenceId: undefined, bulk: true, get: () => prefixes }, false);
    Yasqe.registerAutocompleter(completer("our-classes", data.terms.class, "class"), false);
    Yasqe.registerAutocompleter(completer("our-properties", data.terms.property, "property"), false);
    Yasqe.registerAutocompleter(completer("our-graphs", data.terms.graph, "class", namesGraph), false);
    const place = find("editor");
    place.hidden = false;
    editor = new Yasqe(place, {
      value: area.value,
      autocompleters: ["our-prefixes", "our-classes", "our-properties", "our-graphs", "variables"],
      persistenceId: null,
      prefixCcApi: null,
      showQueryButton: false,
      resizeable: false,
      editorHeight: "auto",
      pluginButtons: () => [],
      createShareableLink: () => shareLink(),
      consumeShareLink: null,
      createShortLink: undefined,
      collapsePrefixesOnLoad: true,
      viewportMargin: Infinity,
      extraKeys: {
        "Ctrl-Enter": run,
        "Cmd-Enter": run,
        "Ctrl-Space": (one) => one.autocomplete(),
        "Ctrl-/": (one) => one.commentLines(),
        "Shift-Ctrl-F": (one) => one.autoformat(),
        // A keyboard must be able to leave (WCAG 2.1.2): after Esc, Tab moves on.
        Esc: (one) => one.setOption("extraKeys", { ...one.getOption("extraKeys"), Tab: false, "Shift-Tab": false }),
      },
      requestConfig: { endpoint: "/sparql" },
    });
    area.hidden = true;
    area.removeAttribute("required");
    const inner = editor.getInputField();
    inner.setAttribute("aria-label", words.query);
    inner.setAttribute("aria-describedby", "keys");
    place.querySelectorAll(".yasqe_buttons").forEach((one) => one.remove());
    editor.on("changes", told);
  }
  const text = () => (editor ? editor.getValue() : area.value);
  // A prefix of ours that is used but not declared gets its line, in sight, so that the query runs unchanged in any other tool.
  function declare() {
    const bare = text().replace(/<[^>\s]*>|"""[^]*?"""|\'\'\'[^]*?\'\'\'|"[^"\n]*"|\'[^\'\n]*\'|#[^\n]*/g, " ");
    const declared = new Set([...bare.matchAll(/\bPREFIX\s+([\w-]*)\s*:/gi)].map(([, name]) => name));
    const used = new Set([...bare.matchAll(/(?<![\w:-])([A-Za-z][\w-]*):/g)].map(([, name]) => name));
    const lines = known.filter(([name]) => used.has(name) && !declared.has(name)).map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`);
    if (!lines.length) return;
    if (editor) editor.getDoc().replaceRange(lines.join(""), { line: 0, ch: 0 });
    else area.value = lines.join("") + area.value;
  }
  const isGraph = () => /^(CONSTRUCT|DESCRIBE)$/.test(kind());
  function kind() {
    // The first keyword that is no prologue, outside comments and IRIs.
    const bare = text().replace(/<[^>\s]*>|#[^\n]*/g, " ");
    return (bare.match(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i) || ["", ""])[1].toUpperCase();
  }

  // ---- The same for programs

  const quoted = (one) => `'${one.replaceAll("'", `'\\''`)}'`;
  const shareLink = () => `${data.endpoint}?q=${encodeURIComponent(text())}`;
  function told() {
    const accept = isGraph() ? "text/turtle" : "text/csv";
    find("curl-code").textContent = `curl ${quoted(data.endpoint)} \\\n  -H ${quoted(`Accept: ${accept}`)} \\\n  --data-urlencode ${quoted(`query=${text().trim()}`)}`;
    find("python-code").textContent = [
      "import urllib.parse, urllib.request",
      "",
      `query = r'''${text().trim().replaceAll("'''", `'''"'''"r'''`)}'''`,
      "request = urllib.request.Request(",
      `    ${JSON.stringify(data.endpoint)},`,
      '    data=urllib.parse.urlencode({"query": query}).encode(),',
      `    headers={"Accept": ${JSON.stringify(accept)}},`,
      ")",
      "with urllib.request.urlopen(request) as answer:",
      "    print(answer.read().decode())",
    ].join("\n");
    find("share").href = shareLink();
  }

  // ---- Running

  // The form's own answer is a page; here the answer comes below, so the choice is of what to download.
  find("format").querySelector('[value="html"]').remove();
  find("format").removeAttribute("name");
  find("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  find("stop").addEventListener("click", () => running?.abort());
  async function run() {
    running?.abort();
    declare();
    const here = new AbortController();
    running = here;
    find("results").hidden = false;
    find("views").hidden = true;
    find("shown").replaceChildren();
    find("shown").hidden = true;
    find("answered").replaceChildren();
    hinted("");
    find("said").className = "";
    find("said").textContent = words.running;
    find("stop").hidden = false;
    marked(null);
    const started = performance.now();
    try {
      const response = await fetch("/sparql", {
        method: "POST",
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          Accept: isGraph() ? "text/turtle" : "application/sparql-results+json",
        },
        body: new URLSearchParams({ query: text() }),
        signal: here.signal,
      });
      const body = await response.text();
      if (running !== here) return;
      hinted(response.headers.get("x-did-you-mean") ?? "");
      if (response.ok) show(response.headers.get("content-type") || "", body, (performance.now() - started) / 1000);
      else failed(body);
    } catch (error) {
      if (running !== here) return;
      find("said").textContent = error.name === "AbortError" ? words.stopped : words.failed;
    } finally {
      if (running === here) {
        running = undefined;
        find("stop").hidden = true;
      }
    }
  }
  function failed(body) {
    let problem;
    try {
      problem = JSON.parse(body);
    } catch {
      problem = { title: words.failed, detail: body.slice(0, 500) };
    }
    const where = problem.line ? `${say("error_at", { line: problem.line, column: problem.column ?? 1 })} ` : "";
    find("said").className = "problem";
    find("said").textContent = `${where}${(problem.detail || problem.title).replace(/^error at \d+:\d+: /, "")}\n${problem.help || ""}`;
    if (problem.line) marked(problem.line, problem.column ?? 1);
  }
  // What the query names and the dataset does not have (X-Did-You-Mean).
  function hinted(header) {
    const lines = [...header.matchAll(/"([^"]*)";near="([^"]*)"/g)].map(([, name, near]) => {
      const line = document.createElement("li");
      line.textContent = near ? say("meant", { name, near: near.split(" ").join(", ") }) : say("not_there", { name });
      return line;
    });
    find("hints").replaceChildren(...lines);
    find("hints").hidden = !lines.length;
  }
  function marked(line, column) {
    if (!editor) return;
    editor.clearGutter("gutterErrorBar");
    if (!line) return;
    const sign = document.createElement("span");
    sign.textContent = "▶";
    sign.style.color = "var(--warn)";
    editor.setGutterMarker(line - 1, "gutterErrorBar", sign);
    editor.setCursor({ line: line - 1, ch: column - 1 });
    editor.focus();
  }

  // ---- Showing

  function show(type, body, seconds) {
    answer = { body, triples: type.includes("turtle"), rows: [], variables: [] };
    if (type.includes("json")) {
      const found = JSON.parse(body);
      if ("boolean" in found) {
        find("said").textContent = found.boolean ? words.yes : words.no;
        return;
      }
      answer.variables = found.head.vars;
      answer.rows = found.results.bindings;
      find("said").textContent = answer.rows.length ? say("rows", { count: answer.rows.length, seconds: seconds.toFixed(2) }) : words.empty;
      if (answer.rows.length > MOST_ROWS) find("said").textContent += ` · ${say("rows_shown", { count: MOST_ROWS })}`;
    } else find("said").textContent = say("answered", { seconds: seconds.toFixed(2) });
    find("views").hidden = false;
    view(answer.triples ? "raw" : "table");
  }
  const drawing = { table, chart, graph, raw };
  document.querySelectorAll("[data-view]").forEach((button) => button.addEventListener("click", () => view(button.dataset.view)));
  function view(name) {
    document.querySelectorAll("[data-view]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === name)));
    find("shown").hidden = false;
    find("shown").replaceChildren();
    drawing[name](find("shown"));
  }
  const made = (tag, properties = {}, ...children) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...children);
    return one;
  };
  function brief(iri) {
    const found = known.filter(([, start]) => iri.startsWith(start)).sort((a, b) => b[1].length - a[1].length)[0];
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
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
  function table(place) {
    if (answer.triples) return raw(place);
    const head = made("tr");
    const body = made("tbody");
    let order = 0;
    const fill = (rows) => body.replaceChildren(...rows.slice(0, MOST_ROWS).map((row) => made("tr", {}, ...answer.variables.map((name) => cell(row[name])))));
    answer.variables.forEach((name) => {
      const button = made("button", { type: "button" }, name);
      const heading = made("th", { scope: "col" }, button);
      button.addEventListener("click", () => {
        order = heading.ariaSort === "ascending" ? -1 : 1;
        head.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
        heading.ariaSort = order > 0 ? "ascending" : "descending";
        const value = (row) => row[name]?.value ?? "";
        fill([...answer.rows].sort((a, b) => order * value(a).localeCompare(value(b), undefined, { numeric: true })));
      });
      head.append(heading);
    });
    fill(answer.rows);
    place.append(made("table", {}, made("thead", {}, head), body));
  }
  function raw(place) {
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
  async function drawn(place, option, alternative) {
    const canvas = made("div", { className: "drawn" });
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
  const isNumber = (name) => answer.rows.some((row) => row[name]) && answer.rows.every((row) => !row[name] || NUMERIC.test(row[name].datatype ?? ""));
  const isCount = (name) => answer.rows.some((row) => row[name]?.datatype?.endsWith("integer"));
  function chart(place) {
    const numbers = answer.variables.filter(isNumber);
    const names = answer.variables.filter((name) => !numbers.includes(name));
    const number = numbers.filter(isCount).at(-1) ?? numbers.at(-1);
    const spoken = names.filter((one) => answer.rows.every((row) => !row[one] || row[one].type === "literal") && answer.rows.some((row) => row[one]?.value.length > 3));
    const shown = (spoken.length ? spoken : names.filter((one) => answer.rows.some((row) => row[one]?.type === "uri"))).slice(0, 2);
    if (!number || !shown.length) return place.append(made("p", {}, words.no_chart));
    const rows = answer.rows.slice(0, 100);
    const label = (row) => shown.map((one) => (row[one]?.type === "uri" ? brief(row[one].value) : (row[one]?.value ?? ""))).join(" · ");
    drawn(
      place,
      {
        grid: { left: 8, right: 50, top: 10, bottom: 10, containLabel: true },
        tooltip: { confine: true },
        xAxis: { type: "value", axisLabel: { color: colour("--soft") }, splitLine: { lineStyle: { color: colour("--line") } } },
        yAxis: { type: "category", inverse: true, data: rows.map(label), axisLabel: { color: colour("--ink"), width: 260, overflow: "truncate" } },
        series: { type: "bar", data: rows.map((row) => Number(row[number]?.value ?? 0)), itemStyle: { color: colour("--link") }, label: { show: true, position: "right", color: colour("--ink") } },
      },
      `${number} – ${shown.join(", ")}`,
    );
    place.querySelector(".drawn").style.blockSize = `${Math.max(200, rows.length * 26 + 60)}px`;
  }
  async function graph(place) {
    if (!answer.triples) return place.append(made("p", {}, words.no_graph));
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/n-triples" },
      body: new URLSearchParams({ query: text() }),
    });
    if (!response.ok) return failed(await response.text());
    const nodes = new Map();
    const links = [];
    const labels = new Map();
    for (const line of (await response.text()).split("\n")) {
      const parts = line.match(/^(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|".*) \.$/);
      if (!parts) continue;
      const [, subject, property, object] = parts;
      if (object.startsWith('"')) {
        if (/#(label|prefLabel)$|title$/.test(property)) labels.set(subject, object.replace(/^"|"(@\S+|\^\^\S+)?$/g, ""));
        continue;
      }
      if (links.length >= GRAPH_MOST) continue;
      for (const one of [subject, object]) nodes.set(one, (nodes.get(one) ?? 0) + 1);
      links.push({ source: subject, target: object, value: brief(property) });
    }
    const name = (one) => labels.get(one) ?? brief(one.replace(/^<|>$/g, ""));
    const chart = await drawn(
      place,
      {
        tooltip: { confine: true, formatter: ({ dataType, data: one }) => (dataType === "edge" ? one.value : name(one.name)).replaceAll("<", "&lt;") },
        series: {
          type: "graph",
          layout: "force",
          roam: true,
          force: { repulsion: 160, edgeLength: 70, layoutAnimation: false },
          data: [...nodes].map(([one, degree]) => ({ name: one, symbolSize: 8 + Math.min(20, degree * 2), itemStyle: { color: colour("--link") } })),
          links,
          edgeSymbol: ["none", "arrow"],
          edgeSymbolSize: 6,
          lineStyle: { color: colour("--soft"), opacity: 0.6 },
          label: { show: nodes.size <= 60, position: "right", color: colour("--ink"), fontSize: 11, width: 180, overflow: "truncate", formatter: ({ name: one }) => name(one) },
        },
      },
      `${nodes.size} / ${links.length}`,
    );
    chart?.on("click", ({ dataType, name: one }) => {
      if (dataType === "node" && one.startsWith("<")) location.href = local(one.slice(1, -1));
    });
  }

  // ---- Taking it away

  find("download").addEventListener("click", async () => {
    declare();
    const chosen = find("format").value;
    const wanted = isGraph() && !/turtle|jsonld/.test(chosen) ? "turtle" : !isGraph() && /turtle|jsonld/.test(chosen) ? "json" : chosen;
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ query: text(), format: wanted }),
    });
    if (!response.ok) {
      find("results").hidden = false;
      return failed(await response.text());
    }
    const link = made("a", { href: URL.createObjectURL(await response.blob()), download: `results.${{ turtle: "ttl", xml: "srx" }[wanted] ?? wanted}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return undefined;
  });

  for (const id of ["download", "share", "program"]) find(id).hidden = false;
  told();
})();
