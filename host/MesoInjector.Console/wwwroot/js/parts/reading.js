// @ts-check
// A reading as it is typed: what is no number is kept out, and what lies outside its limits is shown at once. The device decides.
import { part } from "/js/view.js";

part("reading", (root) => {
    const field = /** @type {HTMLInputElement} */ (root);
    const decimal = document.body.dataset.decimal ?? ".";
    const least = Number(field.dataset.least);
    const most = Number(field.dataset.most);

    /** @param {InputEvent} event */
    function keep(event) {
        if (!event.data) return;
        const start = field.selectionStart ?? 0;
        const after = field.value.slice(0, start) + event.data + field.value.slice(field.selectionEnd ?? start);
        const pattern = new RegExp("^[+\\-\u2212]?\\d*(" + (decimal === "," ? "," : "\\.") + "\\d*)?$");
        if (pattern.test(after)) return;
        event.preventDefault();
        field.classList.add("blocked");
        setTimeout(() => field.classList.remove("blocked"), 600);
    }

    function judge() {
        const value = Number(field.value.replace(decimal, ".").replace("\u2212", "-"));
        field.classList.toggle("outside", field.value !== "" && !(value >= least && value <= most));
    }

    field.addEventListener("beforeinput", keep);
    field.addEventListener("input", judge);
    judge();
});
