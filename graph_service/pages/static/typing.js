// Beside the results there is room for the ways to narrow them.
if (matchMedia("(min-width: 60rem)").matches) document.querySelectorAll(".facets > .facet").forEach((one) => (one.open = true));
// Names that begin as what is typed into the search box, in the browser's own list. Without this script the box searches all the same.
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("names");
  if (!box || !list) return;
  let asked = null;

  async function fill() {
    const text = box.value.trim();
    if (asked) asked.abort();
    if (text.length < 2) return list.replaceChildren();
    asked = new AbortController();
    try {
      const answer = await fetch(`/search/suggest?limit=8&q=${encodeURIComponent(text)}`, { signal: asked.signal });
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(
        ...suggestions.map((one) => {
          const option = document.createElement("option");
          // Provisions are cited by their label; instruments have a name alone.
          option.value = words(one.label) || words(one.title);
          option.label = words(one.title);
          return option;
        }),
      );
    } catch (error) {
      if (error.name !== "AbortError") list.replaceChildren();
    }
  }

  // Texts by language: one language is enough here.
  const words = (texts) => (texts && typeof texts === "object" ? (texts.en ?? Object.values(texts)[0] ?? "") : (texts ?? ""));
  let waiting;
  box.addEventListener("focus", () => box.setAttribute("list", "names"), { once: true });
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(fill, 150);
  });
})();
