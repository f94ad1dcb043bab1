// @ts-check
// The questions: each answer is kept as it is given. Where the screen is small, a few at a time.
import { part } from "/js/view.js";

part("screening", (root) => {
    const form = /** @type {HTMLFormElement} */ (root);
    const next = /** @type {HTMLButtonElement} */ (document.getElementById("next"));
    const back = /** @type {HTMLButtonElement} */ (document.getElementById("screening-back"));
    const name = /** @type {HTMLElement} */ (next.querySelector(".action-name"));
    const why = /** @type {HTMLElement} */ (next.querySelector(".action-why"));
    const groups = [...form.querySelectorAll(".question-group")];
    let at = 0;

    /** @param {Element} of */
    const open = (of) => [...of.querySelectorAll("fieldset")].filter((question) => !question.querySelector("input:checked")).length;
    const paged = () => groups.some((group) => getComputedStyle(group).display === "none");

    function draw() {
        groups.forEach((group, i) => group.classList.toggle("now", i === at));
        const few = paged();
        const last = !few || at === groups.length - 1;
        const left = last ? open(form) : open(groups[at]);
        name.textContent = (last ? form.dataset.sayDone : form.dataset.sayMore) ?? "";
        why.textContent = left === 0 ? "" : (form.dataset.sayOpen ?? "").replace("{0}", String(left));
        next.disabled = left > 0;
        back.disabled = !few || at === 0;
    }

    /** @param {Event} event */
    function answered(event) {
        const input = event.target;
        if (!(input instanceof HTMLInputElement)) return;
        const body = new URLSearchParams({ question: input.name, answer: input.value, __RequestVerificationToken: String(new FormData(form).get("__RequestVerificationToken")) });
        fetch("/screening/answer", { method: "POST", body }).catch(() => { });
        draw();
    }

    /** @param {Event} event */
    function go(event) {
        if (!paged() || at === groups.length - 1) return;
        event.preventDefault();
        at++;
        draw();
    }

    form.addEventListener("change", answered);
    next.addEventListener("click", go);
    back.addEventListener("click", () => { at--; draw(); });
    addEventListener("resize", draw);

    // After a reload: on with the first group that is not answered.
    at = Math.max(0, groups.findIndex((group) => open(group) > 0));
    draw();
    return () => removeEventListener("resize", draw);
});
