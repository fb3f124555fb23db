// The workbench's script: the editor, running and stopping, results in four views (workbench_views.js), and the same request for programs.
// Without it the page is a form that sends the query and a format.
(() => {
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("bench-data").textContent);
  const words = JSON.parse(find("bench-words").textContent);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const area = find("query");
  const MOST_ROWS = 1000;
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
    // The first keyword that is not a prologue, outside comments and IRIs.
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
    // A table cannot be written as a graph, nor a graph as a table: only what the query's answer can be written as is on offer.
    const select = find("format");
    for (const one of select.options) one.disabled = kind() !== "" && isGraph() !== /turtle|jsonld|ntriples|rdfxml|trig/.test(one.value);
    if (select.selectedOptions[0]?.disabled) select.value = [...select.options].find((one) => !one.disabled)?.value ?? select.value;
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
    answer = { query: text(), body, triples: type.includes("turtle"), rows: [], variables: [] };
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
  const made = window.made;
  const drawing = window.workbenchViews({ data, words, known, failed, answered: () => answer });
  document.querySelectorAll("[data-view]").forEach((button) => button.addEventListener("click", async () => {
    // An answer that came with the page is asked for once more when somebody wants to see it otherwise.
    if (!answer) await run();
    if (answer) view(button.dataset.view);
  }));
  if (find("answered").querySelector("table")) {
    find("views").hidden = false;
    document.querySelector('[data-view="table"]').setAttribute("aria-pressed", "true");
  }
  function view(name) {
    document.querySelectorAll("[data-view]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === name)));
    find("shown").hidden = false;
    find("shown").replaceChildren();
    drawing[name](find("shown"));
  }

  // ---- Taking it away

  find("download").addEventListener("click", async () => {
    declare();
    const chosen = find("format").value;
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ query: text(), format: chosen }),
    });
    if (!response.ok) {
      find("results").hidden = false;
      return failed(await response.text());
    }
    const link = made("a", { href: URL.createObjectURL(await response.blob()), download: `results.${{ turtle: "ttl", xml: "srx" }[chosen] ?? chosen}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return undefined;
  });

  for (const id of ["download", "share", "program"]) find(id).hidden = false;
  told();
})();
