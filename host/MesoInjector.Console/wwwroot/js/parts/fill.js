// @ts-check
// What the next syringe holds: in steps, inside its limits. A step that would leave them does nothing and says which limit it is.
import { part } from "/js/view.js";
import { number } from "/js/show.js";

part("fill", (root) => {
    const least = Number(root.dataset.least);
    const most = Number(root.dataset.most);
    const shown = root.querySelector("output span");
    let value = Number(root.dataset.start);
    const show = () => {
        if (shown) shown.textContent = number(value / 1e6, 1);
        const command = root.parentElement?.querySelector("[data-command=ChangeSyringe]");
        if (command instanceof HTMLElement) command.dataset.fill = String(value);
        for (const button of root.querySelectorAll("button")) {
            const next = value + Number(button.dataset.step);
            button.disabled = next < least || next > most;
        }
    };
    for (const button of root.querySelectorAll("button")) button.addEventListener("click", () => { value += Number(button.dataset.step); show(); });
    show();
});
