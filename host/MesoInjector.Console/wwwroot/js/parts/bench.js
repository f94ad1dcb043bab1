// @ts-check
// The bench: hands, workplace and what the physics say. data-bench names a value of the status, data-scale divides it.
import { part } from "/js/view.js";
import { number } from "/js/show.js";
import { changeForce, chosenForce, onBench, wireHands } from "/js/bench.js";

const truthEvery = 100;

part("bench", (root) => {
    const leaveHands = wireHands(root);
    const places = [...root.querySelectorAll("[data-bench]")].map((place) => /** @type {HTMLElement} */ (place));
    const force = root.querySelector(".bench-force");
    const showForce = () => { if (force) force.textContent = number(chosenForce(), 1); };
    for (const button of root.querySelectorAll("[data-force]")) {
        button.addEventListener("click", () => { changeForce(Number(/** @type {HTMLElement} */ (button).dataset.force)); showForce(); });
    }
    showForce();
    const leaveBench = onBench((now) => {
        for (const place of places) {
            const text = textOf(now, place);
            if (place.textContent !== text) place.textContent = text;
        }
    }, truthEvery);
    return () => { leaveHands(); leaveBench(); };
});

/** @param {import("/js/bench.js").Bench} now @param {HTMLElement} place */
function textOf(now, place) {
    /** @type {any} */
    let value = now;
    for (const step of (place.dataset.bench ?? "").split(".")) value = value?.[step];
    if (value === null || value === undefined) return "--";
    if (typeof value === "number") return number(value / Number(place.dataset.scale ?? "1"), Number(place.dataset.digits ?? "0"));
    return place.dataset[String(value)] ?? String(value);
}
