// @ts-check
// A step of the preparation: Next says what is still missing, while it is typed. Dates get their hyphens.
import { part } from "/js/view.js";

part("step", (root) => {
    const form = /** @type {HTMLFormElement} */ (root);
    const next = document.getElementById("next");

    function judge() {
        if (!(next instanceof HTMLButtonElement)) return;
        /** @type {string[]} */
        const missing = [];
        for (const field of form.querySelectorAll("input, textarea, select")) {
            const input = /** @type {HTMLInputElement} */ (field);
            const done = input.type === "checkbox" ? input.checked : input.value.trim() !== "" && input.validity.valid;
            if (input.dataset.need && !done) missing.push(input.dataset.need);
            else if (!input.dataset.need && input.validationMessage && input.value !== "") missing.push(input.validationMessage);
        }
        next.disabled = missing.length > 0;
        const why = next.querySelector(".action-why");
        if (why) why.textContent = missing.join(", ");
    }

    /** @param {Event} event */
    function typed(event) {
        const field = event.target;
        if (field instanceof HTMLInputElement && field.dataset.date === "1" && /** @type {InputEvent} */ (event).inputType?.startsWith("insert")) {
            const digits = field.value.replace(/\D/g, "").slice(0, 8);
            field.value = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join("-");
        }
        judge();
    }

    /** What is ticked is kept at once. */
    function keep() {
        if (form.dataset.keep === "1") fetch(form.action, { method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))) }).catch(() => { });
    }

    form.addEventListener("input", typed);
    form.addEventListener("judged", judge);
    form.addEventListener("change", keep);

    // A scanner ends what it types with Enter: on to the next empty field, not away.
    form.addEventListener("keydown", (event) => {
        const field = event.target;
        if (event.key !== "Enter" || !(field instanceof HTMLInputElement) || field.type === "checkbox") return;
        const open = [...form.querySelectorAll("input")].find((input) => input !== field && input.type === "text" && input.value === "");
        if (!open) return;
        event.preventDefault();
        open.focus();
    });
    judge();
});
