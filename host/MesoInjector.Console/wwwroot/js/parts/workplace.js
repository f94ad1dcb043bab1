// @ts-check
// Another syringe or needle than the session declared.
import { part } from "/js/view.js";
import { act } from "/js/bench.js";

part("workplace", (root) => {
    root.addEventListener("submit", (event) => {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.target);
        const given = new FormData(form);
        if (form.dataset.what === "syringe") {
            /** @type {Record<string, unknown>} */
            const args = {};
            if (given.get("type")) args.type = given.get("type");
            if (given.get("fill")) args.fillNl = Math.round(Number(String(given.get("fill")).replace(",", ".")) * 1e6);
            act("bench.insertSyringe", args);
        } else {
            const [gauge, length] = String(given.get("needle")).split("x");
            act("bench.fitNeedle", gauge ? { gauge: Number(gauge), lengthMm: Number(length) } : {});
        }
    });
});
