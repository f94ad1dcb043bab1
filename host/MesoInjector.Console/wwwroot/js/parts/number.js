// @ts-check
// Entering a number: only keys that can be part of it get in, and the others are explained, not ignored. Limits stand beside the field; what is outside says so.
import { part } from "/js/view.js";

const explainFor = 4000;

part("number", (root) => {
    const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    const why = /** @type {HTMLElement} */ (root.querySelector(".number-why"));
    const decimal = document.body.dataset.decimal ?? ".";
    const digits = Number(root.dataset.digits ?? "0");
    const least = Number(root.dataset.least);
    const most = Number(root.dataset.most);
    const step = Number(root.dataset.step ?? "0");
    let timer = 0;
    let explaining = false;

    /** @param {string} text */
    function explain(text) {
        why.textContent = text;
        root.classList.add("blocked");
        explaining = true;
        clearTimeout(timer);
        timer = setTimeout(() => { explaining = false; judge(); }, explainFor);
    }

    /** What is keyed, as a number; not a number where it is none. */
    const value = () => field.value === "" ? NaN : Number(field.value.replace(decimal, "."));

    function judge() {
        root.classList.toggle("blocked", explaining);
        const now = value();
        const outside = field.value !== "" && !(now >= least - 1e-9 && now <= most + 1e-9);
        if (!explaining) why.textContent = outside ? root.dataset.sayOutside ?? "" : "";
        root.classList.toggle("outside", outside);
        field.setCustomValidity(outside ? root.dataset.sayOutside ?? "" : "");
        tellButton(outside || field.value === "" ? null : now);
        root.dispatchEvent(new CustomEvent("judged", { bubbles: true }));
    }

    /** A button that carries this number as a volume. @param {number | null} millilitres */
    function tellButton(millilitres) {
        if (!root.dataset.fillFor) return;
        for (const button of document.querySelectorAll(`button[data-command="${root.dataset.fillFor}"]`)) {
            /** @type {HTMLElement} */ (button).dataset.fill = millilitres === null ? "" : String(Math.round(millilitres * 1e6));
        }
    }

    field.addEventListener("beforeinput", (event) => {
        const typed = event.data;
        if (!typed || event.isComposing) return;
        const from = field.selectionStart ?? field.value.length;
        const to = field.selectionEnd ?? field.value.length;
        const after = field.value.slice(0, from) + typed + field.value.slice(to);
        if ([...typed].some((key) => !/[0-9]/.test(key) && !(digits > 0 && key === decimal)) || after.split(decimal).length > 2) {
            event.preventDefault();
            explain((digits > 0 ? root.dataset.sayKey : root.dataset.sayWhole) ?? "");
        } else if (after.includes(decimal) && after.length - after.indexOf(decimal) - 1 > digits) {
            event.preventDefault();
            explain(root.dataset.sayDigits ?? "");
        } else if (after.length > field.maxLength) {
            event.preventDefault();
            explain(root.dataset.sayLong ?? "");
        }
    });
    field.addEventListener("input", judge);

    // Shown as it counts: a leading zero, nothing behind the last digit.
    field.addEventListener("change", () => {
        const now = value();
        if (!Number.isNaN(now)) field.value = String(Number(now.toFixed(digits))).replace(".", decimal);
        judge();
    });

    /** @param {number} by */
    function move(by) {
        const now = value();
        const from = Number.isNaN(now) ? (by > 0 ? least - step : least + step) : now;
        const to = Number((Math.round((from + by) / step) * step).toFixed(digits));
        if (to < least - 1e-9 || to > most + 1e-9) {
            explain(root.dataset.sayOutside ?? "");
            return;
        }
        field.value = String(to).replace(".", decimal);
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }

    root.querySelector(".number-less")?.addEventListener("click", () => move(-step));
    root.querySelector(".number-more")?.addEventListener("click", () => move(step));
    field.addEventListener("keydown", (event) => {
        if (step > 0 && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
            event.preventDefault();
            move(event.key === "ArrowUp" ? step : -step);
        }
    });
    judge();
    return () => clearTimeout(timer);
});
