// @ts-check
// Live curves, drawn as a monitor draws them: a pen that runs from left to right and wipes ahead of itself, so that each message costs one short stroke.
import { part } from "/js/view.js";
import { number, onLive } from "/js/show.js";
import { setRate } from "/js/live.js";
import { onBench } from "/js/bench.js";

const windowMilliseconds = 12000;
const gapPixels = 14;
const plotRate = 30;
const usualRate = 10;

/** @typedef {{name: string, label: string, unit: string, least: number, most: number, digits: number, of: (live: import("/js/live.js").Live) => number | null,
 *   goal?: (live: import("/js/live.js").Live) => number | null, truth?: (bench: import("/js/bench.js").Bench) => number | null, line?: number, down?: boolean}} Lane */

/** @param {number | boolean | null | undefined} value @param {number} by */
const scaled = (value, by) => typeof value === "number" ? value / by : null;

/** @type {Lane[]} */
const lanes = [
    { name: "depth", label: "", unit: "mm", least: -3, most: 4.5, digits: 2, down: true, line: 4, of: (l) => scaled(l.v.depthUm, 1000), goal: (l) => scaled(l.v.depthGoalUm, 1000), truth: (b) => scaled(b.truth.tipUm, 1000) },
    { name: "force", label: "", unit: "N", least: 0, most: 10, digits: 2, of: (l) => scaled(l.v.contactMn, 1000), truth: (b) => scaled(b.truth.skinForceMn, 1000) },
    { name: "pressure", label: "", unit: "kPa", least: 0, most: 400, digits: 0, of: (l) => scaled(l.v.pressurePa, 1000), truth: (b) => scaled(b.truth.pressurePa, 1000) },
    { name: "flow", label: "", unit: "µL/s", least: 0, most: 60, digits: 1, of: (l) => scaled(l.v.flowNlS, 1000), truth: (b) => scaled(b.truth.flowNlPerS, 1000) },
];

part("strip", (root) => {
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector("canvas"));
    const paper = canvas.getContext("2d", { alpha: false });
    if (!paper) return;
    const shown = lanes.map((lane) => ({ ...lane, label: root.dataset[lane.name] ?? lane.name, value: root.querySelector(`[data-lane="${lane.name}"]`), truthValue: root.querySelector(`[data-truth="${lane.name}"]`) }));
    const colours = read();
    let width = 0;
    let height = 0;
    let last = { t: -1, x: 0, y: /** @type {(number | null)[]} */ ([]) };
    /** @type {import("/js/bench.js").Bench | null} */
    let truth = null;
    let truthY = /** @type {(number | null)[]} */ ([]);

    function read() {
        const style = getComputedStyle(document.documentElement);
        const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
        return { back: of("--back"), line: of("--line"), ink: of("--measured"), goal: of("--device"), truth: of("--sim"), soft: of("--soft") };
    }

    function fit() {
        const ratio = devicePixelRatio || 1;
        const box = canvas.getBoundingClientRect();
        width = Math.floor(box.width);
        height = Math.floor(box.height);
        canvas.width = Math.max(1, Math.floor(width * ratio));
        canvas.height = Math.max(1, Math.floor(height * ratio));
        paper.setTransform(ratio, 0, 0, ratio, 0, 0);
        paper.fillStyle = colours.back;
        paper.fillRect(0, 0, width, height);
        shown.forEach((lane, i) => rule(lane, i, 0, width));
        last = { t: -1, x: 0, y: [] };
    }

    /** Where a value stands in its lane. @param {Lane} lane @param {number} index @param {number} value */
    function y(lane, index, value) {
        const lanePixels = height / shown.length;
        const share = (Math.min(Math.max(value, lane.least), lane.most) - lane.least) / (lane.most - lane.least);
        return lanePixels * index + 3 + (lane.down ? share : 1 - share) * (lanePixels - 6);
    }

    /** The fixed lines of a lane over a stretch. @param {Lane} lane @param {number} index @param {number} from @param {number} to */
    function rule(lane, index, from, to) {
        paper.fillStyle = colours.line;
        paper.fillRect(from, y(lane, index, 0), to - from, 1);
        if (lane.line !== undefined) { paper.fillStyle = colours.ink; paper.fillRect(from, y(lane, index, lane.line), to - from, 2); }
        if (index > 0) { paper.fillStyle = colours.line; paper.fillRect(from, Math.round(height / shown.length * index), to - from, 1); }
    }

    /** @param {import("/js/live.js").Live} live */
    function draw(live) {
        if (!live.v || width < 20) return;
        const x = live.t % windowMilliseconds / windowMilliseconds * width;
        const fresh = last.t >= 0 && live.t > last.t && live.t - last.t < windowMilliseconds / 2 && x > last.x;
        const from = fresh ? last.x : x;
        paper.fillStyle = colours.back;
        paper.fillRect(from, 0, x - from + gapPixels, height);
        if (x + gapPixels > width) paper.fillRect(0, 0, x + gapPixels - width, height);
        const points = shown.map((lane, i) => {
            rule(lane, i, from, x);
            const value = lane.of(live);
            const goal = lane.goal?.(live);
            if (goal) { paper.fillStyle = colours.goal; paper.fillRect(from, y(lane, i, goal), Math.max(x - from, 1), 2); }
            const told = truth && lane.truth ? lane.truth(truth) : null;
            const toldY = told === null ? null : y(lane, i, told);
            stroke(from, truthY[i] ?? toldY, x, toldY, colours.truth, 4);
            truthY[i] = toldY;
            const at = value === null ? null : y(lane, i, value);
            stroke(from, last.y[i] ?? at, x, at, colours.ink, 2);
            put(lane.value, value === null ? "--" : number(value, lane.digits));
            put(lane.truthValue, told === null ? "--" : number(told, lane.digits));
            return at;
        });
        last = { t: live.t, x, y: points };
    }

    /** @param {number} x1 @param {number | null | undefined} y1 @param {number} x2 @param {number | null} y2 @param {string} colour @param {number} thick */
    function stroke(x1, y1, x2, y2, colour, thick) {
        if (y1 === null || y1 === undefined || y2 === null || x2 <= x1) return;
        paper.strokeStyle = colour;
        paper.lineWidth = thick;
        paper.beginPath();
        paper.moveTo(x1, y1);
        paper.lineTo(x2, y2);
        paper.stroke();
    }

    const watch = new ResizeObserver(fit);
    watch.observe(canvas);
    setRate(plotRate);
    const leaveLive = onLive(draw);
    const leaveBench = onBench((now) => { truth = now; }, 66);
    return () => { watch.disconnect(); leaveLive(); leaveBench(); setRate(usualRate); };
});

/** @param {Element | null} place @param {string} text */
function put(place, text) {
    if (place && place.textContent !== text) place.textContent = text;
}
