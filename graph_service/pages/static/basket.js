// The basket: what a reader collects stays in this browser alone. Its address holds the collection, so that it can be shared; the count in the header and
// the buttons need this script, the links work without it.
(() => {
  const NAME = "basket";
  const header = document.querySelector("a[data-basket-count]");
  if (!header) return;
  const region = document.createElement("p");
  region.className = "v";
  region.setAttribute("role", "status");
  document.body.append(region);
  const said = header.dataset;
  const most = Number(said.most);

  function held() {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME) ?? "[]");
      return Array.isArray(kept) ? kept.filter((key) => typeof key === "string").slice(0, most) : [];
    } catch {
      return [];
    }
  }
  function keep(keys) {
    try {
      localStorage.setItem(NAME, JSON.stringify(keys));
    } catch {
      // No storage: the address still holds the collection.
      return false;
    }
    show();
    return true;
  }
  function address(keys) {
    const given = new URLSearchParams(keys.map((key) => ["item", key]));
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) given.set("lang", lang);
    return `/basket?${given}`;
  }
  const buttons = [];
  function show() {
    const keys = held();
    header.hidden = !keys.length;
    header.href = address(keys);
    header.querySelector(".count").textContent = keys.length;
    for (const [button, key, words] of buttons) {
      const inside = keys.includes(key);
      button.setAttribute("aria-pressed", inside);
      words.data = inside ? said.inside : said.add;
    }
  }

  const asked = new URLSearchParams(location.search).getAll("item");
  const page = document.querySelector("article.basket");
  if (page && !asked.length && held().length) {
    location.replace(address(held()));
    return;
  }
  for (const link of document.querySelectorAll("a.to-basket")) {
    const key = new URL(link.href).searchParams.get("item");
    const button = document.createElement("button");
    const words = document.createTextNode(said.add);
    button.type = "button";
    button.className = link.className;
    button.append(words, ...link.querySelectorAll(".v"));
    button.addEventListener("click", () => {
      const keys = held();
      const inside = keys.includes(key);
      if (!inside && keys.length >= most) {
        region.textContent = said.full;
        return;
      }
      if (!keep(inside ? keys.filter((one) => one !== key) : [...keys, key])) location.assign(address([key]));
      region.textContent = inside ? said.removed : said.added;
    });
    link.replaceWith(button);
    buttons.push([button, key, words]);
  }
  for (const link of document.querySelectorAll("a[data-remove]")) {
    link.addEventListener("click", () => keep(held().filter((key) => key !== link.dataset.remove)));
  }
  const all = document.querySelector("button[data-keep-basket]");
  if (all) {
    const here = [...document.querySelectorAll("a[data-remove]")].map((link) => link.dataset.remove);
    all.hidden = here.every((key) => held().includes(key));
    all.addEventListener("click", () => {
      keep([...new Set([...held(), ...here])].slice(0, most));
      all.hidden = true;
      region.textContent = said.added;
    });
  }
  addEventListener("storage", show);
  show();
})();
