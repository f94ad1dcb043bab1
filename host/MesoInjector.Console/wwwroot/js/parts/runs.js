// @ts-check
// Scenarios: found by words; while one runs its page is drawn anew every second.
import { part, refresh } from "/js/view.js";

const lookEvery = 1000;

part("runs", (root) => {
    const search = /** @type {HTMLInputElement | null} */ (root.querySelector("input[type=search]"));
    const rows = [...root.querySelectorAll("[data-scenario]")].map((row) => /** @type {HTMLElement} */ (row));
    search?.addEventListener("input", () => {
        const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
        for (const row of rows) row.hidden = !words.every((word) => (row.textContent ?? "").toLowerCase().includes(word));
    });
    if (root.dataset.running !== "1") return;
    const timer = setInterval(refresh, lookEvery);
    return () => clearInterval(timer);
});
