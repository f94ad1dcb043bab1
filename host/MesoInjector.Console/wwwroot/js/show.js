// @ts-check
// Puts what the device shows into the page: words, values, lamps, alarms, and which buttons are offered.
import { refresh } from "/js/view.js";

/** @typedef {import("/js/live.js").Live} Live */

/** @type {Set<(live: Live) => void>} */
const drawers = new Set();
let seat = -1;
let locked = false;

/** A part of a page that draws itself from the live values. @param {(live: Live) => void} drawer */
export function onLive(drawer) {
    drawers.add(drawer);
    return () => drawers.delete(drawer);
}

/** @param {Live} live */
export function show(live) {
    showFrame(live);
    if (live.v) {
        for (const place of document.querySelectorAll("[data-live]")) showValue(/** @type {HTMLElement} */ (place), live);
        for (const lamp of document.querySelectorAll("[data-lamp]")) lamp.classList.toggle("on", live.v[/** @type {HTMLElement} */ (lamp).dataset.lamp ?? ""] === true);
        for (const button of document.querySelectorAll("button[data-command], button[data-offer]")) offer(/** @type {HTMLButtonElement} */ (button), live);
    }
    for (const drawer of drawers) drawer(live);
    const device = /** @type {HTMLElement | null} */ (document.querySelector("#view .device[data-screen]"));
    const changed = device !== null && device.dataset.screen !== live.screen;
    const other = seat >= 0 && (seat !== live.seat || locked !== live.locked);
    seat = live.seat;
    locked = live.locked;
    if (changed || other) refresh();
}

/** @param {Live} live */
function showFrame(live) {
    const pill = document.getElementById("pill");
    if (pill && pill.textContent !== live.stateText) pill.textContent = live.stateText;
    if (pill) pill.dataset.state = live.state ?? "";
    const band = document.getElementById("band");
    const text = document.getElementById("band-text");
    const more = document.getElementById("band-more");
    if (!band || !text || !more) return;
    const first = live.alarms?.[0];
    band.dataset.priority = first?.priority ?? "";
    const words = first ? first.text : live.hint;
    if (text.textContent !== words) text.textContent = words;
    const next = document.getElementById("band-next");
    const then = first && live.hint && live.screen !== "Alarm" ? live.hint : "";
    if (next && next.textContent !== then) next.textContent = then;
    const rest = first && live.alarms.length > 1 ? "+" + (live.alarms.length - 1) : "";
    if (more.textContent !== rest) more.textContent = rest;
    const clock = document.getElementById("clock");
    const now = new Date().toTimeString().slice(0, 5);
    if (clock && clock.textContent !== now) clock.textContent = now;
}

/** data-live: a name of a value or text; data-scale divides it; data-digits are its decimals; data-unknown is shown where it is not known. @param {HTMLElement} place @param {Live} live */
function showValue(place, live) {
    const name = place.dataset.live ?? "";
    const raw = name in live.v ? live.v[name] : /** @type {any} */ (live)[name];
    const text = typeof raw === "number" ? number(raw / Number(place.dataset.scale ?? "1"), Number(place.dataset.digits ?? "0"))
        : raw === null || raw === undefined ? "--" : String(raw);
    if (place.textContent !== text) place.textContent = text;
}

/** A number as this language writes it. @param {number} value @param {number} digits */
export function number(value, digits) {
    const text = value.toFixed(digits);
    return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "\u2212").replace(".", document.body.dataset.decimal ?? ".");
}

/** @param {HTMLButtonElement} button @param {Live} live */
function offer(button, live) {
    const against = live.offers?.[button.dataset.command ?? button.dataset.offer ?? ""];
    const why = button.querySelector(".action-why");
    if (against === undefined) {
        button.disabled = true;
        const otherwise = button.dataset.otherwise ?? "";
        if (why && button.dataset.pending !== "1" && why.textContent !== otherwise) why.textContent = otherwise;
        return;
    }
    button.disabled = against !== "" || button.dataset.pending === "1";
    if (why && button.dataset.pending !== "1" && why.textContent !== against) why.textContent = against;
}
