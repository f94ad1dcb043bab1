// @ts-check
// The checks of the self-test, and what to do about the first that does not hold.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

/** Before this, a check that does not hold yet is no failure: the hardware comes up. */
const settledAfter = 2000;

part("checks", (root) => {
    const items = [...root.querySelectorAll("li")].map((item) => /** @type {HTMLElement} */ (item));
    const remedy = document.getElementById("check-remedy");
    let began = -1;
    return onLive((live) => {
        if (!live.v) return;
        if (live.state === "SelfTest" && began < 0) began = live.t;
        const judged = live.state === "Faulted" || (live.state === "SelfTest" && live.t - began > settledAfter);
        const checks = Number(/** @type {any} */ (live).checks);
        let first = "";
        for (const item of items) {
            const bit = item.dataset.bit;
            const held = bit !== undefined ? (checks >> Number(bit) & 1) === 1 : live.v[item.dataset.lampCheck ?? ""] === true;
            const failed = bit !== undefined && judged && !held;
            item.className = "check " + (held ? "held" : failed ? "failed" : "open");
            if (failed && first === "") first = item.dataset.remedy ?? "";
        }
        if (remedy && remedy.textContent !== first) remedy.textContent = first;
    });
});
