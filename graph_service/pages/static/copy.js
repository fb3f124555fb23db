// Copy buttons: each names the element whose text it copies, and perhaps (data-with) one whose text is to follow that as a quotation. Without this script the buttons stay hidden and the text is there to select.
(() => {
  const region = document.getElementById("copied");
  if (!region) return;
  const said = region.dataset;

  async function copied(place, source) {
    // A footnote's call is between the words and not one of them.
    const bare = place.cloneNode(true);
    bare.querySelectorAll("sup").forEach((call) => call.remove());
    const words = bare.textContent.trim();
    const text = source ? `“${words}”\n${source.textContent.trim()}` : words;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // No clipboard without HTTPS, or not allowed: the old way, from a field that nobody sees.
      const field = document.createElement("textarea");
      field.value = text;
      field.setAttribute("readonly", "");
      field.className = "v";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const place = document.getElementById(button.dataset.copy);
    if (!place) continue;
    const before = [...button.childNodes];
    const what = button.querySelector(".v")?.textContent.trim() ?? button.dataset.what;
    let timer;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(place, document.getElementById(button.dataset.with));
      clearTimeout(timer);
      if (done) {
        button.focus();
        button.replaceChildren(said.done);
        region.textContent = said.said.replace("{what}", what);
      } else {
        getSelection().selectAllChildren(place);
        region.textContent = said.byHand;
        region.classList.remove("v");
      }
      timer = setTimeout(() => {
        button.replaceChildren(...before);
        region.textContent = "";
        region.classList.add("v");
      }, 2500);
    });
  }
})();
