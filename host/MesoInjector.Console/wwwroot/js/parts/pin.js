// @ts-check
// Digits by touch; a keyboard works as well. What is no digit is kept out, and the field shows that it was.
import { part } from "/js/view.js";

part("pin", (root) => {
    const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    const keys = /** @type {HTMLElement} */ (root.querySelector(".keys"));
    keys.hidden = false;

    /** @param {Event} event */
    function press(event) {
        const key = event.target instanceof Element ? event.target.closest("button[data-key]") : null;
        if (!(key instanceof HTMLButtonElement)) return;
        event.preventDefault();
        const name = key.dataset.key ?? "";
        if (name === "back") field.value = field.value.slice(0, -1);
        else if (name === "clear") field.value = "";
        else if (field.value.length < field.maxLength) field.value += name;
        field.focus();
    }

    /** Letters are no part of a PIN: they are kept out, and the field says what belongs in it. @param {InputEvent} event */
    function keep(event) {
        if (event.data && /[^0-9]/.test(event.data)) {
            event.preventDefault();
            field.classList.add("blocked");
            setTimeout(() => field.classList.remove("blocked"), 600);
        }
    }

    keys.addEventListener("click", press);
    field.addEventListener("beforeinput", keep);
});
