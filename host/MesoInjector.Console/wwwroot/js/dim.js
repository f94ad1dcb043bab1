// @ts-check
// A screen nobody touches grows dim; the first touch only wakes it. STOP stays bright and works. While the pedal is live it never dims.
import { onLive } from "/js/show.js";

const dimAfter = 120000;
const live = ["Armed", "Inserting", "Dispensing", "Dwelling", "Withdrawing"];

export function dimWhenIdle() {
    const cover = /** @type {HTMLElement} */ (document.getElementById("dim"));
    let touched = performance.now();
    let bright = false;
    const touch = () => { touched = performance.now(); };
    for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touch, true);
    cover.addEventListener("pointerdown", (event) => { event.preventDefault(); });
    cover.addEventListener("click", (event) => { event.stopPropagation(); cover.hidden = true; });
    document.addEventListener("keydown", () => { cover.hidden = true; }, true);
    onLive((now) => { bright = live.includes(now.state) || now.alarms?.length > 0; });
    setInterval(() => {
        if (bright) { touch(); cover.hidden = true; }
        else if (performance.now() - touched > dimAfter) cover.hidden = false;
    }, 1000);
}
