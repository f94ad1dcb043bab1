// @ts-check
// The points of the plan as they are worked through.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

const kinds = ["planned", "done", "partial", "skipped"];

part("scalp", (root) => {
    const points = [...root.querySelectorAll("g.pt")];
    const counts = [...root.querySelectorAll("[data-count]")];
    let shown = "";
    return onLive((live) => {
        if (!live.v) return;
        const now = live.marks + " " + live.v.point;
        if (now === shown) return;
        shown = now;
        for (const point of points) {
            const number = Number(/** @type {SVGElement} */ (point).dataset.n);
            const kind = kinds[Number(live.marks[number - 1] ?? "0")];
            point.setAttribute("class", "pt " + kind + (number === live.v.point ? " current" : ""));
        }
        for (const count of counts) {
            const kind = /** @type {HTMLElement} */ (count).dataset.count ?? "";
            count.textContent = String([...live.marks].filter((mark) => mark === kind).length);
        }
    });
});
