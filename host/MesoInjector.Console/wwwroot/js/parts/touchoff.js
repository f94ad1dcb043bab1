// @ts-check
// Where the touch-off stands: docked, then felt.
import { onLive } from "/js/show.js";
import { part } from "/js/view.js";

part("touchoff", (root) => {
    const steps = root.querySelectorAll(".prep-todo > li");
    return onLive((live) => steps[0]?.classList.toggle("prep-done", live.v.contact === true));
});
