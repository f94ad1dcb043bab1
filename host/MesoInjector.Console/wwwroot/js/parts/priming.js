// @ts-check
// What is still missing before a drop can stand at the tip: enough pressed out, the pedal up, the needle no longer dripping.
import { number, onLive } from "/js/show.js";
import { part } from "/js/view.js";

part("priming", (root) => {
    const needed = Number(root.dataset.needed);
    const drip = Number(root.dataset.drip) * 1000;
    const level = /** @type {HTMLElement} */ (root.querySelector(".prime-level > i"));
    const mark = /** @type {HTMLElement} */ (root.querySelector(".prime-level > b"));
    const words = /** @type {HTMLElement} */ (root.querySelector("[data-drip-words]"));
    const pressure = /** @type {HTMLElement} */ (root.querySelector("[data-pressure]"));
    const usual = words.textContent;
    let upSince = 0;
    mark.style.bottom = needed / (needed * 1.4) * 100 + "%";
    return onLive((live) => {
        const out = Number(live.v.primedNl ?? 0);
        level.style.height = Math.min(100, out / (needed * 1.4) * 100) + "%";
        if (live.v.pedal === true) upSince = 0;
        else if (upSince === 0) upSince = live.t;
        const waited = upSince === 0 ? 0 : live.t - upSince;
        check("out", out >= needed);
        check("up", out > 0 && live.v.pedal === false);
        check("dry", out >= needed && waited >= drip);
        const left = out >= needed && upSince > 0 && waited < drip ? Math.ceil((drip - waited) / 1000) : 0;
        // Before the pusher has met the plunger there is no pressure to speak of.
        const kilopascals = out > 0 ? number(Number(live.v.pressurePa ?? 0) / 1000, 0) : "--";
        if (pressure.textContent !== kilopascals) pressure.textContent = kilopascals;
        const text = left > 0 ? (root.dataset.sayWait ?? "").replace("{0}", number(left, 0)) : usual;
        if (words.textContent !== text) words.textContent = text;
    });

    /** @param {string} name @param {boolean} done */
    function check(name, done) {
        root.querySelector(`[data-check=${name}]`)?.classList.toggle("prep-done", done);
    }
});
