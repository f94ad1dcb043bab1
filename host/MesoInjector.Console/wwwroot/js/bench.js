// @ts-check
// The hands of the bench: simulation only. What is true of the virtual gun is asked while a page shows it; what hands do is posted.
import { token, toast } from "/js/commands.js";

/** @typedef {{seed: number, scale: number, paused: boolean, assist: boolean, assistDoing: string, hands: {where: string, forceMn: number, point: number},
 *   pedal: {down: boolean}, syringe: {type: string, fillNl: number} | null, needle: {gauge: number, lengthMm: number, fitted: number} | null,
 *   emergencyStopPressed: boolean, keyTurned: boolean, faults: {name: string, words: string, active: boolean, text: string}[], truth: Record<string, number | null>}} Bench */

const usualEvery = 500;
const renewEvery = 500;

/** @type {Map<(bench: Bench) => void, number>} */
const listeners = new Map();
/** @type {Bench | null} */
let latest = null;
let timer = 0;
let asking = false;

/** Tells of the bench until the answer is called. @param {(bench: Bench) => void} listener @param {number} [every] milliseconds */
export function onBench(listener, every = usualEvery) {
    listeners.set(listener, every);
    if (latest) listener(latest);
    clearTimeout(timer);
    ask();
    return () => { listeners.delete(listener); };
}

/** What was seen last. */
export const bench = () => latest;

async function ask() {
    if (asking || listeners.size === 0) return;
    asking = true;
    try {
        const answer = await fetch("/bench/status");
        if (answer.ok) tell(await answer.json());
    } catch {
        // The veil says that nothing answers.
    } finally {
        asking = false;
        if (listeners.size > 0) timer = setTimeout(ask, Math.min(...listeners.values()));
    }
}

/** @param {Bench} now */
function tell(now) {
    latest = now;
    for (const listener of listeners.keys()) listener(now);
}

/** Something hands do. @param {string} method @param {object} [args] @returns {Promise<boolean>} whether it was done */
export async function act(method, args = {}) {
    const body = new URLSearchParams({ method, arguments: JSON.stringify(args) });
    try {
        const answer = await fetch("/bench/do", { method: "POST", body, headers: { "X-Anti-Forgery": token() } });
        const text = await answer.json();
        if (!answer.ok) { toast(text); return false; }
        if (text.hands) tell(text);
        return true;
    } catch {
        return false;
    }
}

let renewing = 0;
/** @type {HTMLElement | null} */
let pressed = null;

/** The foot goes down, and stays down while this page says so again and again. @param {HTMLElement} button */
export function press(button) {
    if (renewing) return;
    pressed = button;
    button.classList.add("down");
    act("bench.pedal", { down: true });
    renewing = setInterval(() => act("bench.pedal", { down: true }), renewEvery);
}

export function release() {
    if (!renewing) return;
    clearInterval(renewing);
    renewing = 0;
    pressed?.classList.remove("down");
    act("bench.pedal", { down: false });
}

/** A pedal on the screen: held by finger, mouse or space bar. @param {HTMLElement} button @returns {() => void} */
export function pedal(button) {
    /** @param {PointerEvent} event */
    const down = (event) => { event.preventDefault(); button.setPointerCapture(event.pointerId); press(button); };
    /** @param {KeyboardEvent} event */
    const key = (event) => {
        if (event.code !== "Space" || keepsSpace(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.type === "keyup") release();
        else if (!event.repeat) press(button);
    };
    button.addEventListener("pointerdown", down);
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) button.addEventListener(end, release);
    document.addEventListener("keydown", key, true);
    document.addEventListener("keyup", key, true);
    addEventListener("blur", release);
    return () => {
        release();
        document.removeEventListener("keydown", key, true);
        document.removeEventListener("keyup", key, true);
        removeEventListener("blur", release);
    };
}

/** STOP and fields keep their space bar. @param {EventTarget | null} target */
const keepsSpace = (target) => target instanceof HTMLElement && (target.id === "stop" || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** What each hand does, by what is so now; the first word is the label's key in the page. @type {Record<string, (bench: Bench, root: HTMLElement) => [string, string, object]>} */
const hands = {
    skin: (now, root) => now.hands.where === "skin" ? ["lift", "bench.liftOff", {}] : ["place", "bench.touchDown", { newtons: force(root) }],
    gauge: (now) => now.hands.where === "gauge" ? ["lift", "bench.liftOff", {}] : ["dock", "bench.dock", {}],
    syringe: (now) => now.syringe ? ["out", "bench.removeSyringe", {}] : ["in", "bench.insertSyringe", {}],
    needle: () => ["fit", "bench.fitNeedle", {}],
    stop: (now) => now.emergencyStopPressed ? ["release", "bench.emergencyStop", { pressed: false }] : ["press", "bench.emergencyStop", { pressed: true }],
    key: (now) => now.keyTurned ? ["back", "bench.key", { turned: false }] : ["turn", "bench.key", { turned: true }],
    assist: (now) => now.assist ? ["off", "bench.assist", { on: false }] : ["on", "bench.assist", { on: true }],
    pause: (now) => now.paused ? ["go", "bench.scale", { paused: false }] : ["halt", "bench.scale", { paused: true }],
    slower: (now) => ["slower", "bench.scale", { factor: neighbour(now.scale, -1) }],
    faster: (now) => ["faster", "bench.scale", { factor: neighbour(now.scale, 1) }],
    clear: () => ["clear", "bench.clearFaults", {}],
};

const scales = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

/** @param {number} scale @param {number} step */
function neighbour(scale, step) {
    const at = scales.findIndex((known) => known >= scale - 1e-6);
    return scales[Math.min(Math.max((at < 0 ? scales.length - 1 : at) + step, 0), scales.length - 1)];
}

const usualForce = 3;

/** Newtons, as chosen on this browser. @param {HTMLElement} _root */
function force(_root) {
    const kept = Number(localStorage.getItem("bench.force") ?? usualForce);
    return kept >= 0.1 && kept <= 20 ? kept : usualForce;
}

/** Another force, for the next placing and at once where the gun is on the skin. @param {number} step */
export function changeForce(step) {
    const next = Math.min(Math.max(Math.round((force(document.body) + step) * 10) / 10, 0.5), 20);
    localStorage.setItem("bench.force", String(next));
    if (latest?.hands.where === "skin") act("bench.touchDown", { newtons: next });
    return next;
}

export const chosenForce = () => force(document.body);

/** Buttons data-hand in a part of the page: the word on each says what a touch does next. @param {HTMLElement} root @returns {() => void} */
export function wireHands(root) {
    const buttons = [...root.querySelectorAll("button[data-hand]")].map((button) => /** @type {HTMLButtonElement} */ (button));
    for (const button of buttons) {
        button.addEventListener("click", () => {
            if (!latest) return;
            const [, method, args] = hands[button.dataset.hand ?? ""](latest, root);
            act(method, args);
        });
    }
    const leavePedals = [...root.querySelectorAll("[data-pedal]")].map((button) => pedal(/** @type {HTMLElement} */ (button)));
    const leave = onBench((now) => {
        for (const button of buttons) {
            const word = hands[button.dataset.hand ?? ""](now, root)[0];
            const text = button.getAttribute("data-" + word) ?? button.textContent ?? "";
            const place = button.querySelector(".hand-name");
            if (place && place.textContent !== text) place.textContent = text;
            button.classList.toggle("on", ["lift", "out", "release", "back", "off", "go"].includes(word));
        }
    });
    return () => { leave(); for (const one of leavePedals) one(); };
}
