// @ts-check
// Several buttons with one place: the one that the state knows is shown. After a change the place cannot be touched for a moment.
import { part } from "/js/view.js";
import { onLive } from "/js/show.js";

const guardMilliseconds = 300;

part("slot", (root) => {
    const buttons = [...root.querySelectorAll("button[data-command]")].map((button) => /** @type {HTMLButtonElement} */ (button));
    const otherwise = root.querySelector(".slot-else");
    let shown = "?";
    return onLive((live) => {
        if (!live.offers) return;
        const now = buttons.find((button) => live.offers[button.dataset.command ?? ""] !== undefined && button.dataset.pending !== "1") ?? null;
        const name = now?.dataset.command ?? "";
        if (name === shown || buttons.some((button) => button.dataset.pending === "1" && button.dataset.command === shown)) return;
        const first = shown === "?";
        shown = name;
        for (const button of buttons) button.classList.toggle("shown", button === now || (!now && !otherwise && button === buttons[buttons.length - 1]));
        otherwise?.classList.toggle("shown", !now);
        if (first) return;
        root.classList.add("guarded");
        setTimeout(() => root.classList.remove("guarded"), guardMilliseconds);
    });
});
