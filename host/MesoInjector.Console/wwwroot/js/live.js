// @ts-check
// The one stream. It reconnects for ever; whether what is shown is fresh is judged here, because a server that hangs cannot say so.

/** @typedef {{n: number, t: number, screen: string, state: string, stateText: string, hint: string, detail: string, seat: number, locked: boolean, sim: boolean,
 *   problem?: string, silenced: number, marks: string, alarms: {code: string, priority: string, text: string}[], v: Record<string, number|boolean|null>, offers: Record<string, string>}} Live */

const staleAfter = 500;

/** @type {Set<(live: Live) => void>} */
const listeners = new Set();
/** @type {Live | null} */
let latest = null;
let number = -1;
let seenAt = performance.now();
let heardAt = seenAt;
let rate = 10;
/** @type {EventSource | null} */
let source = null;

/** @param {(live: Live) => void} listener */
export function listen(listener) {
    listeners.add(listener);
    if (latest) listener(latest);
    if (!source) open();
}

/** What was seen last; null for nothing. */
export const seen = () => latest;

/** @param {number} perSecond 10, or 30 while a plot is on the page */
export function setRate(perSecond) {
    if (perSecond === rate) return;
    rate = perSecond;
    source?.close();
    open();
}

function open() {
    source = new EventSource("/live?rate=" + rate);
    source.onmessage = (event) => take(JSON.parse(event.data));
    source.onerror = () => {
        // The browser gives up on some answers; this page does not.
        if (source?.readyState === EventSource.CLOSED) setTimeout(open, 500);
    };
}

/** @param {Live} live */
function take(live) {
    latest = live;
    heardAt = performance.now();
    if (live.n > 0 && live.n !== number) {
        number = live.n;
        seenAt = performance.now();
    }
    for (const listener of listeners) listener(live);
}

setInterval(() => {
    document.body.classList.add("judged");
    // A device that was switched off in order has nothing to show, as long as the console itself still says so.
    const off = latest?.state === "ShutDown" && performance.now() - heardAt < 2 * staleAfter;
    const stale = performance.now() - seenAt > staleAfter && !off;
    const veil = /** @type {HTMLElement} */ (document.getElementById("veil"));
    if (stale === !veil.hidden) return;
    veil.hidden = !stale;
    document.body.classList.toggle("stale", stale);
    if (stale) document.querySelectorAll("[data-live]").forEach((place) => { if (place instanceof HTMLElement && place.dataset.live !== "stateText") place.textContent = "--"; });
}, 100);
