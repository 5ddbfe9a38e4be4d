// Narrows the list that the page already holds. Asks for nothing; without it the list is complete.
"use strict";
(function () {
  const form = document.querySelector("form.facets");
  const cards = Array.from(document.querySelectorAll("#entries > li"));
  const shown = document.getElementById("shown");
  const facets = ["state", "theme", "type", "commitment", "pillar", "group", "status"];
  const over = ["held", "lapsed", "withdrawn", "planned"];
  const texts = cards.map((card) => (card.textContent + " " + card.dataset.words).toLowerCase());

  function stem(word) {
    if (/[а-яёәғқңөұүһі]/.test(word)) {
      return word.length > 6 ? word.slice(0, -3) : word.length > 3 ? word.slice(0, -1) : word;
    }
    return word.length > 4 && word.endsWith("s") ? word.slice(0, -1) : word;
  }

  function runs(card, year) {
    if (!year) return true;
    const from = Number(card.dataset.from);
    if (!from) return false;
    const last = Number(card.dataset.to) || (over.includes(card.dataset.status) ? from : 9999);
    return from <= year && year <= last;
  }

  function narrow() {
    const words = form.q.value.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(stem);
    const year = Number(form.year.value);
    let count = 0;
    cards.forEach((card, number) => {
      const fits =
        words.every((word) => texts[number].includes(word)) &&
        facets.every((name) => {
          const wanted = form[name].value;
          return !wanted || card.dataset[name].split(" ").includes(wanted);
        }) &&
        runs(card, year);
      card.hidden = !fits;
      count += fits ? 1 : 0;
    });
    shown.textContent = String(count);
  }

  form.hidden = false;
  document.querySelector(".noscript").hidden = true;
  form.q.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
})();
