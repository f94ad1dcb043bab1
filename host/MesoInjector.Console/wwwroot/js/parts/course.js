// @ts-check
// How long the session has been going on, and how long the points that are left will take at the pace so far. By the device's own clock.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

/** A pace is known after so many points. */
const leastPoints = 3;

part("course", (root) => {
    const elapsed = root.querySelector(".course-elapsed");
    const left = root.querySelector(".course-left");
    const opened = root.dataset.opened ? Number(root.dataset.opened) : null;
    let first = root.dataset.first ? Number(root.dataset.first) : null;
    return onLive((live) => {
        if (!live.v || !elapsed || !left) return;
        const done = Number(live.v.done);
        if (first === null && done > 0) first = live.t;
        put(elapsed, opened === null ? "--" : clock(Math.max(live.t - opened, 0)));
        const waiting = [...live.marks].filter((mark) => mark === "0").length;
        const pace = first !== null && done >= leastPoints ? (live.t - first) / (done - 1) : null;
        put(left, pace === null ? "--" : `${root.dataset.about} ${Math.max(Math.round(waiting * pace / 60000), waiting > 0 ? 1 : 0)} ${root.dataset.minutes}`);
    });
});

/** @param {Element} place @param {string} text */
function put(place, text) {
    if (place.textContent !== text) place.textContent = text;
}

/** @param {number} milliseconds */
function clock(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
