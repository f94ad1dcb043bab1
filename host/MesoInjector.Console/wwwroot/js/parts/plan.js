// @ts-check
// Painting a plan: which places of the protocol's lattice are used. Everything is shown as it is painted and kept by the server, which has the last word.
import { number } from "/js/show.js";
import { part } from "/js/view.js";

/** Below this many pixels to the millimetre a touch shows the region large instead of painting single places. */
const fineScale = 1.6;
const keepAfter = 300;
const undoSteps = 100;

part("plan", (root) => {
    const form = /** @type {HTMLFormElement} */ (root);
    const map = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (root.querySelector(".plan-map")));
    const field = /** @type {HTMLInputElement} */ (root.querySelector("input[name=places]"));
    const out = /** @type {HTMLButtonElement} */ (root.querySelector("[data-do=whole]"));
    const next = document.getElementById("next");
    const fit = /** @type {HTMLButtonElement} */ (root.querySelector("[data-do=fit]"));
    const places = [...map.querySelectorAll("circle")].map((dot) => ({
        dot, number: Number(dot.dataset.place), region: dot.dataset.region ?? "", x: Number(dot.getAttribute("cx")), y: Number(dot.getAttribute("cy")),
    }));
    const data = { most: Number(form.dataset.most), dose: Number(form.dataset.dose), limit: Number(form.dataset.limit), second: Number(form.dataset.second), brush: Number(form.dataset.brush) };
    /** @type {Set<number>} */
    let chosen = new Set(field.value.split(",").filter(Boolean).map(Number));
    /** @type {Set<number>[]} */
    const before = [];
    let tool = "paint";
    let keepTimer = 0;

    /** @param {Set<number>} after */
    function change(after) {
        if (after.size === chosen.size && [...after].every((place) => chosen.has(place))) return;
        before.push(chosen);
        if (before.length > undoSteps) before.shift();
        chosen = after;
        draw();
        keep();
    }

    function draw() {
        for (const place of places) place.dot.classList.toggle("on", chosen.has(place.number));
        field.value = [...chosen].sort((a, b) => a - b).join(",");
        for (const button of root.querySelectorAll(".region-button")) {
            const own = places.filter((place) => place.region === /** @type {HTMLElement} */ (button).dataset.region);
            const on = own.filter((place) => chosen.has(place.number)).length;
            button.setAttribute("aria-pressed", on === 0 ? "false" : on === own.length ? "true" : "mixed");
            const count = button.querySelector(".region-count");
            if (count) count.textContent = on + " / " + own.length;
        }
        const volume = chosen.size * data.dose;
        bar("count", chosen.size, data.most, say(number(chosen.size, 0), number(data.most, 0)));
        bar("volume", volume, data.limit, say(trim(volume), trim(data.limit)) + " mL");
        bar("time", chosen.size, data.most, (form.dataset.sayMinutes ?? "{0}").replace("{0}", number(Math.ceil(chosen.size * data.second / 60), 0)));
        why(chosen.size === 0 ? form.dataset.sayNone ?? "" : chosen.size > data.most ? (form.dataset.sayMany ?? "").replace("{0}", String(chosen.size - data.most)) : "");
        fit.disabled = chosen.size <= data.most;
        for (const undo of root.querySelectorAll("[data-do=undo]")) /** @type {HTMLButtonElement} */ (undo).disabled = before.length === 0;
        for (const clear of root.querySelectorAll("[data-do=clear]")) /** @type {HTMLButtonElement} */ (clear).disabled = chosen.size === 0;
    }

    /** @param {string} text */
    function why(text) {
        if (!(next instanceof HTMLButtonElement)) return;
        next.disabled = text !== "";
        const line = next.querySelector(".action-why");
        if (line) line.textContent = text;
    }

    /** @param {string} value @param {string} most */
    const say = (value, most) => (form.dataset.sayOf ?? "{0} / {1}").replace("{0}", value).replace("{1}", most);

    /** Millilitres without trailing zeros. @param {number} nanolitres */
    const trim = (nanolitres) => number(nanolitres / 1e6, 3).replace(/([.,]\d*?)0+$/, "$1").replace(/[.,]$/, "");

    /** @param {string} name @param {number} value @param {number} most @param {string} text */
    function bar(name, value, most, text) {
        const line = /** @type {HTMLElement} */ (root.querySelector(`[data-bar=${name}]`));
        const fill = /** @type {HTMLElement} */ (line.querySelector("i > i"));
        /** @type {HTMLElement} */ (line.querySelector("b")).textContent = text;
        fill.style.width = Math.min(100, value / most * 100) + "%";
        line.classList.toggle("over", value > most);
    }

    function keep() {
        clearTimeout(keepTimer);
        keepTimer = setTimeout(async () => {
            const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
            const sent = field.value;
            try {
                const answer = await fetch(form.action, { method: "POST", body });
                if (!answer.ok || answer.redirected || sent !== field.value) return;
                why((await answer.json()).why);
            } catch {
                // The stream says that the console is not reachable; the next change keeps everything.
            }
        }, keepAfter);
    }

    const scale = () => Math.abs(map.getScreenCTM()?.a ?? 1);

    /** @param {PointerEvent} event */
    function at(event) {
        const matrix = map.getScreenCTM();
        return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : new DOMPoint();
    }

    /** @type {{after: Set<number>, x: number, y: number, moved: boolean} | null} */
    let stroke = null;

    /** @param {DOMPoint} from @param {DOMPoint} to */
    function sweep(from, to) {
        if (!stroke) return;
        const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (data.brush / 2)));
        for (let i = 0; i <= steps; i++) {
            const x = from.x + (to.x - from.x) * i / steps;
            const y = from.y + (to.y - from.y) * i / steps;
            for (const place of places) {
                if (Math.hypot(place.x - x, place.y - y) > data.brush) continue;
                if (tool === "paint") stroke.after.add(place.number); else stroke.after.delete(place.number);
                place.dot.classList.toggle("on", stroke.after.has(place.number));
            }
        }
    }

    /** @type {DOMPoint} */
    let last = new DOMPoint();
    map.addEventListener("pointerdown", (event) => {
        if (!event.isPrimary) return;
        event.preventDefault();
        map.setPointerCapture(event.pointerId);
        last = at(event);
        stroke = { after: new Set(chosen), x: event.clientX, y: event.clientY, moved: false };
        if (scale() >= fineScale) sweep(last, last);
    });
    map.addEventListener("pointermove", (event) => {
        if (!stroke) return;
        if (Math.hypot(event.clientX - stroke.x, event.clientY - stroke.y) > 8) stroke.moved = true;
        if (!stroke.moved) return;
        const now = at(event);
        sweep(last, now);
        last = now;
    });
    map.addEventListener("pointerup", (event) => {
        if (!stroke) return;
        const done = stroke;
        stroke = null;
        if (!done.moved && scale() < fineScale) {
            const under = document.elementsFromPoint(event.clientX, event.clientY).find((element) => element.classList.contains("plan-region"));
            if (under instanceof SVGElement) look(under.dataset.box ?? "");
            return;
        }
        change(done.after);
    });
    map.addEventListener("pointercancel", () => { stroke = null; draw(); });

    /** @param {string} box */
    function look(box) {
        const whole = map.dataset.whole ?? "";
        map.setAttribute("viewBox", box || whole);
        out.hidden = !box || box === whole;
    }

    /** Whole where it was not whole; otherwise none of it. @param {string} region */
    function toggle(region) {
        const own = places.filter((place) => place.region === region);
        const all = own.every((place) => chosen.has(place.number));
        const after = new Set(chosen);
        for (const place of own) if (all) after.delete(place.number); else after.add(place.number);
        change(after);
    }

    /** As many as the protocol allows: those nearest to the middle of all. */
    function keepCentral() {
        const mine = places.filter((place) => chosen.has(place.number));
        const x = mine.reduce((sum, place) => sum + place.x, 0) / mine.length;
        const y = mine.reduce((sum, place) => sum + place.y, 0) / mine.length;
        const away = (/** @type {{x: number, y: number}} */ place) => Math.hypot(place.x - x, place.y - y);
        change(new Set(mine.sort((a, b) => away(a) - away(b) || a.number - b.number).slice(0, data.most).map((place) => place.number)));
    }

    root.addEventListener("click", (event) => {
        const button = event.target instanceof Element ? event.target.closest("button") : null;
        if (!(button instanceof HTMLButtonElement)) return;
        if (button.dataset.tool) {
            tool = button.dataset.tool;
            for (const other of root.querySelectorAll("[data-tool]")) other.setAttribute("aria-pressed", String(other === button));
        }
        switch (button.dataset.do) {
            case "region": toggle(button.dataset.region ?? ""); break;
            case "undo": { const past = before.pop(); if (past) { chosen = past; draw(); keep(); } break; }
            case "clear": change(new Set()); break;
            case "fit": keepCentral(); break;
            case "whole": look(""); break;
        }
    });
    const keys = (/** @type {KeyboardEvent} */ event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== "z") return;
        event.preventDefault();
        /** @type {HTMLButtonElement} */ (root.querySelector("[data-do=undo]")).click();
    };
    document.addEventListener("keydown", keys);
    draw();
    return () => { document.removeEventListener("keydown", keys); clearTimeout(keepTimer); };
});
