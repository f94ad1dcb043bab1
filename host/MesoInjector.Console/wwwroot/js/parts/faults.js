// @ts-check
// Faults of the bench: found by words, brought in by a touch.
import { part } from "/js/view.js";
import { act, onBench, wireHands } from "/js/bench.js";

part("faults", (root) => {
    const search = /** @type {HTMLInputElement} */ (root.querySelector("input[type=search]"));
    const rows = [...root.querySelectorAll("button[data-fault]")].map((row) => /** @type {HTMLButtonElement} */ (row));
    const active = root.querySelector(".faults-active");
    const grammar = /** @type {HTMLFormElement | null} */ (root.querySelector(".faults-grammar"));
    const leaveHands = wireHands(root);
    search.addEventListener("input", () => {
        const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
        for (const row of rows) row.hidden = !words.every((word) => (row.textContent ?? "").toLowerCase().includes(word));
    });
    for (const row of rows) row.addEventListener("click", () => act("bench.fault", { text: row.dataset.fault }));
    grammar?.addEventListener("submit", async (event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (grammar.querySelector("input"));
        if (field.value.trim() !== "" && await act("bench.fault", { text: field.value.trim() })) field.value = "";
    });
    let told = "";
    const leaveBench = onBench((now) => {
        const present = now.faults.map((fault) => fault.name + (fault.active ? "" : " …"));
        if (!active || present.join() === told) return;
        told = present.join();
        active.replaceChildren(...now.faults.map((fault) => Object.assign(document.createElement("li"), { textContent: `${fault.text || fault.name} – ${fault.words}${fault.active ? "" : " …"}` })));
        for (const row of rows) row.classList.toggle("on", now.faults.some((fault) => fault.active && fault.name === row.dataset.fault));
    });
    return () => { leaveHands(); leaveBench(); };
});
