// @ts-check
// What has gone in at this point, of what shall go in.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

part("dose", (root) => {
    const filled = root.querySelector(".filled");
    return onLive((live) => {
        if (!live.v) return;
        const goal = Number(live.v.doseGoalNl);
        filled?.setAttribute("width", goal > 0 ? String(Math.round(Math.min(Number(live.v.doseNl) / goal, 1) * 1000)) : "0");
    });
});
