// @ts-check
// A target for a technician: chosen and prepared here; the pedal drives to it.
import { part } from "/js/view.js";
import { number } from "/js/show.js";
import { token, toast } from "/js/commands.js";

part("drive", (root) => {
    const select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
    const shown = root.querySelector("output");
    const limits = /** @type {HTMLElement | null} */ (root.querySelector(".drive-limits"));
    const steps = [...root.querySelectorAll("button[data-step]")].map((button) => /** @type {HTMLButtonElement} */ (button));
    const prepare = /** @type {HTMLButtonElement | null} */ (document.getElementById("drive-prepare"));
    let value = 0;

    const chosen = () => /** @type {HTMLElement} */ (select.selectedOptions[0]);
    const of = (/** @type {string} */ name) => Number(chosen().dataset[name]);
    const text = (/** @type {number} */ raw) => number(raw / of("scale"), of("scale") >= 1e6 ? 2 : 0);
    const stepOf = (/** @type {HTMLButtonElement} */ button) => {
        const step = button.dataset.step ?? "";
        return (step.startsWith("-") ? -1 : 1) * of(step.slice(1));
    };

    function show() {
        const unit = chosen().dataset.unit ?? "";
        if (shown) shown.textContent = unit === "" ? "" : `${text(value)} ${unit}`;
        if (limits) limits.textContent = unit === "" ? "" : (limits.dataset.words ?? "").replace("{0}", text(of("least"))).replace("{1}", text(of("most"))).replace("{2}", unit);
        for (const button of steps) {
            const step = stepOf(button);
            button.textContent = step === 0 ? "" : (step > 0 ? "+" : "\u2212") + text(Math.abs(step));
            button.disabled = step === 0 || value + step < of("least") || value + step > of("most");
        }
    }

    const begin = () => { value = of("start"); show(); };
    select.addEventListener("change", begin);
    for (const button of steps) button.addEventListener("click", () => { value += stepOf(button); show(); });
    prepare?.addEventListener("click", async (event) => {
        // Not one of the plain commands: a target goes with it.
        event.stopPropagation();
        const body = new URLSearchParams({ move: select.value, value: String(value) });
        try {
            const answer = await fetch("/service/target", { method: "POST", body, headers: { "X-Anti-Forgery": token() } });
            if (!answer.ok) toast(await answer.json());
        } catch {
            toast({ words: prepare.dataset.lost ?? "No answer.", remedy: "" });
        }
    });
    begin();
});
