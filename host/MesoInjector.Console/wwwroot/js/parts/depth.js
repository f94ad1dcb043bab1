// @ts-check
// The needle against the skin: from 2 mm before it to a little beyond the 4 mm line, as the page drew it.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

const above = 2;
const perMillimetre = 34;

/** @param {number} millimetres */
const y = (millimetres) => Math.round((Math.min(Math.max(millimetres, -above), 4.4) + above) * perMillimetre);

part("depth", (root) => {
    const needle = root.querySelector(".needle");
    const target = root.querySelector(".target");
    const line = root.querySelector(".target-line");
    return onLive((live) => {
        if (!live.v) return;
        const depth = live.v.depthUm;
        root.classList.toggle("unknown", typeof depth !== "number");
        needle?.setAttribute("height", String(typeof depth === "number" ? y(depth / 1000) : 0));
        const goal = String(y(Number(live.v.depthGoalUm) / 1000));
        target?.setAttribute("transform", `translate(0 ${goal})`);
        line?.setAttribute("y1", goal);
        line?.setAttribute("y2", goal);
    });
});
